"""How far people took part in a decision, from recorded facts; and the headline of a charter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction

from gromada.methods.charter.probing import DONE, outcome
from gromada.methods.charter.rules import Act, Charter
from gromada.methods.errors import MethodError


class Level(IntEnum):
    """How far people took part in one decision. Not a ladder: a higher one is not always better."""

    CLOSED = 0
    TOLD = 1
    HEARD = 2
    ANSWERED = 3
    SHARED = 4
    DELEGATED = 5


NOTICE_DAYS = 14
ANSWERED_SHARE = Fraction(9, 10)
MOST_OVERRIDDEN = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What is on record about one decision.

    Attributes
    ----------
    notice_days : int or None
        Whole days between the public notice with its documents and the decision; None
        without a notice.
    channels : int
        Ways in which anybody could send an input.
    summary_published : bool
        A summary of the inputs was published.
    inputs, answered : int
        Inputs, or clusters of them, and how many got an answer with a reason.
    changed_or_why_not : bool
        An option changed because of them, or it is said why none did.
    consent_needed : bool
        The yes of a side that is not public was needed (see ``yes_needed``).
    drafted_together : bool
        The text was written together, with at least one amendment of theirs in it.
    may_propose : bool
        That side may put things to the decision.
    decided_alone : bool
        A side that is not public decided alone, and the authority carries it out or owes
        reasons for departing.
    delegated, overridden : int
        Decisions so delegated on record, and how many of them the authority overrode.
    """

    notice_days: int | None = None
    channels: int = 0
    summary_published: bool = False
    inputs: int = 0
    answered: int = 0
    changed_or_why_not: bool = False
    consent_needed: bool = False
    drafted_together: bool = False
    may_propose: bool = False
    decided_alone: bool = False
    delegated: int = 0
    overridden: int = 0


def level_of(
    facts: DecisionFacts,
    *,
    notice_days: int = NOTICE_DAYS,
    answered_share: Fraction = ANSWERED_SHARE,
    most_overridden: Fraction = MOST_OVERRIDDEN,
) -> Level:
    """Derive the level of participation in a decision: the highest whose facts are on record.

    Parameters
    ----------
    facts : DecisionFacts
    notice_days : int
        The least notice that counts as told; a charter may ask for more.
    answered_share : Fraction, 0–1
        The least share of inputs with an answer.
    most_overridden : Fraction, 0–1
        The largest share of delegated decisions that may have been overridden.

    Returns
    -------
    Level

    Raises
    ------
    MethodError
        If more was answered than sent, or overridden than delegated.

    Source
    ------
    Names and descriptions are our own. Cross-walk by level name only: Arnstein (1969), *A Ladder
    of Citizen Participation*, JAIP 35(4); IAP2 Spectrum (inform … empower).

    Examples
    --------
    >>> facts = DecisionFacts(
    ...     notice_days=20, channels=1, summary_published=True, inputs=10, answered=9,
    ...     changed_or_why_not=True,
    ... )
    >>> level_of(facts)
    <Level.ANSWERED: 3>
    """
    met = levels_met(
        facts,
        notice_days=notice_days,
        answered_share=answered_share,
        most_overridden=most_overridden,
    )
    return max(level for level, is_met in met.items() if is_met)


def levels_met(
    facts: DecisionFacts,
    *,
    notice_days: int = NOTICE_DAYS,
    answered_share: Fraction = ANSWERED_SHARE,
    most_overridden: Fraction = MOST_OVERRIDDEN,
) -> dict[Level, bool]:
    """Say of each level whether its facts are on record, so that gaps below are seen as well.

    Returns
    -------
    dict from Level to bool
        ``CLOSED`` is always met.
    """
    if not 0 <= facts.answered <= facts.inputs:
        raise MethodError(f"{facts.answered} of {facts.inputs} inputs cannot have been answered.")
    if not 0 <= facts.overridden <= facts.delegated:
        raise MethodError(
            f"{facts.overridden} of {facts.delegated} decisions cannot have been overridden."
        )
    heard = facts.channels > 0 and facts.summary_published
    # Without an input nothing was answered, however good the intention.
    answered = facts.inputs > 0 and facts.answered >= answered_share * facts.inputs
    return {
        Level.CLOSED: True,
        Level.TOLD: facts.notice_days is not None and facts.notice_days >= notice_days,
        Level.HEARD: heard,
        Level.ANSWERED: heard and answered and facts.changed_or_why_not,
        Level.SHARED: (facts.consent_needed or facts.drafted_together) and facts.may_propose,
        Level.DELEGATED: facts.decided_alone
        and facts.overridden <= most_overridden * facts.delegated,
    }


