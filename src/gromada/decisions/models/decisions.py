"""What is decided, by whom, with what legal effect; and where the sides differ."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gromada.ledger.models import Addressed
from gromada.processes.models import Host, Process
from gromada.processes.models.process import in_reader_language


class Decision(Addressed):
    """One decision: prepared in public, then taken, recommended, or ended with differences."""

    class Kind(models.TextChoices):
        ADOPTS = "adopts", pgettext_lazy("decision", "adopts a text")
        DOES = "does", pgettext_lazy("decision", "says what will be done")
        REFUSES = "refuses", pgettext_lazy("decision", "says what will not be done")

    class Effect(models.TextChoices):
        SELF_BINDING = "self_binding", _("the institution binds itself by it")
        RESERVED = "reserved", _("somebody else decides by law, so it is a recommendation")

    class State(models.TextChoices):
        PREPARED = "prepared", pgettext_lazy("decision", "prepared")
        TAKEN = "taken", pgettext_lazy("decision", "taken")
        RECOMMENDED = "recommended", pgettext_lazy("decision", "recommended")
        DIFFERENCES = "differences", pgettext_lazy("decision", "ended with differences")

    process = models.ForeignKey(
        Process, models.CASCADE, related_name="decisions", verbose_name=_("process")
    )
    policy = models.ForeignKey(
        "drafting.Policy",
        models.PROTECT,
        related_name="decisions",
        null=True,
        blank=True,
        verbose_name=_("text that it adopts"),
    )
    title_pl = models.CharField(_("title in Polish"), max_length=160, blank=True)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    text_pl = models.TextField(_("text in Polish"), max_length=8000, blank=True)
    text_en = models.TextField(_("text in English"), max_length=8000, blank=True)
    changes_pl = models.TextField(_("what changed, in Polish"), max_length=4000, blank=True)
    changes_en = models.TextField(_("what changed, in English"), max_length=4000, blank=True)
    kind = models.CharField(_("what it does"), max_length=8, choices=Kind, default=Kind.DOES)
    effect = models.CharField(
        _("legal effect"), max_length=12, choices=Effect, default=Effect.SELF_BINDING
    )
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.PREPARED)
    prepared_at = models.DateTimeField(_("prepared"))
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    signed_by = models.CharField(_("who signed it"), max_length=160, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    document = models.CharField(_("document"), max_length=160, blank=True)
    answer_due_on = models.DateField(_("answer due"), null=True, blank=True)
    answer = models.TextField(_("answer of the institution"), max_length=4000, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["-decided_at", "-prepared_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title_pl="") | ~models.Q(title_en=""),
                name="decision_has_a_title",
            ),
            models.CheckConstraint(
                condition=models.Q(state="prepared", decided_at=None)
                | (~models.Q(state="prepared") & models.Q(decided_at__isnull=False)),
                name="decision_decided_at_a_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="taken")
                | (
                    ~models.Q(signed_by="")
                    & ~models.Q(document="")
                    & models.Q(signed_on__isnull=False)
                ),
                name="decision_taken_is_signed",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("decisions:decision_detail", args=[self.pk])

    @property
    def title(self) -> str:
        return in_reader_language(self, "title")

    @property
    def text(self) -> str:
        return in_reader_language(self, "text")

    @property
    def changes(self) -> str:
        return in_reader_language(self, "changes")

    @property
    def is_prepared(self) -> bool:
        return self.state == self.State.PREPARED

    @property
    def is_reserved(self) -> bool:
        return self.effect == self.Effect.RESERVED

    @property
    def owes_an_answer(self) -> bool:
        return self.answer_due_on is not None and self.answered_at is None


class Position(models.Model):
    """Where one side stands on a decision, in its own words."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="positions")
    side = models.CharField(_("side"), max_length=40)
    text = models.TextField(_("position"), max_length=4000)
    stated_at = models.DateTimeField(_("stated"))

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "side"], name="one_position_a_side"),
        ]

    def __str__(self) -> str:
        return f"{self.decision} · {self.side}"


class Report(Addressed):
    """That the report from the consultation was published, with its counts on that day."""

    process = models.ForeignKey(
        Process, models.CASCADE, related_name="consultation_reports", verbose_name=_("process")
    )
    published_at = models.DateTimeField(_("published"))
    published_by = models.ForeignKey(Host, models.PROTECT, related_name="+")
    remarks = models.PositiveIntegerField(_("inputs"))
    answered = models.PositiveIntegerField(_("answered"))

    class Meta:
        verbose_name = _("consultation report")
        verbose_name_plural = _("consultation reports")
        ordering = ["-published_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.process} · {self.published_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        return reverse("decisions:report", args=[self.process.slug])
