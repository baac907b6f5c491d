"""What people do: prepare seminars, come to them, ask, and carry questions over."""

from gromada.seminars.actions.erasing import erase_questions, erase_sign_ups
from gromada.seminars.actions.merging import merge_participants
from gromada.seminars.actions.preparing import create_seminar, edit_seminar
from gromada.seminars.actions.questions import (
    ask,
    ask_too,
    carry_over,
    hide_question,
    restore_question,
    take_back,
)
from gromada.seminars.actions.sign_ups import (
    download_sign_ups,
    forget_old_sign_ups,
    sign_up,
    withdraw,
)
from gromada.seminars.actions.states import (
    cancel_seminar,
    end_seminar,
    publish_seminar,
    tell_outcome,
)
from gromada.seminars.actions.telling import remind, tell_changes

__all__ = [
    "ask",
    "ask_too",
    "cancel_seminar",
    "carry_over",
    "create_seminar",
    "download_sign_ups",
    "edit_seminar",
    "end_seminar",
    "erase_questions",
    "erase_sign_ups",
    "forget_old_sign_ups",
    "hide_question",
    "merge_participants",
    "publish_seminar",
    "remind",
    "restore_question",
    "sign_up",
    "take_back",
    "tell_changes",
    "tell_outcome",
    "withdraw",
]
