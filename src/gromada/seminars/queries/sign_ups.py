"""Who comes, who waits, and whom there is something to tell."""

import csv
import io
from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.core.signing import BadSignature
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from gromada.people.models import Person
from gromada.seminars.models import Seminar, SignUp
from gromada.seminars.models.sign_up import SIGNER

KEPT = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Places:
    """How many have a place and how many wait; ``free`` is None when there is no limit."""

    confirmed: int
    waiting: int
    capacity: int | None

    @property
    def free(self) -> int | None:
        if self.capacity is None:
            return None
        # nobody overtakes those who wait
        return 0 if self.waiting else max(0, self.capacity - self.confirmed)

    @property
    def is_full(self) -> bool:
        return self.free == 0

    @property
    def over_capacity(self) -> int:
        return 0 if self.capacity is None else max(0, self.confirmed - self.capacity)


def places_of(seminar: Seminar) -> Places:
    statuses = list(sign_ups_of(seminar).order_by().values_list("status", flat=True))
    return Places(
        confirmed=statuses.count(SignUp.Status.CONFIRMED),
        waiting=statuses.count(SignUp.Status.WAITING),
        capacity=seminar.capacity,
    )


def sign_ups_of(seminar: Seminar) -> QuerySet[SignUp]:
    """Those who have a place or wait for one, in order of arrival."""
    return seminar.sign_ups.exclude(status=SignUp.Status.WITHDRAWN).order_by("number")


def sign_up_by(token: str) -> SignUp | None:
    """The sign-up that a link from a mail belongs to."""
    try:
        key = SIGNER.unsign(token)
    except BadSignature:
        return None
    return SignUp.objects.select_related("seminar__organiser").filter(pk=key).first()


def own_sign_ups(person: Person) -> QuerySet[SignUp]:
    """Sign-ups with an address that the person proved to be theirs; nobody else's link is shown."""
    proved = EmailAddress.objects.filter(user=person, verified=True)
    own = SignUp.objects.exclude(status=SignUp.Status.WITHDRAWN)
    return own.filter(email__in=proved.values(lower=Lower("email"))).exclude(email="")


def own_coming_sign_ups(person: Person) -> QuerySet[SignUp]:
    """Those of seminars that are still to come, the next one first."""
    coming = own_sign_ups(person).filter(seminar__state=Seminar.State.PUBLISHED)
    return coming.select_related("seminar").order_by("seminar__day", "seminar__starts", "pk")


def sign_ups_to_tell(seminar: Seminar) -> QuerySet[SignUp]:
    """Those who do not know yet what has changed."""
    return sign_ups_of(seminar).filter(told_sequence__lt=seminar.sequence).exclude(email="")


def sign_ups_to_remind(seminar: Seminar) -> QuerySet[SignUp]:
    """Those who have a place and were not reminded; who signed up since then needs no reminder."""
    return sign_ups_of(seminar).filter(
        status=SignUp.Status.CONFIRMED, reminded_at=None, signed_up_at__lt=seminar.reminder_at
    ).exclude(email="")  # fmt: skip


def sign_ups_to_forget(now: datetime) -> QuerySet[SignUp]:
    """Names and addresses that have been kept long enough."""
    named = SignUp.objects.filter(~Q(name="") | ~Q(email=""))
    return named.filter(seminar__day__lt=(now - KEPT).date())


def sign_ups_csv(seminar: Seminar) -> str:
    """A table for the organiser, which a spreadsheet opens without running anything in it."""
    table = io.StringIO()
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow([_("number"), _("name"), _("e-mail address"), _("status"), _("language")])
    for row in sign_ups_of(seminar):
        cells = [str(row.number), row.name, row.email, row.get_status_display(), row.language]
        writer.writerow([_harmless(cell) for cell in cells])
    return "\ufeff" + table.getvalue()


def _harmless(cell: str) -> str:
    """With a mark before what a spreadsheet would take for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
