"""What people do with challenges and innovations."""

from gromada.innovations.actions.challenges import add_challenge, change_challenge
from gromada.innovations.actions.hiding import hide, show_again
from gromada.innovations.actions.innovations import change_innovation, register_innovation
from gromada.innovations.actions.stages import correct_stage, reach_stage

__all__ = [
    "add_challenge",
    "change_challenge",
    "change_innovation",
    "correct_stage",
    "hide",
    "reach_stage",
    "register_innovation",
    "show_again",
]
