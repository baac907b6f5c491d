"""Reading what was measured."""

from gromada.evaluation.queries.profile import Profile, profile
from gromada.evaluation.queries.studies import (
    StudyStanding,
    answer_of,
    last_entry,
    registration_of,
    standing_of_study,
    studies_about,
    studies_visible_to,
    with_data,
)
from gromada.evaluation.queries.things import HOLDERS, is_public, thing_at, things_at

__all__ = [
    "HOLDERS",
    "Profile",
    "StudyStanding",
    "answer_of",
    "is_public",
    "last_entry",
    "profile",
    "registration_of",
    "standing_of_study",
    "studies_about",
    "studies_visible_to",
    "thing_at",
    "things_at",
    "with_data",
]