def promise_gap(declared: Level, derived: Level) -> int:
    """Say how much more was promised than happened.

    Returns
    -------
    int
        Levels; negative where more happened than was promised.
    """
    return int(declared) - int(derived)


def level_counts(levels: Iterable[Level], money: Sequence[int] | None = None) -> dict[Level, int]:
    """Count decisions by level, or add up their money.

    Parameters
    ----------
    levels : iterable of Level
        One a decision.
    money : sequence of int, optional
        Grosze that each decision moved; then the sums are of money.

    Returns
    -------
    dict from Level to int
        Every level, with 0 where there is nothing.
    """
    given = list(levels)
    weights = [1] * len(given) if money is None else list(money)
    counts = dict.fromkeys(Level, 0)
    for level, weight in zip(given, weights, strict=True):
        counts[level] += weight
    return counts


def yes_needed(charter: Charter, act: Act, side: str) -> bool:
    """Say whether a side's yes is needed: neither its objection nor its silence lets it pass.

    Parameters
    ----------
    charter : Charter
    act : Act
    side : str

    Returns
    -------
    bool
        On the closed rule: silence, deadlock and casting votes included.
    """
    others = [each.key for each in charter.sides if each.key != side]
    despite = outcome(charter, act, consent=others, object_=[side]).state in DONE
    in_silence = outcome(charter, act, consent=others).state in DONE
    return not despite and not in_silence


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision under a charter, as it went.

    Attributes
    ----------
    needed : frozenset of str
        Sides whose yes was needed.
    started_by : str
    carried : bool
    stopped_by : frozenset of str
        Sides whose objection kept it from being carried.
    overridden : bool
        Carried, and departed from.
    money_grosze : int or None
        What it moved; None where it moves no money.
    """

    needed: frozenset[str]
    started_by: str
    carried: bool
    stopped_by: frozenset[str] = frozenset()
    overridden: bool = False
    money_grosze: int | None = None


@dataclass(frozen=True, slots=True)
class Headline:
    """What a side had to say, always with its denominator.

    ``outside``: matters that the charter leaves to others.
    """

    side: str
    needed: int
    decisions: int
    money_needed_grosze: int
    money_grosze: int
    started: int
    stopped: int
    carried: int
    overridden: int
    outside: int


def headline(decisions: Iterable[Decision], side: str, *, outside: int = 0) -> Headline:
    """Count in how many decisions a side's yes was needed, and what it did.

    Parameters
    ----------
    decisions : iterable of Decision
        All of a period that were carried or stopped.
    side : str
    outside : int
        How many matters lie outside the charter.

    Returns
    -------
    Headline
        ``carried`` counts those that the side started and that were carried; ``overridden``
        those in which its yes was needed, or which it started, that were departed from.

    Examples
    --------
    >>> both = frozenset({"office", "residents"})
    >>> seen = [Decision(both, "residents", carried=True), Decision(frozenset(), "office", True)]
    >>> found = headline(seen, "residents", outside=9)
    >>> found.needed, found.decisions, found.started, found.outside
    (1, 2, 1, 9)
    """
    seen = list(decisions)
    needed = [decision for decision in seen if side in decision.needed]
    started = [decision for decision in seen if decision.started_by == side]
    return Headline(
        side=side,
        needed=len(needed),
        decisions=len(seen),
        money_needed_grosze=sum(decision.money_grosze or 0 for decision in needed),
        money_grosze=sum(decision.money_grosze or 0 for decision in seen),
        started=len(started),
        stopped=sum(side in decision.stopped_by for decision in seen),
        carried=sum(decision.carried for decision in started),
        overridden=sum(
            decision.overridden and (side in decision.needed or decision.started_by == side)
            for decision in seen
        ),
        outside=outside,
    )


def headlines(
    decisions: Iterable[Decision], sides: Iterable[str], *, outside: int = 0
) -> Mapping[str, Headline]:
    """Give the headline of each side over the same decisions.

    Returns
    -------
    mapping from side to Headline
    """
    seen = list(decisions)
    return {side: headline(seen, side, outside=outside) for side in sides}
