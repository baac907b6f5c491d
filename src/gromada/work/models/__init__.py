"""What can be run, and who runs it."""

from gromada.work.models.job import JOBS, SCHEDULE, GiveUp, Job
from gromada.work.models.worker import Due, Worker

__all__ = ["JOBS", "SCHEDULE", "Due", "GiveUp", "Job", "Worker"]
