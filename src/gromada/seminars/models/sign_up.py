"""That somebody wants to come."""

from django.core import signing
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed
from gromada.seminars.models.seminar import Seminar

SIGNER = signing.Signer(salt="seminars.sign_up")


class SignUp(Addressed):
    """A place or a turn on the waiting list, held by an address that needs no account."""

    class Status(models.TextChoices):
        CONFIRMED = "confirmed", _("has a place")
        WAITING = "waiting", _("on the waiting list")
        WITHDRAWN = "withdrawn", _("withdrawn")

    seminar = models.ForeignKey(
        Seminar, models.CASCADE, related_name="sign_ups", verbose_name=_("seminar")
    )
    number = models.PositiveIntegerField(_("order of arrival"))
    name = models.CharField(_("name"), max_length=80, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language of mails"), max_length=2, default="pl")
    status = models.CharField(_("status"), max_length=10, choices=Status)
    signed_up_at = models.DateTimeField(_("signed up"))
    # what this person was told last; behind the seminar's own number they have to be told more
    told_sequence = models.PositiveIntegerField(default=0)
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)

    class Meta:
        verbose_name = _("sign-up")
        verbose_name_plural = _("sign-ups")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["seminar", "number"], name="sign_ups_in_order"),
            models.UniqueConstraint(
                fields=["seminar", "email"],
                condition=~models.Q(email=""),
                name="one_sign_up_an_address",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="withdrawn") | models.Q(name="", email=""),
                name="withdrawn_sign_up_names_nobody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    def get_absolute_url(self) -> str:
        """The page of this one sign-up; whoever has the address may see and withdraw it."""
        return reverse("seminars:sign_up_detail", args=[SIGNER.sign(str(self.pk))])

    @property
    def is_confirmed(self) -> bool:
        return self.status == self.Status.CONFIRMED

    @property
    def is_waiting(self) -> bool:
        return self.status == self.Status.WAITING

    @property
    def is_withdrawn(self) -> bool:
        return self.status == self.Status.WITHDRAWN

    @property
    def covered_email(self) -> str:
        """Enough to recognise an address one knows: «z…@example.org»."""
        name, _at, domain = self.email.partition("@")
        return f"{name[:1]}…@{domain}" if self.email else ""
