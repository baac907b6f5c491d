"""Whether commitments were kept by the day first promised."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gromada.methods.accountability.curves import Waiting, waiting
from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.uncertainty import Estimate, share


@dataclass(frozen=True, slots=True)
class Commitment:
    """What was promised for when, and when it was kept.

    Attributes
    ----------
    due : date
        The day first promised.
    kept : date or None
        None while it is not.
    moved_to : date or None
        The day promised now, when it was moved.
    """

    due: date
    kept: date | None = None
    moved_to: date | None = None


@dataclass(frozen=True, slots=True)
class Keeping:
    """How promises were kept.

    Attributes
    ----------
    by_first_day : Estimate
        Share kept by the day first promised, of those whose first day has passed.
    by_present_day : Estimate or None
        The same by the day promised now; None when no present day has passed.
        Said second, if at all: a moved day is not a kept one.
    delay : Waiting
        Days after the day first promised, below 0 when early; of those whose
        first day has passed.
    n : int
        Commitments whose first day has passed.
    n_not_yet_due : int
    n_moved : int
        Of all, those whose day was moved.
    """

    by_first_day: Estimate
    by_present_day: Estimate | None
    delay: Waiting
    n: int
    n_not_yet_due: int
    n_moved: int


def kept_on_time(
    commitments: Sequence[Commitment], *, today: date, confidence: float = 0.95
) -> Keeping:
    """Say how many commitments were kept by the day first promised.

    Only those whose first day lies before ``today`` count, kept early or not:
    otherwise what is easy would be counted before what is hard is due.

    Parameters
    ----------
    commitments : sequence of Commitment
    today : date
    confidence : float, 0-1 exclusive

    Returns
    -------
    Keeping

    Raises
    ------
    TooFewAnswers
        If no first day has passed.
    MethodError
        If something was kept after today.

    Source
    ------
    Counting; the denominator follows the Open Government Partnership's
    Independent Reporting Mechanism. Delay: Kaplan, E. L. and Meier, P. (1958).
    *JASA* 53(282), 457-481.

    Examples
    --------
    >>> spring, summer, fall = date(2026, 3, 1), date(2026, 6, 1), date(2026, 9, 1)
    >>> found = kept_on_time(
    ...     [Commitment(spring, kept=spring), Commitment(spring, moved_to=fall, kept=summer),
    ...      Commitment(summer), Commitment(fall)], today=date(2026, 7, 1))
    >>> round(found.by_first_day.value, 3), found.n, found.n_not_yet_due, found.n_moved
    (0.333, 3, 1, 1)
    """
    ahead = [each for each in commitments if each.kept is not None and each.kept > today]
    if ahead:
        raise MethodError(f"Nothing is kept after today, {today}; found {ahead[0].kept}.")
    passed = [each for each in commitments if each.due < today]
    if not passed:
        raise TooFewAnswers("No commitment was due yet.", found=0, least=1)
    now_passed = [each for each in commitments if (each.moved_to or each.due) < today]
    first = sum(each.kept is not None and each.kept <= each.due for each in passed)
    present = sum(
        each.kept is not None and each.kept <= (each.moved_to or each.due) for each in now_passed
    )
    return Keeping(
        by_first_day=share(first, len(passed), confidence=confidence),
        by_present_day=share(present, len(now_passed), confidence=confidence)
        if now_passed
        else None,
        delay=waiting(
            [((each.kept or today) - each.due).days for each in passed],
            [each.kept is not None for each in passed],
            confidence=confidence,
        ),
        n=len(passed),
        n_not_yet_due=len(commitments) - len(passed),
        n_moved=sum(each.moved_to is not None for each in commitments),
    )
