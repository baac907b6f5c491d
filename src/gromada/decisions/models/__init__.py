"""Remarks and what is owed to them, answers, decisions."""

from gromada.decisions.models.answers import Answer, Disposition, Given
from gromada.decisions.models.decisions import Decision, Position, Report
from gromada.decisions.models.remarks import AnswerTerm, Cluster, Remark

__all__ = [
    "Answer",
    "AnswerTerm",
    "Cluster",
    "Decision",
    "Disposition",
    "Given",
    "Position",
    "Remark",
    "Report",
]
