"""The one function that decides what becomes of a motion.

Engine, forms, sentences, measures, simulation and the model checker all call it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from fractions import Fraction

from gromada.methods.charter.rules import Base, Deadlock, Need, Requirement, Rule, Silence


class Stance(StrEnum):
    """What a seat says to a motion."""

    CONSENT = "consent"
    CONSENT_IF = "consent_if"  # not yet consent: it waits for the mover to accept
    OBJECT = "object"
    ABSTAIN = "abstain"


class State(StrEnum):
    """What becomes of a motion."""

    OPEN = "open"
    WAITING = "waiting"  # carried; executes when the delay is over
    CARRIED = "carried"  # execute now
    REFUSED = "refused"
    LAPSED = "lapsed"
    DEADLOCKED = "deadlocked"


class Standing(StrEnum):
    """Where one side stands on a motion."""

    MET = "met"
    MISSING = "missing"
    BLOCKED = "blocked"  # cannot be met any more unless somebody changes their word


@dataclass(frozen=True, slots=True)
class Seat:
    """A mandate as a motion sees it.

    A tied holder has an interest in the matter and never completes a key.
    """

    key: str
    side: str
    weight: int = 1
    vacant: bool = False
    tied: bool = False

    @property
    def counts(self) -> bool:
        return not self.vacant and not self.tied


@dataclass(frozen=True, slots=True)
class Word:
    """What one seat says to the motion as it now stands; ``answered``: its reason was."""

    stance: Stance
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Clock:
    """The instants that matter to a motion; all aware.

    Attributes
    ----------
    now : datetime
    closes_at : datetime
        When the window ends, pauses and the extension included.
    asked_until : mapping from side to datetime
        Until when a side that is only asked may give its reasons.
    carried_at : datetime or None
        When the keys were complete, if they were before.
    delay : timedelta
        How long a carried motion waits before it executes.
    """

    now: datetime
    closes_at: datetime
    asked_until: Mapping[str, datetime]
    carried_at: datetime | None = None
    delay: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class SideStanding:
    """Where one side stands, with the counts behind it.

    ``needed`` is how many more consents would meet the requirement; ``silent``
    counts seats whose silence was taken as consent.
    """

    side: str
    requirement: Requirement
    standing: Standing
    consents: int = 0
    conditional: int = 0
    objections: int = 0
    abstentions: int = 0
    seats: int = 0
    needed: int = 0
    silent: int = 0


@dataclass(frozen=True, slots=True)
class Settlement:
    """What becomes of a motion, why, and when that changes by itself.

    Attributes
    ----------
    state : State
    sides : tuple of SideStanding
        One for each side that the rule names, in its order.
    changes_at : datetime or None
        The next instant at which the state may change though nobody says a word.
    by_silence : bool
        Carried only because silence counted.
    by_casting : str
        The side whose casting vote decided, if one did.
    """

    state: State
    sides: tuple[SideStanding, ...]
    changes_at: datetime | None = None
    by_silence: bool = False
    by_casting: str = ""

    @property
    def missing(self) -> tuple[str, ...]:
        """Sides that are still waited for."""
        return tuple(s.side for s in self.sides if s.standing is not Standing.MET)


def settle(
    rule: Rule,
    seats: Sequence[Seat],
    words: Mapping[str, Word],
    clock: Clock,
    *,
    silence_may_count: bool = False,
) -> Settlement:
    """Decide what becomes of a motion.

    Parameters
    ----------
    rule : Rule
        The rule of the charter version that the motion began with.
    seats : sequence of Seat
        All seats of the charter, vacant and tied ones included.
    words : mapping from seat key to Word
        Words said to the payload as it now stands. Words of tied or vacant seats are kept
        in the record but do not count.
    clock : Clock
    silence_may_count : bool
        Whether the act is one where silence may count at all.

    Returns
    -------
    Settlement
        Never ``CARRIED`` before every key is there, what is asked has been waited for and
        the delay is over; never ``OPEN`` once the window has closed. More consents never
        make it less carried, and the order of words does not matter.

    Raises
    ------
    ValueError
        If the rule names a side without a seat.

    Examples
    --------
    >>> from datetime import UTC
    >>> from gromada.methods.charter.rules import Requirement
    >>> rule = Rule(propose=("office",), requires={"residents": Requirement(Need.ONE_SEAT)})
    >>> seats = [Seat("o1", "office"), Seat("r1", "residents"), Seat("r2", "residents")]
    >>> clock = Clock(datetime(2026, 5, 4, tzinfo=UTC), datetime(2026, 5, 11, tzinfo=UTC), {})
    >>> settle(rule, seats, {"o1": Word(Stance.CONSENT)}, clock).missing
    ('residents',)
    >>> settle(rule, seats, {"r2": Word(Stance.CONSENT)}, clock).state
    <State.CARRIED: 'carried'>
    """
    closed = clock.now >= clock.closes_at
    sides = tuple(
        _side_standing(side, asked, seats, words, clock, silent=False)
        for side, asked in rule.requires.items()
    )
    if _met(sides):
        return _carried(sides, clock)
    if not closed:
        instants = [clock.closes_at, *(at for at in clock.asked_until.values() if at > clock.now)]
        return Settlement(State.OPEN, sides, changes_at=min(instants))
    if rule.silence is Silence.CONSENT and silence_may_count:
        silent = tuple(
            _side_standing(side, asked, seats, words, clock, silent=True)
            for side, asked in rule.requires.items()
        )
        if _met(silent):
            return _carried(silent, clock, by_silence=True)
    return _not_carried(rule, sides, clock)


def _met(sides: Sequence[SideStanding]) -> bool:
    return all(side.standing is Standing.MET for side in sides)


def _carried(
    sides: tuple[SideStanding, ...],
    clock: Clock,
    *,
    by_silence: bool = False,
    by_casting: str = "",
) -> Settlement:
    if not clock.delay:
        return Settlement(State.CARRIED, sides, by_silence=by_silence, by_casting=by_casting)
    # in UTC, since adding hours to a local time ignores that clocks change
    ready_at = (clock.carried_at or clock.now).astimezone(UTC) + clock.delay
    waiting = clock.now < ready_at
    return Settlement(
        State.WAITING if waiting else State.CARRIED,
        sides,
        changes_at=ready_at if waiting else None,
        by_silence=by_silence,
        by_casting=by_casting,
    )


def _not_carried(rule: Rule, sides: tuple[SideStanding, ...], clock: Clock) -> Settlement:
    objected = any(
        (side.objections or side.conditional) and side.standing is not Standing.MET
        for side in sides
    )
    if not objected:
        return Settlement(State.LAPSED, sides)
    if rule.deadlock is Deadlock.CASTING:
        casting = next((side for side in sides if side.side == rule.casting), None)
        if casting is not None and casting.standing is Standing.MET:
            return _carried(sides, clock, by_casting=rule.casting)
        return Settlement(State.REFUSED, sides)
    if rule.deadlock is Deadlock.STAYS:
        return Settlement(State.REFUSED, sides)
    return Settlement(State.DEADLOCKED, sides)


def _side_standing(
    side: str,
    asked: Requirement,
    seats: Sequence[Seat],
    words: Mapping[str, Word],
    clock: Clock,
    *,
    silent: bool,
) -> SideStanding:
    own = [seat for seat in seats if seat.side == side]
    if not own:
        raise ValueError(f"The rule names {side!r}, but no seat is on that side.")
    counting = [seat for seat in own if seat.counts]
    said = {seat.key: words[seat.key] for seat in counting if seat.key in words}
    weight = {seat.key: seat.weight for seat in counting}

    def total(stance: Stance) -> int:
        return sum(weight[key] for key, word in said.items() if word.stance is stance)

    unheard = sum(weight.values()) - sum(weight[key] for key in said)
    counts = {
        "consents": total(Stance.CONSENT),
        "conditional": total(Stance.CONSENT_IF),
        "objections": total(Stance.OBJECT),
        "abstentions": total(Stance.ABSTAIN),
    }
    taken = unheard if silent else 0
    base = SideStanding(
        side, asked, Standing.MET, **counts, seats=sum(weight.values()), silent=taken
    )
    if asked.need is Need.INFORMED:
        return base
    if asked.need is Need.ASKED:
        return _asked(base, said, len(counting), clock)
    needed = consents_needed(asked, base)
    if needed <= 0:
        return base
    # Seats that have said nothing may still meet it; beyond them somebody has to change a word.
    standing = Standing.MISSING if needed <= unheard and not silent else Standing.BLOCKED
    return SideStanding(
        side, asked, standing, **counts, seats=base.seats, needed=needed, silent=taken
    )


def _asked(base: SideStanding, said: Mapping[str, Word], seats: int, clock: Clock) -> SideStanding:
    """A side that is asked cannot block, but its reasons have to be waited for and answered."""
    unanswered = any(
        word.stance in (Stance.OBJECT, Stance.CONSENT_IF) and not word.answered
        for word in said.values()
    )
    over = clock.now >= clock.asked_until.get(base.side, clock.closes_at)
    heard = over or (seats > 0 and len(said) == seats)  # nobody there now may be there tomorrow
    if heard and not unanswered:
        return base
    return SideStanding(
        base.side, base.requirement, Standing.MISSING, base.consents, base.conditional,
        base.objections, base.abstentions, base.seats,
    )  # fmt: skip


def consents_needed(asked: Requirement, standing: SideStanding) -> int:
    """Count how many more consents meet a requirement; 0 or less when it is met.

    Parameters
    ----------
    asked : Requirement
        One that is a key.
    standing : SideStanding
        With the counts of words; silence taken as consent is counted with the consents.

    Returns
    -------
    int
        A weight of further consents from seats that have said nothing.
    """
    consents = standing.consents + standing.silent
    if asked.need is Need.ONE_SEAT:
        return 1 - consents
    said = consents + standing.conditional + standing.objections + standing.abstentions
    share, strict = asked.threshold
    for more in range(max(standing.seats, 1) + 1):
        base = {
            Base.SEATS: standing.seats,
            Base.PRESENT: said + more,
            Base.WORDS: consents + standing.objections + standing.conditional + more,
        }[asked.base]
        reached = Fraction(consents + more)
        enough = reached > share * base if strict else reached >= share * base
        # Nobody's consent is no consent: an empty base carries nothing.
        heard = Fraction(said + more) >= asked.quorum * standing.seats
        if enough and heard and consents + more > 0:
            return more
    return standing.seats + 1
