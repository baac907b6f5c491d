"""What people said, how they voted, and the map of it."""

from gromada.deliberation.models.arrival import Arrival
from gromada.deliberation.models.opinion_map import STEPS_TO_THE_EDGE, OpinionMap
from gromada.deliberation.models.quarantine import Quarantine
from gromada.deliberation.models.statement import FEWEST_DESCRIBED, FIRST_PRIORITY, Statement
from gromada.deliberation.models.vote import Vote

__all__ = [
    "FEWEST_DESCRIBED",
    "FIRST_PRIORITY",
    "STEPS_TO_THE_EDGE",
    "Arrival",
    "OpinionMap",
    "Quarantine",
    "Statement",
    "Vote",
]
