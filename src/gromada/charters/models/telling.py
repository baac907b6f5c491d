"""Who was told of what: silence counts only for who was."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gromada.charters.models.motions import Motion
from gromada.charters.models.seats import Seat
from gromada.people.models import Person


class Told(models.Model):
    """That the holder of a seat was written to about a motion, by which mail."""

    motion = models.ForeignKey(Motion, models.CASCADE, related_name="told")
    seat = models.ForeignKey(Seat, models.CASCADE, related_name="told")
    term = models.PositiveSmallIntegerField()
    mail = models.ForeignKey(
        "notices.Mail", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    queued_at = models.DateTimeField(_("written"))
    delivered_at = models.DateTimeField(_("delivered"), null=True, blank=True)

    class Meta:
        verbose_name = _("notification of a seat")
        verbose_name_plural = _("notifications of seats")
        constraints = [
            models.UniqueConstraint(fields=["motion", "seat", "term"], name="told_once_a_term"),
        ]

    def __str__(self) -> str:
        return f"{self.motion} · {self.seat}"


class Digest(models.Model):
    """The one mail a day that a person got; sent twice it would be a second row."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    day = models.DateField()

    class Meta:
        verbose_name = _("daily mail")
        verbose_name_plural = _("daily mails")
        constraints = [
            models.UniqueConstraint(fields=["person", "day"], name="one_digest_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.day}"
