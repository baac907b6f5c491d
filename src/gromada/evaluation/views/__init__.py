"""Doors: what was found out, and how to find out more."""

from gromada.evaluation.views.hiding import study_hide
from gromada.evaluation.views.inclusion import about_me, inclusion, margins_load
from gromada.evaluation.views.measures import measures
from gromada.evaluation.views.overview import overview
from gromada.evaluation.views.studies import (
    data_add,
    data_again,
    study_detail,
    study_file,
    study_json,
    study_list,
    study_progress,
    study_register,
    study_report,
)
from gromada.evaluation.views.trust import (
    trust,
    trust_answer,
    trust_ask,
    trust_close,
    trust_open,
    trust_print,
    trust_thanks,
)

__all__ = [
    "about_me",
    "data_add",
    "data_again",
    "inclusion",
    "margins_load",
    "measures",
    "overview",
    "study_detail",
    "study_file",
    "study_hide",
    "study_json",
    "study_list",
    "study_progress",
    "study_register",
    "study_report",
    "trust",
    "trust_answer",
    "trust_ask",
    "trust_close",
    "trust_open",
    "trust_print",
    "trust_thanks",
]
