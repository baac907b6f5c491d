"""What people type."""

from gromada.seminars.forms.questions import CarryForm, HideForm, QuestionForm, RestoreForm
from gromada.seminars.forms.seminar import CancelForm, OutcomeForm, SeminarForm
from gromada.seminars.forms.sign_up import SignUpForm

__all__ = [
    "CancelForm",
    "CarryForm",
    "HideForm",
    "OutcomeForm",
    "QuestionForm",
    "RestoreForm",
    "SeminarForm",
    "SignUpForm",
]
