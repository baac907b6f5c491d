"""What runs by itself: computing studies, forgetting codes."""

from gromada.evaluation import actions
from gromada.evaluation.models import StudyData
from gromada.work.jobs import every, job


@job(slow=True, max_attempts=3)
def compute(*, data_id: int) -> None:
    actions.compute(data=StudyData.objects.get(pk=data_id))


@every(hours=24)
@job
def forget_codes() -> None:
    actions.forget_codes()
