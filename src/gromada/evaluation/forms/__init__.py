"""What people fill in to measure."""

from gromada.evaluation.forms.inclusion import AboutMeForm, MarginsForm
from gromada.evaluation.forms.studies import DataForm, StudyForm
from gromada.evaluation.forms.trust import AnswerForm, AskForm, PrintForm

__all__ = [
    "AboutMeForm",
    "AnswerForm",
    "AskForm",
    "DataForm",
    "MarginsForm",
    "PrintForm",
    "StudyForm",
]
