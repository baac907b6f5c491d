"""What follows a motion besides the act: duties, and departures from what was carried."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gromada.charters.models.motions import Motion
from gromada.charters.models.seats import Seat
from gromada.ledger.models import Addressed


class Duty(Addressed):
    """What is owed after a motion, by a date: an answer with reasons, mediation, a signature."""

    class Kind(models.TextChoices):
        ANSWER = "answer", _("an answer with reasons")
        MEDIATION = "mediation", _("mediation")
        SIGNATURE = "signature", _("the signature outside: who, on which day, which document")

    motion = models.ForeignKey(Motion, models.PROTECT, related_name="duties")
    kind = models.CharField(_("what is owed"), max_length=10, choices=Kind)
    side = models.CharField(_("who owes it"), max_length=40, blank=True)
    due_at = models.DateTimeField(_("due"))
    text = models.TextField(_("text"), max_length=4000, blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        constraints = [
            models.UniqueConstraint(fields=["motion", "kind"], name="one_duty_of_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.motion} · {self.kind}"

    @property
    def is_answered_there(self) -> bool:
        """Is the answer given on the page of what the motion is about?"""
        return self.kind == self.Kind.ANSWER and self.motion.act.answered_there

    @property
    def is_done(self) -> bool:
        return self.done_at is not None


class Departure(Addressed):
    """That a competent organ, named, lawfully departed from a carried motion, and why."""

    motion = models.OneToOneField(Motion, models.PROTECT, related_name="departure")
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="departures")
    office = models.CharField(_("office"), max_length=160)
    reason = models.TextField(_("reason"), max_length=4000)
    departed_at = models.DateTimeField(_("departed"))

    class Meta:
        verbose_name = _("departure")
        verbose_name_plural = _("departures")

    def __str__(self) -> str:
        return f"{self.motion} · {self.office}"
