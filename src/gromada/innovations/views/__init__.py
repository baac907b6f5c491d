"""The pages of challenges, innovations and the trail."""

from gromada.innovations.views.challenges import (
    challenge_create,
    challenge_detail,
    challenge_edit,
    challenge_list,
)
from gromada.innovations.views.hiding import challenge_hide, innovation_hide
from gromada.innovations.views.innovations import (
    innovation_create,
    innovation_detail,
    innovation_edit,
    innovation_list,
)
from gromada.innovations.views.stages import stage_correct, stage_report
from gromada.innovations.views.trail import trail

__all__ = [
    "challenge_create",
    "challenge_detail",
    "challenge_edit",
    "challenge_hide",
    "challenge_list",
    "innovation_create",
    "innovation_detail",
    "innovation_edit",
    "innovation_hide",
    "innovation_list",
    "stage_correct",
    "stage_report",
    "trail",
]
