"""What can be run, what waits to be run, and who runs it."""

from gromada.work.models.job import JOBS, SCHEDULE, GiveUp, Job
from gromada.work.models.queued_job import QueuedJob
from gromada.work.models.worker import Due, Worker

__all__ = ["JOBS", "SCHEDULE", "Due", "GiveUp", "Job", "QueuedJob", "Worker"]
