"""Charters, their versions and seats, and under what things are decided now."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from gromada.charters.models import Charter, Exit, Invitation, Seat, Version
from gromada.ledger.models import Addressed
from gromada.methods.charter.regime import FOUNDING_LASTS, Regime, key_sides
from gromada.people.models import Person
from gromada.people.queries import hash_of
from gromada.prepared import bring, prepared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None


SEATS_AT_HAND = "_seats_at_hand"
WITH_SEAT = ("charter", "person", "organisation", "delegate")


@dataclass(frozen=True, slots=True)
class Standing:
    """Under what acts are decided now.

    ``absent`` are sides that hold a key and have nobody; ``until`` is when founding ends.
    """

    version: Version
    regime: Regime
    absent: frozenset[str]
    until: datetime | None = None

    @property
    def is_founding(self) -> bool:
        return self.regime is Regime.FOUNDING

    @property
    def is_consultation(self) -> bool:
        """Whether pages have to say that nothing here is shared yet, or any more."""
        return self.regime is not Regime.CHARTER


def charter_of(holder: Addressed | str) -> Charter | None:
    """The charter of a process or partnership, if it has one."""
    address = holder if isinstance(holder, str) else holder.address
    return next(iter(_charter_of(address)), None)


@prepared
def _charter_of(holder: str) -> QuerySet[Charter]:
    return Charter.objects.filter(holder=holder).order_by("pk")[:1]


def version_in_force(charter: Charter, *, at: datetime | None = None) -> Version | None:
    """The newest version that has come into force."""
    if "versions" in getattr(charter, "_prefetched_objects_cache", {}):
        begun = [
            each for each in charter.versions.all() if each.in_force_from <= (at or timezone.now())
        ]
        return max(begun, key=lambda version: version.number, default=None)
    versions = charter.versions.filter(in_force_from__lte=at or timezone.now())
    return versions.select_related("charter").order_by("-number").first()


def version_of_holder(holder: Addressed | str) -> Version | None:
    """The version in force at a process or partnership, with its charter, in one query."""
    address = holder if isinstance(holder, str) else holder.address
    return next(iter(_in_force_at(address, timezone.now())), None)


@prepared
def _in_force_at(holder: str, now: datetime) -> QuerySet[Version]:
    begun = Version.objects.filter(charter__holder=holder, in_force_from__lte=now)
    with_exits = begun.annotate(has_exits=Exists(Exit.objects.filter(charter=OuterRef("charter"))))
    return with_exits.select_related("charter").order_by("-number")[:1]


def coming_version(charter: Charter) -> Version | None:
    """The version that is carried and waits for its day."""
    if "versions" in getattr(charter, "_prefetched_objects_cache", {}):
        coming = [each for each in charter.versions.all() if each.in_force_from > timezone.now()]
        return max(coming, key=lambda version: version.number, default=None)
    later = charter.versions.filter(in_force_from__gt=timezone.now())
    return later.order_by("-number").first()


def versions_to_begin(now: datetime | None = None) -> QuerySet[Version]:
    """Versions whose day has come and whose seats were not made to fit yet."""
    return Version.objects.filter(
        begun_at=None, in_force_from__lte=now or timezone.now()
    ).select_related("charter")


def bring_versions(charter: Charter) -> None:
    """All its versions, and which sides left or gave notice: what its own pages begin with."""
    bring(charter, "versions", _versions(charter.pk))
    bring(charter, "exits", _exits(charter.pk))


@prepared
def _versions(charter: int) -> QuerySet[Version]:
    return Version.objects.filter(charter=charter)


@prepared
def _exits(charter: int) -> QuerySet[Exit]:
    return Exit.objects.filter(charter=charter)


def seats_of(charter: Charter) -> QuerySet[Seat]:
    """The seats of the charter in force, vacant ones included, with who holds them."""
    return _in_force(charter.seats.all())


@prepared
def seats_on_page(charter: int) -> QuerySet[Seat]:
    """The same as a list."""
    return _in_force(Seat.objects.filter(charter=charter))


def _in_force(seats: QuerySet[Seat]) -> QuerySet[Seat]:
    return (
        seats.filter(closed_at=None)
        .select_related("person", "organisation", "delegate")
        .order_by("side", "number")
    )


def seat_of(person: "Someone", charter: Charter) -> Seat | None:
    """The seat that a person holds, or stands in for."""
    if not isinstance(person, Person):
        return None
    # a page that asks often prefetches the seats; then this costs nothing
    at_hand = "seats" in getattr(charter, "_prefetched_objects_cache", {})
    own = Q(person=person) | Q(delegate=person)
    seats = charter.seats.all() if at_hand else charter.seats.filter(own).select_related("charter")
    return seat_among(person, seats)


def own_seat(person: "Someone", holder: Addressed) -> Seat | None:
    """The seat that a person holds at a process or partnership, or stands in for."""
    if not isinstance(person, Person):
        return None
    seats = getattr(person, SEATS_AT_HAND, None)
    if seats is None:
        return seat_among(person, seats_at(person, holder.address).select_related(*WITH_SEAT))
    return seat_among(person, [seat for seat in seats if seat.charter.holder == holder.address])


def bring_seats(person: Person) -> None:
    """Let a page ask for somebody's seats once, and only if it needs them.

    An act reads them anew.
    """
    held = SimpleLazyObject(lambda: _seats_with_people(person.pk, timezone.now()))
    setattr(person, SEATS_AT_HAND, held)


@prepared
def _seats_with_people(person_id: int, now: datetime) -> QuerySet[Seat]:
    return held_by(person_id, now).select_related(*WITH_SEAT)


def own_seats(person: "Someone") -> "Iterable[Seat]":
    """All seats a person holds or stands in for; asks nothing where they are at hand."""
    seats = getattr(person, SEATS_AT_HAND, None)
    return seats_held_by(person) if seats is None else seats


def seat_among(person: "Someone", seats: "Iterable[Seat]") -> Seat | None:
    """Which of these seats a person holds, or stands in for."""
    if not isinstance(person, Person):
        return None
    theirs = [seat for seat in seats if person.pk in (seat.person_id, seat.standing_in_id)]
    # their own seat first, should they stand in for another as well
    return min(theirs, key=lambda seat: seat.person_id != person.pk, default=None)


def seats_held_by(person: "Someone") -> QuerySet[Seat]:
    """All seats a person holds or stands in for, of all charters."""
    if not isinstance(person, Person):
        return Seat.objects.none()
    return held_by(person.pk, timezone.now()).select_related("charter")


def held_by(person_id: int, now: datetime) -> QuerySet[Seat]:
    """The same at a moment, for questions that are prepared."""
    in_time = Q(delegate_until=None) | Q(delegate_until__gt=now)
    return Seat.objects.filter(
        Q(person=person_id) | Q(in_time, delegate=person_id, person__isnull=False)
    )


def seats_at(person: "Someone", holder: str) -> QuerySet[Seat]:
    """The seats that a person holds, or stands in for, at one process or partnership."""
    return seats_held_by(person).filter(charter__holder=holder).select_related(None)


def sits_at(person: "Someone", holder: str) -> bool:
    """Whether a person holds a seat, or stands in for one, at a process or partnership."""
    return any(seat.charter.holder == holder for seat in own_seats(person))


def holds_seat(person: "Someone", label: str) -> Q:
    """Whether a person decides on a row of this model, as a part of the query for the rows."""
    return Q(pk__in=rows_decided_on(person, label))


def rows_decided_on(person: "Someone", label: str) -> set[int]:
    """The rows of a model that a person decides on, by their numbers."""
    holders = [seat.charter.holder.partition(":") for seat in own_seats(person)]
    return {int(number) for of, _colon, number in holders if of == label}


def standing_now(holder: Addressed | str) -> Standing | None:
    """Under what acts on a process or partnership are decided now, if it has a charter."""
    charter = charter_of(holder)
    version = version_in_force(charter) if charter else None
    return standing_of(version) if version else None


def invitation_by(token: str) -> Invitation | None:
    """The invitation to a seat that a link leads to."""
    rows = Invitation.objects.select_related("seat__charter", "seat__organisation")
    return rows.filter(token_hash=hash_of(token)).first()


def standing_of(
    version: Version, *, seats: "Iterable[Seat] | None" = None, now: datetime | None = None
) -> Standing:
    """Under what acts are decided now: the charter, founding, or the duty to answer."""
    now = now or timezone.now()
    charter = version.charter
    every = charter.seats.all() if seats is None else seats
    rows = [seat for seat in every if not seat.closed_at]
    # most charters have none, and who asked for the version often knows it already
    exits = charter.exits.all() if getattr(version, "has_exits", True) else ()
    left = {exit_.side for exit_ in exits if exit_.leaves_at <= now}
    held = {seat.side for seat in rows if not seat.is_vacant} - left
    missing = [side for side in key_sides(version.text) if side not in held]
    ends = {side: _patience_ends(version, [s for s in rows if s.side == side]) for side in missing}
    if version.lapses_at <= now or left or any(end <= now for end in ends.values()):
        return Standing(version, Regime.ANSWER, frozenset(missing))
    new = [side for side in missing if all(s.term == 0 for s in rows if s.side == side)]
    if new:
        return Standing(
            version, Regime.FOUNDING, frozenset(new), until=min(ends[side] for side in new)
        )
    return Standing(version, Regime.CHARTER, frozenset())


def _patience_ends(version: Version, seats: list[Seat]) -> datetime:
    """When a side that has nobody has been waited for long enough."""
    since = max(
        (seat.vacant_since for seat in seats if seat.vacant_since), default=version.in_force_from
    )
    return since + FOUNDING_LASTS
