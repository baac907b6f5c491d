"""What is shown changes by these too, and they never enter the record: one small query each."""

from django.db.models import Count, Max

from gromada.decisions.models import Remark
from gromada.evaluation.models import StudyData, TrustAnswers, WhoTakesPart
from gromada.processes.models import Process


def mark_of_trust(holder: str) -> object:
    """How many answers can be told to be of one person: after two years none."""
    return TrustAnswers.objects.filter(wave__holder=holder).exclude(code="").count()


def mark_of_counts(holder: str) -> object:
    """When those who take part were counted last."""
    return WhoTakesPart.objects.filter(holder=holder).values_list("published_at").first()


def mark_of_answers(process: Process | None = None) -> object:
    """How many inputs are there, and the newest answer, in one process or in all."""
    rows = Remark.objects.all() if process is None else process.remarks.all()
    return rows.aggregate(Count("pk"), Max("pk"), Count("answer"), Max("answer"))


def mark_of_studies() -> object:
    """How many data are being computed, those that are tried once more included."""
    return StudyData.objects.filter(state=StudyData.State.WAITING).count()
