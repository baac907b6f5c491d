"""Who is told when something of a kind is recorded."""

from collections import defaultdict
from collections.abc import Callable

from gromada.ledger.models import Entry
from gromada.work.actions import enqueue
from gromada.work.models import Job

_listeners: dict[str, list[str]] = defaultdict(list)


def listens_to(kind: str) -> Callable[[Job], Job]:
    """Queue the decorated job, which takes ``entry_id``, whenever the kind is recorded.

    Stands above ``@job``: the row of the job is inserted in the recording transaction.
    """

    def decorate(job: Job) -> Job:
        if job.name not in _listeners[kind]:
            _listeners[kind].append(job.name)
        return job

    return decorate


def tell_listeners(entry: Entry) -> None:
    for name in _listeners.get(entry.kind, ()):
        enqueue(name, entry_id=entry.pk)
