"""What a rule means, found by asking ``settle``: who is needed, who stops, who carries alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from gromada.methods.charter.rules import Act, Charter, Need, Rule
from gromada.methods.charter.settle import (
    Clock,
    Seat,
    Settlement,
    Stance,
    Standing,
    State,
    Word,
    settle,
)

OPENED = datetime(2000, 1, 3, tzinfo=UTC)
CLOSES = OPENED + timedelta(days=100)
DONE = frozenset({State.CARRIED, State.WAITING})


@dataclass(frozen=True, slots=True)
class FourVerbs:
    """What one side can do under one rule.

    Attributes
    ----------
    side : str
    starts : bool
        Its seats may propose.
    stops : bool
        Against all of it nothing is carried, though everybody else consents.
    carries_alone : bool
        It carries although the others object.
    carries_by_silence : bool
        It carries as long as the others say nothing.
    overridden_by : tuple of str
        Sides that carry against its objection.
    """

    side: str
    starts: bool
    stops: bool
    carries_alone: bool
    carries_by_silence: bool
    overridden_by: tuple[str, ...]


def full_seats(charter: Charter) -> list[Seat]:
    """All seats of a charter, filled and without ties."""
    return [
        Seat(f"{side.key} {number}", side.key)
        for side in charter.sides
        for number in range(1, side.seats + 1)
    ]


def outcome(
    charter: Charter,
    act: Act,
    *,
    consent: Iterable[str] = (),
    object_: Iterable[str] = (),
    closed: bool = True,
) -> Settlement:
    """Ask what becomes of an act when whole sides say one thing and the others nothing.

    Parameters
    ----------
    charter : Charter
    act : Act
    consent, object_ : iterables of str
        Sides all of whose seats consent, or object with reasons that were answered.
    closed : bool
        After the window has closed, or on its first day.

    Returns
    -------
    Settlement
    """
    consenting, objecting = set(consent), set(object_)
    words = {
        seat.key: Word(Stance.CONSENT if seat.side in consenting else Stance.OBJECT, answered=True)
        for seat in full_seats(charter)
        if seat.side in consenting | objecting
    }
    return settle(
        charter.rule(act),
        full_seats(charter),
        words,
        Clock(now=CLOSES if closed else OPENED, closes_at=CLOSES, asked_until={}),
        silence_may_count=act.silence_may_count,
    )


def carries(charter: Charter, act: Act, consent: Collection[str]) -> bool:
    """Say whether these sides carry an act against the objection of all others."""
    others = {side.key for side in charter.sides} - set(consent)
    return outcome(charter, act, consent=consent, object_=others).state in DONE


def four_verbs(charter: Charter, act: Act, side: str) -> FourVerbs:
    """Find what a side can do to an act: start, stop, carry alone, be overridden by whom.

    Returns
    -------
    FourVerbs
    """
    rule = charter.rule(act)
    others = [each.key for each in charter.sides if each.key != side]
    starts = side in rule.propose
    silent = outcome(charter, act, consent=[side])
    alone = carries(charter, act, [side])
    return FourVerbs(
        side=side,
        starts=starts,
        stops=not carries(charter, act, others),
        carries_alone=starts and alone,
        carries_by_silence=starts and not alone and silent.state in DONE,
        overridden_by=tuple(
            other for other in others if other in rule.propose and carries(charter, act, [other])
        ),
    )


def seats_needed(charter: Charter, rule: Rule, side: str) -> int:
    """Count how many seats of a side have to consent, when the others of it object.

    Returns
    -------
    int
        0 where the side's consent is not needed.
    """
    if rule.requirement(side).need in (Need.INFORMED, Need.ASKED):
        return 0
    own = [seat for seat in full_seats(charter) if seat.side == side]
    clock = Clock(now=OPENED, closes_at=CLOSES, asked_until={})
    alone = Rule(propose=rule.propose, requires={side: rule.requirement(side)})
    for consents in range(len(own) + 1):
        words = {
            seat.key: Word(Stance.CONSENT if place < consents else Stance.OBJECT)
            for place, seat in enumerate(own)
        }
        if settle(alone, own, words, clock).sides[0].standing is Standing.MET:
            return consents
    return len(own)
