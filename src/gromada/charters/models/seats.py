"""Seats: mandates on the sides of a charter, and invitations to them."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.models.charters import Charter
from gromada.ledger.models import Addressed
from gromada.methods.charter import Seat as SeatFacts
from gromada.people.models import Organisation, Person


class Seat(Addressed):
    """One mandate on a side. The seat stays when its holder changes; without one it is vacant.

    ``term`` counts the mandates it has had: words of an earlier one no longer count. A hand-over
    continues the mandate. ``organisation``, on whose behalf it is held, nominates when vacant.
    """

    charter = models.ForeignKey(Charter, models.PROTECT, related_name="seats")
    side = models.CharField(_("side"), max_length=40)
    number = models.PositiveSmallIntegerField(_("number"))
    person = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("who holds it"),
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="seats",
        verbose_name=_("on behalf of"),
    )
    is_office = models.BooleanField(_("held by office"), default=False)
    term = models.PositiveSmallIntegerField(default=0)
    since = models.DateTimeField(_("since"), null=True, blank=True)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    vacant_since = models.DateTimeField(_("vacant since"), null=True, blank=True)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    delegate = models.ForeignKey(
        Person,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="delegated_seats",
        verbose_name=_("who stands in"),
    )
    delegate_until = models.DateTimeField(_("stands in until"), null=True, blank=True)
    ties = models.CharField(_("ties of interest"), max_length=300, blank=True)
    is_tied = models.BooleanField(_("has an interest in the matter"), default=False)
    # no longer in the charter that is in force
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("seat")
        verbose_name_plural = _("seats")
        ordering = ["charter", "side", "number"]
        constraints = [
            models.UniqueConstraint(fields=["charter", "side", "number"], name="seat_once"),
            models.UniqueConstraint(
                fields=["charter", "person"],
                condition=models.Q(person__isnull=False),
                name="one_seat_for_a_person",
            ),
            models.UniqueConstraint(
                fields=["charter", "delegate"],
                condition=models.Q(delegate__isnull=False),
                name="one_seat_for_a_delegate",
            ),
            models.CheckConstraint(condition=models.Q(weight__gte=1), name="seat_weighs_something"),
            models.CheckConstraint(
                condition=models.Q(closed_at=None) | models.Q(person=None),
                name="closed_seat_is_vacant",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.number}"

    @property
    def is_vacant(self) -> bool:
        return self.person_id is None

    @property
    def facts(self) -> SeatFacts:
        """The seat as ``settle`` sees it."""
        return SeatFacts(
            key=str(self.pk),
            side=self.side,
            weight=self.weight,
            vacant=self.is_vacant,
            tied=self.is_tied,
        )

    @property
    def standing_in_id(self) -> int | None:
        over = self.delegate_until is not None and self.delegate_until <= timezone.now()
        return None if over or self.is_vacant else self.delegate_id

    @property
    def standing_in(self) -> Person | None:
        """Who stands in for the holder now."""
        return self.delegate if self.standing_in_id else None


class Invitation(Addressed):
    """An offer of a seat, sent to an address; the link in it works once, for a while."""

    seat = models.OneToOneField(Seat, models.CASCADE, related_name="invitation")
    email = models.EmailField(_("e-mail address"))
    token_hash = models.CharField(max_length=64, unique=True)
    # the successor of the holder, who keeps the seat until it is accepted
    is_hand_over = models.BooleanField(default=False)
    entry = models.ForeignKey("ledger.Entry", models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(_("sent"))
    expires_at = models.DateTimeField(_("expires"))

    class Meta:
        verbose_name = _("invitation to a seat")
        verbose_name_plural = _("invitations to seats")

    def __str__(self) -> str:
        return f"{self.email} · {self.seat}"
