"""Forms of answers and decisions."""

from gromada.decisions.forms.answers import (
    AnswerForm,
    NoteForm,
    RemarkFilterForm,
    SortForm,
    TermForm,
)
from gromada.decisions.forms.decisions import DecisionForm, SignatureForm, WordsForm

__all__ = [
    "AnswerForm",
    "DecisionForm",
    "NoteForm",
    "RemarkFilterForm",
    "SignatureForm",
    "SortForm",
    "TermForm",
    "WordsForm",
]
