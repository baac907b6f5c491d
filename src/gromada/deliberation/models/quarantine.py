"""Setting a statement aside at once, for a short while, on a closed list of grounds."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gromada.charters.models import Seat
from gromada.deliberation.models.statement import Statement
from gromada.ledger.models import Addressed


class Quarantine(Addressed):
    """One moderator took a statement out of sight; it returns unless the keys confirm."""

    class Ground(models.TextChoices):
        ILLEGAL = "illegal", _("against the law")
        PERSONAL_DATA = "personal_data", _("somebody’s personal data")
        THREATS = "threats", _("threats or harassment")
        SPAM = "spam", _("advertising or spam")

    class Outcome(models.TextChoices):
        OPEN = "open", _("waits for the keys")
        CONFIRMED = "confirmed", _("confirmed by the keys")
        RETURNED = "returned", _("not confirmed, so it returned")

    statement = models.ForeignKey(
        Statement, models.CASCADE, related_name="quarantines", verbose_name=_("statement")
    )
    seat = models.ForeignKey(Seat, models.PROTECT, related_name="+", verbose_name=_("seat"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("who set it aside"),
    )
    ground = models.CharField(_("ground"), max_length=14, choices=Ground)
    began_at = models.DateTimeField(_("set aside"))
    ends_at = models.DateTimeField(_("returns"))
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OPEN)

    class Meta:
        verbose_name = _("statement set aside")
        verbose_name_plural = _("statements set aside")
        constraints = [
            # it cannot be kept out of sight by setting it aside again and again
            models.UniqueConstraint(fields=["statement"], name="statement_set_aside_once"),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id} {self.ground}"
