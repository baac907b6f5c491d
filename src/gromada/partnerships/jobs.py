"""What follows by itself: the stewards of a party hear of what it promised and is late."""

from gromada.partnerships import actions
from gromada.work.jobs import every, job


@every(hours=1)
@job
def tell_of_lateness() -> None:
    actions.tell_of_lateness()
