"""On the way from invited to staying: at which step which group is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

import numpy.typing as npt

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.uncertainty import Estimate, finite, share, two_sided_z

FOUR_FIFTHS = 0.8


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One group at one step, beside the group it is compared with.

    Attributes
    ----------
    group, stage : str
        The stage that is reached.
    conversion : Estimate or None
        Share of the group's people at the stage before who reach this one;
        None when nobody was left.
    ratio : Estimate or None
        Conversion relative to that of the reference group, with Katz's log
        interval; None when either is 0, so that there is no logarithm.
    log_ratio : float or None
        Its logarithm; over the steps they sum to that of the whole way.
    is_flagged : bool
        Whether the ratio is below four fifths, or nobody of the group came so
        far: a prompt to look, not a test.
    """

    group: str
    stage: str
    conversion: Estimate | None
    ratio: Estimate | None
    log_ratio: float | None
    is_flagged: bool


@dataclass(frozen=True, slots=True)
class Funnel:
    """All groups on the whole way.

    Attributes
    ----------
    steps : tuple of FunnelStep
        Group after group, each in the order of stages.
    totals : tuple of FunnelStep
        One a group: from the first stage to the last.
    reference : str
        The group the others are compared with.
    n : int
        People at the first stage.
    """

    steps: tuple[FunnelStep, ...]
    totals: tuple[FunnelStep, ...]
    reference: str
    n: int


def funnel(
    counts: npt.ArrayLike,
    *,
    groups: Sequence[str],
    stages: Sequence[str],
    reference: str,
    confidence: float = 0.95,
) -> Funnel:
    """Find at which step the gap between groups arises.

    Parameters
    ----------
    counts : array of int, shape (n_groups, n_stages), 0 or more
        People of each group who reached each stage; never more than the stage before.
    groups, stages : sequence of str
        At least two stages, such as invited, registered, attended, contributed.
    reference : str
        The group the others are compared with.
    confidence : float, 0-1 exclusive

    Returns
    -------
    Funnel
        The logarithms of the ratios of a group's steps sum to that of its total.

    Raises
    ------
    TooFewAnswers
        If a group has nobody at the first stage.
    MethodError
        If a stage has more people than the one before, or names do not fit.

    Source
    ------
    Katz, D. et al. (1978). Obtaining confidence intervals for the risk ratio in
    cohort studies. *Biometrics* 34(3), 469-474. Four fifths: US Uniform
    Guidelines on Employee Selection Procedures, 29 CFR 1607.4(D).

    Examples
    --------
    >>> found = funnel([[100, 80, 40], [100, 60, 15]], groups=["men", "women"],
    ...                stages=["invited", "came", "spoke"], reference="men")
    >>> [(step.stage, round(step.ratio.value, 3)) for step in found.steps[2:]]
    [('came', 0.75), ('spoke', 0.5)]
    >>> round(found.totals[1].ratio.value, 3)
    0.375
    """
    two_sided_z(confidence)
    table = finite(counts, "Counts")
    if table.shape != (len(groups), len(stages)) or len(stages) < 2:
        raise MethodError("Counts have one row a group and one column a stage, two at least.")
    if (table < 0).any() or (table % 1 != 0).any() or (table[:, 1:] > table[:, :-1]).any():
        raise MethodError("Nobody reaches a stage without the one before: counts only fall.")
    if reference not in groups:
        raise MethodError(f"The group to compare with, {reference}, is not among the groups.")
    if (table[:, 0] == 0).any():
        empty = groups[int((table[:, 0] == 0).argmax())]
        raise TooFewAnswers(f"Nobody of {empty} stands at the beginning.", found=0, least=1)
    rows = [[int(count) for count in row] for row in table]
    other = rows[list(groups).index(reference)]
    steps = tuple(
        _step(group, stages[at], (row[at], row[at - 1]), (other[at], other[at - 1]), confidence)
        for group, row in zip(groups, rows, strict=True)
        for at in range(1, len(stages))
    )
    totals = tuple(
        _step(group, stages[-1], (row[-1], row[0]), (other[-1], other[0]), confidence)
        for group, row in zip(groups, rows, strict=True)
    )
    return Funnel(steps, totals, reference, sum(row[0] for row in rows))


def _step(
    group: str, stage: str, own: tuple[int, int], other: tuple[int, int], confidence: float
) -> FunnelStep:
    (reached, before), (their_reached, their_before) = own, other
    conversion = share(reached, before, confidence=confidence) if before else None
    if not reached or not their_reached:
        is_lost = bool(before and not reached and their_reached)
        return FunnelStep(group, stage, conversion, None, None, is_flagged=is_lost)
    middle = log(reached / before) - log(their_reached / their_before)
    parts = 1 / reached - 1 / before + 1 / their_reached - 1 / their_before
    # a group compared with itself has no spread, and never a negative one by rounding
    reach = two_sided_z(confidence) * sqrt(max(parts, 0.0)) if own != other else 0.0
    ratio = Estimate(
        exp(middle), exp(middle - reach), exp(middle + reach), before + their_before, confidence
    )
    return FunnelStep(group, stage, conversion, ratio, middle, is_flagged=exp(middle) < FOUR_FIFTHS)
