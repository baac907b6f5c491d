"""Who is told when something of a kind is recorded."""

from collections import defaultdict
from collections.abc import Callable
from typing import TypeVar

from gromada.ledger.models import Entry

_Job = TypeVar("_Job", bound=Callable[..., object])
_listeners: dict[str, list[str]] = defaultdict(list)


def listens_to(kind: str) -> Callable[[_Job], _Job]:
    """Queue the decorated job, which takes ``entry_id``, whenever the kind is recorded.

    Stands above ``@job``: the row of the job is inserted in the recording transaction.
    """

    def decorate(job: _Job) -> _Job:
        name = _job_name(job)
        if name not in _listeners[kind]:
            _listeners[kind].append(name)
        return job

    return decorate


def tell_listeners(entry: Entry) -> None:
    for name in _listeners.get(entry.kind, ()):
        from gromada.work.actions import enqueue

        enqueue(name, entry_id=entry.pk)


def _job_name(job: Callable[..., object]) -> str:
    """As ``work`` registers it: app.function."""
    app = job.__module__.split(".")[1]
    return f"{app}.{job.__name__}"
