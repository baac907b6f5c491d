"""Few partnerships side by side: pooled with care, without a composite score.

See docs/methods/comparison.md for what is computed, from which source, and its limits.
"""

from gromada.methods.comparison.fronts import Front, front_chances, pareto_front
from gromada.methods.comparison.histories import Transition, Transitions, transitions
from gromada.methods.comparison.pooling import Pooled, TooFewToCompare, log_odds, pool
from gromada.methods.comparison.shares import ShareOfCases, share_of_cases

__all__ = [
    "Front",
    "Pooled",
    "ShareOfCases",
    "TooFewToCompare",
    "Transition",
    "Transitions",
    "front_chances",
    "log_odds",
    "pareto_front",
    "pool",
    "share_of_cases",
    "transitions",
]
