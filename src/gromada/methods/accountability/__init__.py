"""How soon people are answered, and whether promises are kept when they were promised.

See docs/methods/accountability.md for what is computed, from which source, and its limits.
"""

from gromada.methods.accountability.causes import Incidence, IncidenceStep, cumulative_incidence
from gromada.methods.accountability.curves import (
    LogRank,
    Waiting,
    WaitingStep,
    compare_waiting,
    waiting,
)
from gromada.methods.accountability.pace import pace_ratio
from gromada.methods.accountability.promises import Commitment, Keeping, kept_on_time

__all__ = [
    "Commitment",
    "Incidence",
    "IncidenceStep",
    "Keeping",
    "LogRank",
    "Waiting",
    "WaitingStep",
    "compare_waiting",
    "cumulative_incidence",
    "kept_on_time",
    "pace_ratio",
    "waiting",
]
