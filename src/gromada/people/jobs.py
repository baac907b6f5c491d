"""What the worker tidies up after people."""

from gromada.people import actions
from gromada.work.jobs import every, job


@every(minutes=60)
@job()
def forget_what_expired() -> None:
    actions.forget_old_tallies()
    actions.forget_what_expired()
