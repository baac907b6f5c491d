"""Waves of questions about trust, on both sides; nobody knows who answered what."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed


class Side(models.TextChoices):
    """Who is asked; each side is asked about the other."""

    INSTITUTION = "institution", _("people of the institution")
    COMMUNITY = "community", _("residents and other partners")


class TrustWave(Addressed):
    """One round in which both sides of a process or partnership are asked."""

    holder = models.CharField(_("process or partnership"), max_length=80)
    number = models.PositiveIntegerField(_("number"))
    bank_sha256 = models.CharField(_("fingerprint of the questions"), max_length=64)
    opened_at = models.DateTimeField(_("opened"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    asked_institution = models.PositiveIntegerField(_("asked in the institution"), default=0)
    asked_community = models.PositiveIntegerField(_("asked in the community"), default=0)
    # kept when its codes go: worked out anew without them, more might be shown than before
    shown = models.JSONField(_("what was shown"), null=True, blank=True)

    class Meta:
        verbose_name = _("wave of questions about trust")
        verbose_name_plural = _("waves of questions about trust")
        ordering = ["holder", "number"]
        constraints = [
            models.UniqueConstraint(fields=["holder", "number"], name="trust_waves_in_order"),
            models.UniqueConstraint(
                fields=["holder"],
                condition=models.Q(closed_at=None),
                name="one_open_trust_wave",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Questions about trust, wave %(number)d") % {"number": self.number})

    def get_absolute_url(self) -> str:
        return reverse("evaluation:trust", args=[self.holder])

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def asked(self, side: str) -> int:
        return self.asked_institution if side == Side.INSTITUTION else self.asked_community


class TrustToken(models.Model):
    """A right to answer once. It is gone with the answer, so nothing ties the two."""

    wave = models.ForeignKey(
        TrustWave, models.CASCADE, related_name="tokens", verbose_name=_("wave")
    )
    side = models.CharField(_("side"), max_length=12, choices=Side)
    token_hash = models.CharField(_("fingerprint of the token"), max_length=64, unique=True)
    # the same for one person in all waves of one holder; "" on a printed slip
    code = models.CharField(_("keyed code"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("right to answer")
        verbose_name_plural = _("rights to answer")
        constraints = [
            models.UniqueConstraint(
                fields=["wave", "code"], condition=~models.Q(code=""), name="asked_once_a_wave"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} · {self.side}"


class TrustAnswers(models.Model):
    """What somebody answered: no name, no address, no time."""

    wave = models.ForeignKey(
        TrustWave, models.CASCADE, related_name="answers", verbose_name=_("wave")
    )
    side = models.CharField(_("side"), max_length=12, choices=Side)
    code = models.CharField(_("keyed code"), max_length=64, blank=True)
    # nobody knows who filled in a slip of paper, so such answers hide nobody else's
    on_paper = models.BooleanField(_("on paper"), default=False)
    answers = models.JSONField(_("answers"), default=dict)

    class Meta:
        verbose_name = _("answers about trust")
        verbose_name_plural = _("answers about trust")
        constraints = [
            models.UniqueConstraint(
                fields=["wave", "code"], condition=~models.Q(code=""), name="answered_once_a_wave"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wave_id} · {self.side}"
