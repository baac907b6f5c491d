"""What runs by itself: computing studies."""

from gromada.evaluation import actions
from gromada.evaluation.models import StudyData
from gromada.work.jobs import job


@job(slow=True, max_attempts=3)
def compute(*, data_id: int) -> None:
    actions.compute(data=StudyData.objects.get(pk=data_id))
