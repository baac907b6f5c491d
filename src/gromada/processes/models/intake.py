"""What arrives from elsewhere: seminars, forms, paper."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed
from gromada.processes.models.process import Host, Process


class IntakeItem(Addressed):
    """One input that somebody put in, with where it came from and what became of it."""

    class Source(models.TextChoices):
        FORM = "form", _("form on this site")
        SEMINAR = "seminar", _("seminar or meeting")
        PAPER = "paper", _("paper")
        MAIL = "mail", _("letter or e-mail")
        OTHER = "other", _("something else")

    class Outcome(models.TextChoices):
        WAITING = "waiting", _("waiting for an answer")
        TAKEN_UP = "taken_up", _("taken up")
        PARTLY = "partly", _("taken up in part")
        NOT_TAKEN_UP = "not_taken_up", _("not taken up")
        ALREADY_THERE = "already_there", _("the text says so already")
        TO_ANALYSE = "to_analyse", _("to be looked into further")
        OUT_OF_SCOPE = "out_of_scope", _("outside this process")

    process = models.ForeignKey(
        Process, models.CASCADE, related_name="intake", verbose_name=_("process")
    )
    source = models.CharField(_("where it came from"), max_length=10, choices=Source)
    source_address = models.CharField(_("address of the source"), max_length=120, blank=True)
    text = models.TextField(_("text"), max_length=2000)
    language = models.CharField(_("language"), max_length=2, default="pl")
    participant = models.ForeignKey(
        "people.Participant",
        models.SET_NULL,
        related_name="intake",
        null=True,
        blank=True,
        verbose_name=_("who sent it"),
    )
    received_at = models.DateTimeField(_("received"))
    outcome = models.CharField(
        _("outcome"), max_length=14, choices=Outcome, default=Outcome.WAITING
    )
    answer = models.TextField(_("answer"), max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        Host,
        models.PROTECT,
        related_name="answers",
        null=True,
        blank=True,
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("input")
        verbose_name_plural = _("inputs")
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["process", "outcome", "-received_at"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome="waiting", answer="", answered_at=None, answered_by=None)
                | (
                    ~models.Q(outcome="waiting")
                    & ~models.Q(answer="")
                    & models.Q(answered_at__isnull=False, answered_by__isnull=False)
                ),
                name="intake_outcome_has_an_answer",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_waiting(self) -> bool:
        return self.outcome == self.Outcome.WAITING
