"""What people do to find out whether it worked."""

from gromada.evaluation.actions.erasing import erase_codes
from gromada.evaluation.actions.hiding import hide_study, show_study_again
from gromada.evaluation.actions.inclusion import (
    forget_about_people,
    load_margins,
    merge_participants,
    publish_who_takes_part,
    say_about_me,
    take_back_about_me,
)
from gromada.evaluation.actions.studies import add_data, compute, compute_again, register_study
from gromada.evaluation.actions.trust import (
    answer,
    ask_by_mail,
    close_wave,
    forget_codes,
    issue_tokens,
    open_wave,
)

__all__ = [
    "add_data",
    "answer",
    "ask_by_mail",
    "close_wave",
    "compute",
    "compute_again",
    "erase_codes",
    "forget_about_people",
    "forget_codes",
    "hide_study",
    "issue_tokens",
    "load_margins",
    "merge_participants",
    "open_wave",
    "publish_who_takes_part",
    "register_study",
    "say_about_me",
    "show_study_again",
    "take_back_about_me",
]
