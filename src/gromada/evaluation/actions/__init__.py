"""What people do to find out whether it worked."""

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
    "forget_codes",
    "issue_tokens",
    "open_wave",
    "register_study",
]
