"""What the worker does after people: tidies up, and counts what they bring."""

from gromada.people import actions, queries
from gromada.work.jobs import every, job


@every(minutes=60)
@job()
def forget_what_expired() -> None:
    actions.forget_old_tallies()
    actions.forget_what_expired()


@every(minutes=24 * 60)
@job()
def count_collaborations() -> None:
    for holder in queries.tables_in_use(actions.COUNTED):
        actions.count_collaboration(holder=holder)
