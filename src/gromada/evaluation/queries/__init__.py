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
from gromada.evaluation.queries.trust import (
    ScaleOnSide,
    TrustRecord,
    WaveOfScale,
    code_of,
    opening_of,
    token_row,
    trust_of,
    trust_waves_visible_to,
    waves_of,
)

__all__ = [
    "HOLDERS",
    "Profile",
    "ScaleOnSide",
    "StudyStanding",
    "TrustRecord",
    "WaveOfScale",
    "answer_of",
    "code_of",
    "is_public",
    "last_entry",
    "opening_of",
    "profile",
    "registration_of",
    "standing_of_study",
    "studies_about",
    "studies_visible_to",
    "thing_at",
    "things_at",
    "token_row",
    "trust_of",
    "trust_waves_visible_to",
    "waves_of",
    "with_data",
]
