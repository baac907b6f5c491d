"""What is done with jobs."""

from gromada.work.actions.queue import discard, enqueue, prune, retry
from gromada.work.actions.schedule import tick
from gromada.work.actions.worker import bury_the_dead, run_worker

__all__ = ["bury_the_dead", "discard", "enqueue", "prune", "retry", "run_worker", "tick"]
