"""What is late, and what is due for whom."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gromada.charters.queries.others import WaitsFor
from gromada.partnerships.models import Commitment, CommitmentEvent, Partnership
from gromada.partnerships.queries.partnerships import with_events
from gromada.partnerships.queries.standing import CommitmentStanding, standing_of_commitment
from gromada.people.models import Person
from gromada.people.queries import organisation_ids_of
from gromada.prepared import bring, prepared

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

SOON_DAYS = 14


def late_commitments(today: date | None = None) -> list[CommitmentStanding]:
    """Promises of signed partnerships whose first day has passed and that nobody kept."""
    today = today or timezone.localdate()
    passed = Commitment.objects.filter(
        partnership__state=Partnership.State.SIGNED, due_on__lt=today
    )
    found = [standing_of_commitment(one, today) for one in with_events(passed)]
    return [one for one in sorted(found, key=lambda one: one.due_on) if one.is_late]


def anything_promised() -> bool:
    """Has any signed partnership a commitment that could be kept or broken?"""
    return Commitment.objects.filter(partnership__state=Partnership.State.SIGNED).exists()


@dataclass(frozen=True, slots=True)
class Due:
    """What a person's organisations have promised and not kept yet, the most urgent first."""

    late: tuple[CommitmentStanding, ...]
    coming: tuple[CommitmentStanding, ...]


def due_for(person: "Someone", today: date | None = None) -> Due:
    today = today or timezone.localdate()
    promised = _promised_by(organisation_ids_of(person))
    events = _events_of([one.pk for one in promised])
    for one in promised:
        bring(one, "events", [event for event in events if event.commitment_id == one.pk])
    found = [standing_of_commitment(one, today) for one in promised]
    waiting = sorted((one for one in found if not one.is_over), key=lambda one: one.due_on)
    return Due(
        late=tuple(one for one in waiting if one.is_late),
        coming=tuple(one for one in waiting if not one.is_late),
    )


@prepared
def _promised_by(organisations: list[int]) -> QuerySet[Commitment]:
    signed = Commitment.objects.filter(partnership__state=Partnership.State.SIGNED)
    own = signed.filter(party__organisation__pk__in=organisations)
    return own.select_related("party__organisation", "partnership")


@prepared
def _events_of(commitments: list[int]) -> QuerySet[CommitmentEvent]:
    return CommitmentEvent.objects.filter(commitment__pk__in=commitments)


def what_waits_for(person: Person) -> list[WaitsFor]:
    """For the desk: what one's organisations promised and is late, or due within two weeks."""
    due = due_for(person)
    soon = [one for one in due.coming if (one.due_on - one.today).days <= SOON_DAYS]
    return [
        WaitsFor(
            title=one.commitment.text,
            note=_("%(party)s promised this in “%(partnership)s”: %(state)s.")
            % {
                "party": one.commitment.party,
                "partnership": one.commitment.partnership,
                "state": one.words,
            },
            url=one.commitment.get_absolute_url(),
            holder=one.commitment.partnership.address,
            due_on=one.due_on,
            is_overdue=one.is_late,
            icon=one.icon,
        )
        for one in (*due.late, *soon)
    ]
