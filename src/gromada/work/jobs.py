"""How a function becomes a job, and the jobs that keep the queue tidy.

Each app's ``jobs.py`` starts with ``from gromada.work.jobs import every, job``.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from gromada.work import actions
from gromada.work.models import JOBS, SCHEDULE, GiveUp, Job

__all__ = ["GiveUp", "every", "job", "prune"]


def job(
    function: Callable[..., Any] | None = None,
    *,
    name: str = "",
    max_attempts: int = 6,
    longest_wait: timedelta = timedelta(hours=1),
    priority: int = 0,
    slow: bool = False,
    warm: Callable[[], object] | None = None,
) -> Any:
    """Make a module-level function a job called ``<app>.<function>``.

    It must do no harm when run twice. A ``slow`` job never keeps the others waiting. ``warm`` is
    called when the worker starts. The job can still be called like the function.
    """

    def register(function: Callable[..., Any]) -> Job:
        made = Job(
            func=function,
            label=_label(function, name),
            max_attempts=max_attempts,
            longest_wait=longest_wait,
            priority=priority,
            queue_name="slow" if slow else "default",
            warm=warm,
        )
        known = JOBS.setdefault(made.name, made)
        if known.module_path != made.module_path:
            raise ImproperlyConfigured(
                f"{known.module_path} and {made.module_path} are both called {made.name}."
            )
        return made

    return register(function) if function else register


def every(*, seconds: float = 0, minutes: float = 0, hours: float = 0, days: float = 0) -> Any:
    """Have a job without arguments enqueued once in each period, by whichever worker is first."""
    period = timedelta(seconds=seconds, minutes=minutes, hours=hours, days=days)
    if period <= timedelta(0):
        raise ImproperlyConfigured("A periodic job needs a period: every(minutes=5).")

    def schedule(made: Job) -> Job:
        SCHEDULE[made.name] = period
        return made

    return schedule


def _label(function: Callable[..., Any], name: str) -> str:
    """``deliberation.refresh_map``, also when ``jobs`` is a package."""
    if "." in name:
        return name
    parts = function.__module__.split(".")
    app = parts[parts.index("jobs") - 1] if "jobs" in parts else parts[-1]
    return f"{app}.{name or function.__name__}"


@every(hours=1)
@job()
def prune() -> None:
    actions.prune()
