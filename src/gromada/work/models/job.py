"""A job is a function that the worker can run. Which there are is known once all are loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django_tasks.base import Task


class GiveUp(Exception):
    """Raised by a job when trying again cannot help; it goes to the page of failures at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job(Task[..., Any]):
    """A task with a name of its own and a number of attempts."""

    label: str
    max_attempts: int = 6
    longest_wait: timedelta = timedelta(hours=1)
    warm: Callable[[], object] | None = None

    @property
    def name(self) -> str:
        return self.label

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self.func(*args, **kwargs)


JOBS: dict[str, Job] = {}
SCHEDULE: dict[str, timedelta] = {}
