"""What people fill in to measure."""

from gromada.evaluation.forms.studies import DataForm, StudyForm

__all__ = ["DataForm", "StudyForm"]
