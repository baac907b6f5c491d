"""Small panels with effects that are known."""

import numpy as np

from gromada.methods.impact import Panel


def make_panel(*, n_units=6, n_periods=16, treated=(0,), start=12, effect=0.0, seed=0, noise=0.1):
    """Units that share a trend; the treated ones gain ``effect`` from ``start`` on."""
    rng = np.random.default_rng(seed)
    trend = np.cumsum(rng.normal(0, 1, n_periods))
    outcome = trend + rng.normal(0, noise, (n_units, n_periods)) + np.arange(n_units)[:, None] * 0.2
    starts = np.full(n_units, n_periods)
    starts[list(treated)] = start
    outcome[starts < n_periods, start:] += effect
    return Panel(
        units=tuple(f"unit {number}" for number in range(n_units)),
        times=tuple(range(2001, 2001 + n_periods)),
        outcome=outcome,
        starts=starts,
    )


def make_staggered(*, n_units=60, n_periods=8, effect=1.0, seed=0, always=()):
    """A third of the units starts in the fourth period, a third in the sixth, a third never."""
    rng = np.random.default_rng(seed)
    starts = np.repeat([3, 5, n_periods], n_units // 3)
    outcome = rng.normal(0, 0.5, (n_units, n_periods)) + rng.normal(0, 1, (n_units, 1))
    outcome += np.arange(n_periods) * 0.3
    outcome += effect * (np.arange(n_periods) >= starts[:, None])
    starts[list(always)] = 0
    return Panel(
        units=tuple(str(number) for number in range(n_units)),
        times=tuple(range(1, n_periods + 1)),
        outcome=outcome,
        starts=starts,
    )
