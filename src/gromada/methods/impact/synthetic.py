"""Synthetic control: a mix of other units that went like the treated one before the change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import floor, sqrt

import numpy as np
import numpy.typing as npt

from gromada.methods.impact.panel import Floats
from gromada.methods.impact.result import ALPHA, Interval
from gromada.methods.impact.simplex import Columns, simplex_weights

PERFECT = 1e-18  # of the mean square of the outcome: what rounding leaves of a perfect fit
CARRIES = 1e-6  # a smaller weight is rounding
WORST_FIT = 5.0  # placebos whose fit is so many times worse are left out of the filtered rank


@dataclass(frozen=True, eq=False)
class Gaps:
    """How far a unit is from its synthetic counterpart.

    ``gaps`` is outcome minus counterpart in every period, ``effect`` its mean from ``start``
    on; ``pre_mspe`` and ``post_mspe`` are mean squared gaps before and from ``start`` on, and
    ``ratio`` is post by pre: None where the fit before is perfect.
    """

    gaps: Floats
    start: int
    pre_mspe: float
    post_mspe: float
    ratio: float | None

    @property
    def effect(self) -> float:
        return float(self.gaps[self.start :].mean())


@dataclass(frozen=True, eq=False)
class SyntheticControl(Gaps):
    """A unit beside its synthetic counterpart, and what that is made of."""

    weights: Floats
    counterpart: Floats


def synthetic_control(
    treated: npt.ArrayLike,
    donors: npt.ArrayLike,
    *,
    start: int,
    weights: npt.ArrayLike | None = None,
) -> SyntheticControl:
    """Compare a unit with the mix of donors that fits its outcome before the change.

    Parameters
    ----------
    treated : array of float, shape (n_periods,)
    donors : array of float, shape (n_donors, n_periods)
    start : int, 1 to n_periods - 1
        Position of the first period after the change.
    weights : array of float, shape (n_donors,), optional
        Use these shares; then nothing is fitted.

    Returns
    -------
    SyntheticControl

    Source
    ------
    Abadie, A., Diamond, A. & Hainmueller, J. (2010). Synthetic control methods for comparative
    case studies. *JASA* 105(490), 493-505. Outcome only and convex, so that there is one answer.

    Examples
    --------
    >>> found = synthetic_control([1, 2, 9.0], [[0, 0, 0], [4, 8, 12.0]], start=2)
    >>> found.weights.round(9).tolist(), round(found.effect, 9)
    ([0.75, 0.25], 6.0)
    """
    own, others = np.asarray(treated, np.float64), np.asarray(donors, np.float64)
    if weights is None:
        shares = simplex_weights(others[:, :start].T, own[:start])
    else:
        shares = np.asarray(weights, np.float64)
    counterpart = shares @ others
    found = gaps_between(own, counterpart, start=start, square=float((others**2).mean()))
    return SyntheticControl(**vars(found), weights=shares, counterpart=counterpart)


def gaps_between(own: Floats, counterpart: Floats, *, start: int, square: float) -> Gaps:
    """The gaps of a unit; ``square`` is the mean square of the donors."""
    gaps = own - counterpart
    pre = float((gaps[:start] ** 2).mean())
    post = float((gaps[start:] ** 2).mean())
    scale = float(((own - own[:start].mean()) ** 2).mean()) + square
    ratio = None if pre <= PERFECT * scale else post / pre
    return Gaps(gaps, start, pre, post, ratio)


@dataclass(frozen=True, eq=False)
class Placebos:
    """The same comparison made for each donor, as if the change had reached it.

    Parameters
    ----------
    fits : sequence of Gaps, one for each donor
    rank : int, from 1
        Place of the treated unit when all are ordered by ratio, the largest first; ties
        count against it.
    p_value : float, 0-1
        ``rank`` by the number of donors and the treated unit.
    filtered_rank, n_filtered, filtered_p : int, int, float, optional
        The same ordered by the mean squared gap after the change, among the units whose fit
        before is at most five times worse than that of the treated one.
    """

    fits: tuple[Gaps, ...]
    rank: int
    p_value: float
    filtered_rank: int | None
    n_filtered: int
    filtered_p: float | None

    @property
    def n(self) -> int:
        """Units that are ranked, the treated one among them."""
        return len(self.fits) + 1

    @property
    def smallest_p(self) -> float:
        return 1 / self.n

    @property
    def ratios(self) -> Floats:
        """One a donor; infinite where a fit is perfect."""
        return np.array([np.inf if fit.ratio is None else fit.ratio for fit in self.fits])


def placebos_in_space(found: SyntheticControl, donors: npt.ArrayLike) -> Placebos:
    """Fit each donor from the other donors and see how unusual the treated unit is.

    Parameters
    ----------
    found : SyntheticControl
        Of the treated unit.
    donors : array of float, shape (n_donors, n_periods), n_donors 2 or more

    Returns
    -------
    Placebos

    Source
    ------
    Abadie, Diamond & Hainmueller (2010), section 3.4.

    Examples
    --------
    >>> donors = [[0, 1, 0.0, 1], [4, 4, 5, 4], [2, 3, 3, 2], [8, 7, 8, 8]]
    >>> found = synthetic_control([3, 3, 4, 9.0], donors, start=3)
    >>> placebos_in_space(found, donors).rank
    1
    """
    others = np.asarray(donors, np.float64)
    fits = tuple(each_donor(others, start=found.start))
    after = np.array([fit.post_mspe for fit in fits])
    if found.ratio is None:
        # A perfect fit has no ratio; what is left is how large the gap after the change is.
        rank = 1 + int((after >= found.post_mspe).sum())
    else:
        ratios = np.array([np.inf if fit.ratio is None else fit.ratio for fit in fits])
        rank = 1 + int((ratios >= found.ratio).sum())
    fitting = np.array([fit.pre_mspe <= WORST_FIT * found.pre_mspe for fit in fits])
    n_filtered = 1 + int(fitting.sum())
    filtered = 1 + int((after[fitting] >= found.post_mspe).sum()) if n_filtered > 1 else None
    return Placebos(
        fits,
        rank,
        rank / (len(fits) + 1),
        filtered,
        n_filtered,
        None if filtered is None else filtered / n_filtered,
    )


def each_donor(donors: Floats, *, start: int) -> Iterator[Gaps]:
    """Fit each donor from the others."""
    before = Columns(donors[:, :start].T)
    squares = (donors**2).sum(axis=1)
    n_cells = donors[1:].size
    for at, own in enumerate(donors):
        positions, shares = before.nearest_mix(own[:start], without=at)
        square = float((squares.sum() - squares[at]) / n_cells)
        yield gaps_between(own, shares @ donors[positions], start=start, square=square)


def effects_not_rejected(found: SyntheticControl, placebos: Placebos) -> Interval | None:
    """The constant effects that the ranking does not reject at 5%.

    For a constant effect c the treated unit has the ratio of gaps - c; c stays while enough
    placebos have a larger one. With fewer than 19 donors nothing can be rejected.

    Parameters
    ----------
    found : SyntheticControl
    placebos : Placebos

    Returns
    -------
    tuple of float, optional
        None where no interval has an end, or none is left.

    Source
    ------
    Firpo, S. & Possebom, V. (2018). Synthetic control method: inference, sensitivity analysis
    and confidence sets. *Journal of Causal Inference* 6(2).
    """
    critical = _critical(placebos.ratios)
    if critical is None:
        return None
    after = found.gaps[found.start :]
    room = critical * found.pre_mspe - float(after.var())
    if room <= 0:
        return None
    return found.effect - sqrt(room), found.effect + sqrt(room)


def gaps_not_rejected(found: SyntheticControl, placebos: Placebos) -> list[Interval | None]:
    """The same for each period from the start on, by the gap of that period alone."""
    intervals: list[Interval | None] = []
    for period in range(found.start, len(found.gaps)):
        ratios = [
            np.inf if fit.ratio is None else float(fit.gaps[period] ** 2 / fit.pre_mspe)
            for fit in placebos.fits
        ]
        critical = _critical(np.array(ratios))
        gap = float(found.gaps[period])
        if critical is None:
            intervals.append(None)
        else:
            room = sqrt(critical * found.pre_mspe)
            intervals.append((gap - room, gap + room))
    return intervals


def _critical(ratios: Floats) -> float | None:
    needed = floor(ALPHA * (len(ratios) + 1) + 1e-9)
    if needed == 0:
        return None
    critical = float(np.sort(ratios)[-needed])
    return critical if np.isfinite(critical) else None


@dataclass(frozen=True)
class PseudoStart:
    """A start that never was, and the effect found there."""

    position: int
    effect: float


def placebos_in_time(
    treated: npt.ArrayLike,
    donors: npt.ArrayLike,
    *,
    start: int,
    positions: Sequence[int],
    weights: npt.ArrayLike | None = None,
) -> list[PseudoStart]:
    """Pretend that the change came earlier, using only periods before it came.

    Parameters
    ----------
    treated, donors, start, weights
        As in ``synthetic_control``.
    positions : sequence of int, each 1 to start - 1

    Returns
    -------
    list of PseudoStart
    """
    own, others = np.asarray(treated, np.float64), np.asarray(donors, np.float64)
    return [
        PseudoStart(
            position,
            synthetic_control(
                own[:start], others[:, :start], start=position, weights=weights
            ).effect,
        )
        for position in positions
    ]


def leave_one_out(
    treated: npt.ArrayLike,
    donors: npt.ArrayLike,
    found: SyntheticControl,
    *,
    refit: bool = True,
) -> dict[int, float]:
    """The effect without each donor that carries weight.

    Parameters
    ----------
    treated, donors
        As in ``synthetic_control``.
    found : SyntheticControl
    refit : bool
        Fit the others anew; else their given weights are scaled up to one.

    Returns
    -------
    dict of int to float
        Position of the donor left out, and the effect then.
    """
    others = np.asarray(donors, np.float64)
    effects: dict[int, float] = {}
    for position in np.flatnonzero(found.weights > CARRIES):
        rest = np.arange(len(others)) != position
        if not rest.any() or (not refit and found.weights[rest].sum() <= 0):
            continue
        weights = None if refit else found.weights[rest] / found.weights[rest].sum()
        without = synthetic_control(treated, others[rest], start=found.start, weights=weights)
        effects[int(position)] = without.effect
    return effects
