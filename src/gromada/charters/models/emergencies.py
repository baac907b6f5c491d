"""Taking words out of sight at once, for a short while, on a closed list of grounds."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from gromada.charters.models.seats import Seat
from gromada.ledger.models import Addressed


class Emergency(Addressed):
    """Somebody on a seat set something aside; it returns unless the keys confirm.

    Each part has its own rows, with a foreign key to what it is about named in ``about``.
    """

    class Ground(models.TextChoices):
        ILLEGAL = "illegal", _("against the law")
        PERSONAL_DATA = "personal_data", _("somebody’s personal data")
        THREATS = "threats", _("threats or harassment")
        SPAM = "spam", _("advertising or spam")

    class Outcome(models.TextChoices):
        OPEN = "open", _("waits for the keys")
        CONFIRMED = "confirmed", _("confirmed by the keys")
        RETURNED = "returned", _("not confirmed, so it returned")

    about: ClassVar[str]

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
        abstract = True
