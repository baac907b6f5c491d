"""What is late, and what is due for whom."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from gromada.innovations.queries import acts_for
from gromada.partnerships.models import Commitment, Partnership
from gromada.partnerships.queries.partnerships import with_commitments
from gromada.partnerships.queries.standing import CommitmentStanding, standing_of_commitment

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from gromada.people.models import Person

    Someone = Person | AnonymousUser | None


def late_commitments(today: date | None = None) -> list[CommitmentStanding]:
    """Promises of signed partnerships whose first day has passed and that nobody kept."""
    today = today or timezone.localdate()
    passed = Commitment.objects.filter(
        partnership__state=Partnership.State.SIGNED, due_on__lt=today
    )
    found = [standing_of_commitment(one, today) for one in with_commitments(passed)]
    return [one for one in sorted(found, key=lambda one: one.due_on) if one.is_late]


@dataclass(frozen=True, slots=True)
class Due:
    """What a person's organisations have promised and not kept yet, the most urgent first."""

    late: tuple[CommitmentStanding, ...]
    coming: tuple[CommitmentStanding, ...]


def due_for(person: "Someone", today: date | None = None) -> Due:
    today = today or timezone.localdate()
    own = Commitment.objects.filter(
        partnership__state=Partnership.State.SIGNED,
        party__organisation__in=acts_for(person).values("pk"),
    )
    found = [standing_of_commitment(one, today) for one in with_commitments(own)]
    waiting = sorted((one for one in found if not one.is_over), key=lambda one: one.due_on)
    return Due(
        late=tuple(one for one in waiting if one.is_late),
        coming=tuple(one for one in waiting if not one.is_late),
    )
