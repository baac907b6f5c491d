"""From answers to a scale: one score a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.uncertainty import Estimate, Floats, Ints, mean

Answers = Sequence[Sequence[float | None]] | npt.NDArray[np.float64]
FEWEST = 5  # people a mean may describe without telling what one of them said


@dataclass(frozen=True, eq=False)
class ScaleScores:
    """One score for everybody who answered enough items.

    Attributes
    ----------
    scores : array of float, shape (n,)
        Mean of the answered items, on the scale of the answers.
    people : array of int, shape (n,)
        Positions, among all people, of those who have a score.
    n_left_out : int
        People who answered some items, but too few.
    n_silent : int
        People who answered none.
    """

    scores: Floats
    people: Ints
    n_left_out: int
    n_silent: int

    @property
    def n(self) -> int:
        """People who have a score."""
        return len(self.people)


def answer_table(answers: Answers) -> Floats:
    """Read answers as a table in which NaN marks an item that was not answered.

    Parameters
    ----------
    answers : array of float or None, shape (n_people, n_items)

    Returns
    -------
    array of float, shape (n_people, n_items)

    Raises
    ------
    MethodError
        If rows differ in length, or an answer is infinite.

    Examples
    --------
    >>> answer_table([[4, None]]).tolist()
    [[4.0, nan]]
    """
    try:
        table = np.array(answers, dtype=np.float64)
    except ValueError as error:
        raise MethodError("Everybody has one answer, or None, for each item.") from error
    if table.ndim != 2:
        raise MethodError("Answers are a table: one row a person, one column an item.")
    if np.isinf(table).any():
        raise MethodError("An answer cannot be infinite.")
    return table


def scale_scores(
    answers: Answers,
    *,
    lowest: float = 1,
    highest: float = 5,
    turned: Sequence[int] = (),
    least_answered: Fraction = Fraction(2, 3),
) -> ScaleScores:
    """Give one score to everybody who answered enough items. «Don't know» is not a middle answer.

    Parameters
    ----------
    answers : array of float or None, shape (n_people, n_items), lowest-highest
        None (or NaN) marks an item that was not answered.
    lowest, highest : float
        Ends of the answers.
    turned : sequence of int
        Positions of items in which agreeing means less of it; answered 5 of
        1-5, they count 1.
    least_answered : Fraction, 0-1
        The share of items that must be answered.

    Returns
    -------
    ScaleScores

    Raises
    ------
    MethodError
        If an answer lies outside its ends.

    Source
    ------
    Schafer, J. L. and Graham, J. W. (2002). Missing data: our view of the
    state of the art. *Psychological Methods* 7(2), 147-177 (available items,
    with a rule for how many).

    Examples
    --------
    >>> found = scale_scores([[5, 4, None], [3, None, None], [1, 2, 3]])
    >>> found.scores.tolist(), found.people.tolist(), found.n_left_out
    ([4.5, 2.0], [0, 2], 1)
    """
    table = answer_table(answers)
    given = ~np.isnan(table)
    outside = table[given & ((table < lowest) | (table > highest))]
    if len(outside):
        raise MethodError(
            f"Answers run from {lowest:g} to {highest:g}; found {outside.min():g} to "
            f"{outside.max():g}."
        )
    n_items = table.shape[1]
    for item in turned:
        table[:, item] = lowest + highest - table[:, item]
    answered = given.sum(axis=1)
    # whole numbers, so that two of three is enough whatever the rounding
    is_enough = answered * least_answered.denominator >= n_items * least_answered.numerator
    scored = is_enough & (answered > 0)
    sums = np.where(given, table, 0).sum(axis=1)
    return ScaleScores(
        scores=sums[scored] / answered[scored],
        people=np.flatnonzero(scored).astype(np.int64),
        n_left_out=int((~scored & (answered > 0)).sum()),
        n_silent=int((answered == 0).sum()),
    )


def scale_mean(scores: ScaleScores, *, confidence: float = 0.95, fewest: int = FEWEST) -> Estimate:
    """Average the scores of a group, if it is large enough to hide each of its people.

    Parameters
    ----------
    scores : ScaleScores
    confidence : float, 0-1 exclusive
    fewest : int, 2 or more
        The smallest group that may be described.

    Returns
    -------
    Estimate
        On the scale of the answers, with a t interval.

    Raises
    ------
    TooFewAnswers
        If fewer have a score.

    Source
    ------
    Student (1908). The probable error of a mean. *Biometrika* 6(1), 1-25.

    Examples
    --------
    >>> found = scale_mean(scale_scores([[5, 4], [4, 4], [2, 3], [3, 3], [4, 5]]))
    >>> round(found.value, 2), found.n
    (3.7, 5)
    """
    refuse_few(scores.n, fewest)
    return mean(scores.scores, confidence=confidence)


def refuse_few(n: int, fewest: int, *, who: str = "people") -> None:
    """Refuse to describe so few people that each could be recognised.

    Parameters
    ----------
    n : int
    fewest : int
    who : str
        What they are called in the refusal.

    Raises
    ------
    TooFewAnswers

    Examples
    --------
    >>> refuse_few(5, 5)
    """
    if n < fewest:
        raise TooFewAnswers(
            f"Answers of fewer than {fewest} {who} are not shown; there are {n}.",
            found=n,
            least=fewest,
        )
