"""Doors: what was found out, and how to find out more."""

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
from gromada.evaluation.views.trust import trust_answer

__all__ = [
    "data_add",
    "data_again",
    "overview",
    "study_detail",
    "study_file",
    "study_json",
    "study_list",
    "study_progress",
    "study_register",
    "study_report",
    "trust_answer",
]
