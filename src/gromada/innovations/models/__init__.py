"""Challenges, and innovations with where they began and how far they came."""

from gromada.innovations.models.challenges import Challenge
from gromada.innovations.models.factors import Factor
from gromada.innovations.models.innovations import Innovation
from gromada.innovations.models.reach import Reach
from gromada.innovations.models.stages import StageEvent

__all__ = ["Challenge", "Factor", "Innovation", "Reach", "StageEvent"]
