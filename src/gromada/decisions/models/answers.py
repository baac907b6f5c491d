"""Answers with their reasons: written by one person, accepted by another."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gromada.decisions.models.remarks import Cluster, Remark
from gromada.ledger.models import Addressed
from gromada.processes.models import Process


class Disposition(models.TextChoices):
    """What becomes of a remark, as Polish offices say it."""

    TAKEN_UP = "taken_up", pgettext_lazy("disposition", "We took it up")
    PARTLY = "partly", pgettext_lazy("disposition", "We took it up in part")
    NOT_TAKEN_UP = "not_taken_up", pgettext_lazy("disposition", "We did not take it up")
    ALREADY_THERE = "already_there", pgettext_lazy("disposition", "The text says so already")
    TO_ANALYSE = "to_analyse", pgettext_lazy("disposition", "To be looked into further")
    DOES_NOT_APPLY = "does_not_apply", pgettext_lazy("disposition", "Does not concern this matter")

    @property
    def icon(self) -> str:
        return DISPOSITION_ICONS[self]

    @property
    def changes_something(self) -> bool:
        return self in (Disposition.TAKEN_UP, Disposition.PARTLY)


DISPOSITION_ICONS = {
    Disposition.TAKEN_UP: "check",
    Disposition.PARTLY: "circle-dot",
    Disposition.NOT_TAKEN_UP: "x",
    Disposition.ALREADY_THERE: "file-check",
    Disposition.TO_ANALYSE: "search",
    Disposition.DOES_NOT_APPLY: "corner-up-right",
}


class Answer(Addressed):
    """What the institution says to a cluster or to one remark, and why."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("answer", "draft")
        TO_CHECK = "to_check", pgettext_lazy("answer", "waits for a second reading")
        ACCEPTED = "accepted", pgettext_lazy("answer", "accepted")
        SENT_BACK = "sent_back", pgettext_lazy("answer", "sent back")

    IN_WORK = (State.DRAFT, State.TO_CHECK, State.SENT_BACK)
    WITH_AUTHOR = (State.DRAFT, State.SENT_BACK)

    process = models.ForeignKey(
        Process, models.CASCADE, related_name="drafted_answers", verbose_name=_("process")
    )
    cluster = models.ForeignKey(
        Cluster, models.CASCADE, related_name="answers", null=True, blank=True
    )
    remark = models.ForeignKey(
        Remark, models.CASCADE, related_name="own_answers", null=True, blank=True
    )
    disposition = models.CharField(_("what becomes of it"), max_length=14, choices=Disposition)
    reason = models.TextField(_("reason"), max_length=4000)
    state = models.CharField(_("state"), max_length=9, choices=State, default=State.DRAFT)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="answers_drafted",
        null=True,
        blank=True,
        verbose_name=_("who wrote it"),
    )
    drafted_at = models.DateTimeField(_("written"))
    second_reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        related_name="answers_read",
        null=True,
        blank=True,
        verbose_name=_("second reader"),
    )
    note = models.CharField(_("note of the second reader"), max_length=600, blank=True)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    remark_count = models.PositiveIntegerField(_("inputs answered"), default=0)

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cluster__isnull=False, remark=None)
                | models.Q(cluster=None, remark__isnull=False),
                name="answer_to_a_cluster_or_a_remark",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="answer_has_a_reason"),
            models.CheckConstraint(
                condition=~models.Q(second_reader=models.F("drafted_by")),
                name="answer_read_by_two_people",
            ),
            models.CheckConstraint(
                condition=models.Q(state="accepted", accepted_at__isnull=False)
                | (~models.Q(state="accepted") & models.Q(accepted_at=None)),
                name="answer_accepted_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["cluster"],
                condition=~models.Q(state="accepted"),
                name="one_answer_in_work_for_a_cluster",
            ),
            models.UniqueConstraint(
                fields=["remark"],
                condition=~models.Q(state="accepted"),
                name="one_answer_in_work_for_a_remark",
            ),
        ]

    def __str__(self) -> str:
        about = self.cluster if self.cluster_id else self.remark
        return gettext("Answer: %(about)s") % {"about": about}

    @property
    def opening(self) -> str:
        return self.reason

    def get_absolute_url(self) -> str:
        if self.cluster_id:
            return reverse("decisions:remark_list", args=[self.process.slug]) + (
                f"?cluster={self.cluster_id}"
            )
        return self.remark.get_absolute_url() if self.remark else ""

    @property
    def became(self) -> Disposition:
        """What becomes of it, with its words and its icon."""
        return Disposition(self.disposition)

    @property
    def about(self) -> Cluster | Remark:
        found = self.cluster or self.remark
        if found is None:
            raise Remark.DoesNotExist(self.address)
        return found

    @property
    def is_in_work(self) -> bool:
        return self.state in self.IN_WORK

    @property
    def is_with_author(self) -> bool:
        return self.state in self.WITH_AUTHOR

    @property
    def waits_for_reader(self) -> bool:
        return self.state == self.State.TO_CHECK


class Given(models.Model):
    """That a remark got an answer: added, never changed, so that corrections leave a history."""

    remark = models.ForeignKey(Remark, models.CASCADE, related_name="given")
    answer = models.ForeignKey(Answer, models.CASCADE, related_name="given")
    given_at = models.DateTimeField(_("given"))
    told_at = models.DateTimeField(_("told"), null=True, blank=True)

    class Meta:
        verbose_name = _("answer given")
        verbose_name_plural = _("answers given")
        ordering = ["-given_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["remark", "answer"], name="an_answer_is_given_once"),
        ]

    def __str__(self) -> str:
        return f"{self.remark_id} · {self.answer_id}"
