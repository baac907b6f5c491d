"""What is done with jobs."""

from gromada.work.actions.queue import enqueue

__all__ = ["enqueue"]
