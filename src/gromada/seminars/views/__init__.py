"""Doors: pages for everybody, for the holder of a link, and for organisers."""

from gromada.seminars.views.managing import (
    seminar_cancel,
    seminar_create,
    seminar_edit,
    seminar_manage,
    seminar_outcome,
    seminar_publish,
    sign_up_download,
)
from gromada.seminars.views.moderating import question_carry, question_hide, question_restore
from gromada.seminars.views.questions import question_detail, question_list, question_too
from gromada.seminars.views.seminars import (
    seminar_calendar,
    seminar_detail,
    seminar_list,
    signed_up,
)
from gromada.seminars.views.sign_ups import sign_up_calendar, sign_up_detail

__all__ = [
    "question_carry",
    "question_detail",
    "question_hide",
    "question_list",
    "question_restore",
    "question_too",
    "seminar_calendar",
    "seminar_cancel",
    "seminar_create",
    "seminar_detail",
    "seminar_edit",
    "seminar_list",
    "seminar_manage",
    "seminar_outcome",
    "seminar_publish",
    "sign_up_calendar",
    "sign_up_detail",
    "sign_up_download",
    "signed_up",
]
