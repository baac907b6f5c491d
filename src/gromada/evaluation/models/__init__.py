"""What was asked and measured: studies, waves of trust, who takes part."""

from gromada.evaluation.models.study import Study, StudyData

__all__ = ["Study", "StudyData"]
