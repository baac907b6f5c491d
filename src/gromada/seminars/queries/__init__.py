"""Reading seminars: which there are, when, who comes, what was asked and what came of it."""

from gromada.seminars.queries.calendar import (
    cancellation_file,
    invitation_file,
    published_file,
)
from gromada.seminars.queries.questions import (
    processes_to_carry_into,
    questions_carried,
    questions_of,
    questions_shown,
    questions_visible_to,
)
from gromada.seminars.queries.seminars import (
    organisations_of,
    past_seminars,
    seminars_to_end,
    seminars_to_remind,
    seminars_visible_to,
    upcoming_seminars,
)
from gromada.seminars.queries.sign_ups import (
    Places,
    own_coming_sign_ups,
    own_sign_ups,
    places_of,
    sign_up_by,
    sign_ups_csv,
    sign_ups_of,
    sign_ups_to_forget,
    sign_ups_to_remind,
    sign_ups_to_tell,
)
from gromada.seminars.queries.wording import time_words, when_words

__all__ = [
    "Places",
    "cancellation_file",
    "invitation_file",
    "organisations_of",
    "own_coming_sign_ups",
    "own_sign_ups",
    "past_seminars",
    "places_of",
    "processes_to_carry_into",
    "published_file",
    "questions_carried",
    "questions_of",
    "questions_shown",
    "questions_visible_to",
    "seminars_to_end",
    "seminars_to_remind",
    "seminars_visible_to",
    "sign_up_by",
    "sign_ups_csv",
    "sign_ups_of",
    "sign_ups_to_forget",
    "sign_ups_to_remind",
    "sign_ups_to_tell",
    "time_words",
    "upcoming_seminars",
    "when_words",
]
