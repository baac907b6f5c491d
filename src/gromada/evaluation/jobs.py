"""What runs by itself: computing studies, counting who takes part, forgetting."""

from gromada.evaluation import actions
from gromada.evaluation.models import StudyData
from gromada.evaluation.queries.inclusion import holders_with_margins
from gromada.work.jobs import every, job


@job(slow=True, max_attempts=3)
def compute(*, data_id: int) -> None:
    actions.compute(data=StudyData.objects.get(pk=data_id))


@every(hours=24)
@job
def forget_codes() -> None:
    actions.forget_codes()


@every(minutes=10)
@job
def count_who_takes_part() -> None:
    for holder in holders_with_margins():
        actions.publish_who_takes_part(holder=holder)


@every(hours=24)
@job
def forget_about_people() -> None:
    actions.forget_about_people()
