"""What waits for whom: keys, conditions, duties, seats; and who was told."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, Q, QuerySet
from django.utils import timezone

from gromada.charters.models import Duty, Invitation, Motion, Seat, Told, Word
from gromada.charters.queries.motions import NEVER, counts_now, settlement_of, with_parts
from gromada.charters.queries.versions import held_by, seat_among, seats_held_by
from gromada.methods.charter import Settlement
from gromada.people.models import Person
from gromada.prepared import bring, prepared

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gromada.charters.queries.versions import Someone

SOON = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A motion that waits for a seat, and where it stands.

    ``by_silence``: saying nothing would count as consent.
    """

    motion: Motion
    seat: Seat
    settlement: Settlement
    by_silence: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything that waits for one person, the most pressing first."""

    keys: list[Waiting]
    conditions: list[Word]
    reasons: list[Word]
    own: list[Motion]
    duties: list[Duty]
    invitations: list[Invitation]
    is_seated: bool = False

    @property
    def count(self) -> int:
        asked = len(self.keys) + len(self.conditions) + len(self.reasons)
        return asked + len(self.duties) + len(self.invitations)


def desk(person: "Someone") -> Desk:
    """What waits for this person's key, what was asked of their own motions, what is due."""
    if not isinstance(person, Person):
        return Desk([], [], [], [], [], [])
    tables = _tables_of(person)
    seats = _own_seats(person, tables)
    live = _live_motions(seats)
    mine = [motion for motion in live if motion.mover_id == seats[_charter_id(motion)].pk]
    words = [
        word
        for motion in live
        if motion.mover.side == seats[_charter_id(motion)].side
        for word in motion.words.all()
        if word.payload_version == motion.payload_version and not word.answer
    ]
    return Desk(
        keys=_waiting_for(seats, tables, live),
        conditions=[
            word
            for word in words
            if word.stance == Word.Stance.CONSENT_IF
            and word.motion.mover_id == seats[_charter_id(word.motion)].pk
        ],
        reasons=[word for word in words if word.stance == Word.Stance.OBJECT],
        own=mine,
        duties=[
            duty
            for duty in _owed(list(seats))
            if duty.side in ("", seats[_charter_id(duty.motion)].side)
        ],
        invitations=list(open_invitations(person)) if _is_invited(tables) else [],
        is_seated=bool(seats),
    )


def waiting_for(person: Person) -> list[Waiting]:
    """Open motions on which this person's seat has said nothing and is still waited for."""
    tables = _tables_of(person)
    seats = _own_seats(person, tables)
    return _waiting_for(seats, tables, _live_motions(seats))


def open_invitations(person: Person) -> QuerySet[Invitation]:
    """Invitations to seats that can still be taken: vacant ones, or handed over."""
    return (
        _invitations(person.pk, person.email, timezone.now())
        .select_related("seat__charter", "seat__organisation")
        .order_by("sent_at", "pk")
    )


def _invitations(person_id: int, email: str, now: datetime) -> QuerySet[Invitation]:
    can_be_taken = Q(seat__person=None) | Q(is_hand_over=True)
    return Invitation.objects.filter(
        can_be_taken, email=email, expires_at__gt=now, seat__closed_at=None
    ).exclude(seat__person=person_id)


def silent_seats(motion: Motion, *, seats: "Iterable[Seat] | None" = None) -> list[Seat]:
    """Seats whose silence would count as consent when the window closes."""
    if not motion.act.silence_may_count:
        return []
    closing = NEVER if motion.is_paused else motion.closes_at
    every = motion.version.charter.seats.all() if seats is None else seats
    if not settlement_of(motion, seats=every, now=closing).by_silence:
        return []
    by_key = {seat.pk: seat for seat in every}
    heard = {
        word.seat_id
        for word in motion.words.all()
        if counts_now(word, motion, by_key[word.seat_id])
    }
    keys = motion.rule.key_sides
    return [
        seat
        for seat in by_key.values()
        if seat.side in keys and seat.facts.counts and seat.pk not in heard
    ]


def untold_seats(motion: Motion) -> list[Seat]:
    """Silent seats of which it is not proven that they got word of the motion."""
    silent = silent_seats(motion)
    if not silent:
        return []
    told = set(
        Told.objects.filter(motion=motion, delivered_at__isnull=False).values_list(
            "seat_id", "term"
        )
    )
    return [seat for seat in silent if (seat.pk, seat.term) not in told]


