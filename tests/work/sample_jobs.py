"""Jobs for the tests of the queue."""

from gromada.work.jobs import job


@job(name="samples.note")
def note(*, text: str) -> None:
    pass