def undelivered() -> QuerySet[Told]:
    """Messages about motions that have left since, by what the outbox knows."""
    return Told.objects.filter(delivered_at=None, mail__sent_at__isnull=False).select_related(
        "mail", "motion"
    )


def motions_to_remind_of(now: datetime) -> list[Motion]:
    """Open motions on which silence will soon count, and nobody was reminded."""
    soon = Motion.objects.filter(
        state=Motion.State.OPEN, paused_at=None, reminded_at=None, closes_at__lte=now + SOON
    )
    return [motion for motion in with_parts(soon) if motion.act.silence_may_count]


def people_to_write_to() -> QuerySet[Person]:
    """Who holds a seat where something is open, owed, or has just ended."""
    recent = timezone.now() - timedelta(days=1)
    motions = Motion.objects.filter(
        Q(state__in=Motion.LIVE)
        | Q(ended_at__gt=recent)
        | Q(duties__isnull=False, duties__done_at=None)
    )
    seats = Seat.objects.filter(charter__versions__motions__in=motions)
    return Person.objects.filter(
        Q(seats__in=seats) | Q(delegated_seats__in=seats), is_active=True
    ).distinct()


def ended_since(person: Person, since: datetime) -> QuerySet[Motion]:
    """This person's own motions that have ended since."""
    return Motion.objects.filter(mover__in=seats_held_by(person), ended_at__gt=since)


def _tables_of(person: Person) -> dict[int, list[Seat]]:
    """All seats wherever a person holds one or stands in, by charter."""
    tables: dict[int, list[Seat]] = {}
    for seat in _seats_at_tables(person.pk, person.email, timezone.now()):
        tables.setdefault(seat.charter_id, []).append(seat)
    return tables


@prepared
def _seats_at_tables(person_id: int, email: str, now: datetime) -> QuerySet[Seat]:
    held = held_by(person_id, now).values("charter")
    invited = Exists(_invitations(person_id, email, now))
    rows = Seat.objects.filter(charter__in=held).annotate(is_invited=invited)
    return rows.select_related("charter")


def _is_invited(tables: dict[int, list[Seat]]) -> bool:
    """Whether there may be an invitation; who sits nowhere has to be asked."""
    return any(seats[0].is_invited for seats in tables.values()) or not tables  # type: ignore[attr-defined]


def _own_seats(person: Person, tables: dict[int, list[Seat]]) -> dict[int, Seat]:
    found = {charter: seat_among(person, seats) for charter, seats in tables.items()}
    return {charter: seat for charter, seat in found.items() if seat}


def _live_motions(seats: dict[int, Seat]) -> list[Motion]:
    motions = _live(list(seats))
    words = _words_to([motion.pk for motion in motions])
    for motion in motions:
        bring(motion, "words", [word for word in words if word.motion_id == motion.pk])
    return motions


@prepared
def _live(charters: list[int]) -> QuerySet[Motion]:
    live = Motion.objects.filter(state__in=Motion.LIVE, version__charter__pk__in=charters)
    return live.select_related("version__charter", "mover").order_by("closes_at", "pk")


@prepared
def _words_to(motions: list[int]) -> QuerySet[Word]:
    return Word.objects.filter(motion__pk__in=motions)


@prepared
def _owed(charters: list[int]) -> QuerySet[Duty]:
    owed = Duty.objects.filter(done_at=None, motion__version__charter__pk__in=charters)
    return owed.select_related("motion__version__charter").order_by("due_at", "pk")


def _waiting_for(
    seats: dict[int, Seat], tables: dict[int, list[Seat]], motions: list[Motion]
) -> list[Waiting]:
    found = []
    for motion in motions:
        seat, every = seats[_charter_id(motion)], tables[_charter_id(motion)]
        words = [word for word in motion.words.all() if word.seat_id == seat.pk]
        if motion.state != Motion.State.OPEN or any(counts_now(w, motion, seat) for w in words):
            continue
        settlement = settlement_of(motion, seats=every)
        if seat.side in settlement.missing:
            silent = {each.pk for each in silent_seats(motion, seats=every)}
            found.append(Waiting(motion, seat, settlement, seat.pk in silent))
    return found


def _charter_id(motion: Motion) -> int:
    return motion.version.charter_id
