"""The process that runs jobs."""

import fcntl
import logging
import os
import signal
import socket
import threading
import uuid
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.db.models.functions import Now

from gromada.work.actions import attempt
from gromada.work.actions.schedule import tick
from gromada.work.models import JOBS, QueuedJob, Worker

logger = logging.getLogger("gromada.work")
Answer = TypeVar("Answer")

BEAT = timedelta(seconds=5)
POLL = timedelta(seconds=0.5)
# A worker that said nothing for so long is taken for dead.
LEASE = timedelta(seconds=30)
LONGEST_PAUSE_SECONDS = 30.0
TRIES_WHEN_STOPPING = 5
# The first thread also takes what is slow, so that slow jobs never hold up mails.
QUEUES: Sequence[Sequence[str]] = [("default", "slow"), ("default",)]


def run_worker(
    *, poll: timedelta = POLL, beat: timedelta = BEAT, stop: threading.Event | None = None
) -> None:
    """Run jobs until told to stop (SIGTERM, Ctrl-C), and finish what has begun."""
    stop = stop or threading.Event()
    _stop_on_signals(stop)
    worker_id = uuid.uuid4().hex
    with _lock_file(worker_id).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        _insist(partial(_enlist, worker_id), stop)
        threads = [threading.Thread(target=_work, args=(worker_id, q, poll, stop)) for q in QUEUES]
        for thread in threads:
            thread.start()
        logger.info("Worker %s is ready.", worker_id)
        try:
            _keep_alive(worker_id, threads, beat, stop)
        finally:
            stop.set()
        with suppress(DatabaseError, InterfaceError):
            Worker.objects.filter(pk=worker_id).update(seen_at=Now(), stopped_at=Now())
        _lock_file(worker_id).unlink(missing_ok=True)
    logger.info("Worker %s has stopped.", worker_id)


def _keep_alive(
    worker_id: str, threads: Sequence[threading.Thread], beat: timedelta, stop: threading.Event
) -> None:
    """Say that we live until the last job has ended, else another worker would take it."""
    while any(thread.is_alive() for thread in threads):
        _insist(partial(_beat, worker_id, stop), stop)
        stop.wait(beat.total_seconds())
        if stop.is_set():
            for thread in threads:
                thread.join(timeout=beat.total_seconds() / len(threads))


def bury_the_dead(*, but: str = "") -> int:
    """Put back what dead workers left running; the answer is how many jobs that were."""
    # Jobs are read before workers: who took one of these was enlisted before.
    running = list(QueuedJob.objects.filter(status="RUNNING"))
    unstopped = list(Worker.objects.filter(stopped_at=None))
    fresh = set(Worker.objects.filter(seen_at__gt=Now() - LEASE).values_list("pk", flat=True))
    dead = [w.pk for w in unstopped if w.pk != but and not (w.pk in fresh and _lives(w))]
    if dead:
        Worker.objects.filter(pk__in=dead).update(stopped_at=Now())
    living = {worker.pk for worker in unstopped} - set(dead) | {but}
    return sum(_put_back(row) for row in running if row.worker_ids[-1] not in living)


def _put_back(row: QueuedJob) -> int:
    changes = attempt.after_failure(
        row,
        error_name="gromada.work.WorkerDied",
        details="The worker died, or its machine stopped, while it ran this job.",
    )
    if changes["status"] == "READY" and row.attempts == 1:
        changes["run_after"] = row.run_after  # it was hardly the job's fault
    ours = QueuedJob.objects.filter(pk=row.pk, status="RUNNING", worker_ids=row.worker_ids)
    return ours.update(**changes)


def _lives(worker: Worker) -> bool:
    """On this machine a lock tells at once; of other machines we only know when they spoke."""
    place = _lock_file(worker.pk)
    if worker.host != socket.gethostname() or not place.exists():
        return True
    with place.open("r+") as file:
        try:
            # The system lets go of the lock when a process ends, however it ends.
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        place.unlink(missing_ok=True)
    return False


def _enlist(worker_id: str) -> None:
    Worker.objects.update_or_create(
        pk=worker_id,
        defaults={
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "started_at": Now(),
            "seen_at": Now(),
        },
    )


def _beat(worker_id: str, stop: threading.Event) -> None:
    Worker.objects.filter(pk=worker_id).update(seen_at=Now(), stopped_at=None)
    if not stop.is_set():
        bury_the_dead(but=worker_id)
        tick()


def _work(worker_id: str, queues: Sequence[str], poll: timedelta, stop: threading.Event) -> None:
    if "slow" in queues:
        _warm_up(stop)
    while not stop.is_set():
        try:
            found = _insist(partial(_take_and_run, worker_id, queues, stop), stop)
        except Exception:
            logger.exception("A job could not be taken or written down.")
            found = False
        if not found:
            stop.wait(poll.total_seconds())
    connection.close()


def _take_and_run(worker_id: str, queues: Sequence[str], stop: threading.Event) -> bool:
    row = attempt.take(worker_id=worker_id, queues=queues)
    if row is None:
        return False
    error = attempt.run(row)
    # Asked again apart from the rest: what was done is not to be done again.
    _insist(partial(attempt.write_down, row, error=error), stop)
    return True


def _warm_up(stop: threading.Event) -> None:
    for job in JOBS.values():
        if job.warm and not stop.is_set():
            try:
                job.warm()
            except Exception:
                logger.exception("%s could not be warmed up.", job.name)


def _insist(ask: Callable[[], Answer], stop: threading.Event) -> Answer | None:
    """Ask until the database answers, at growing intervals; after a call to stop, a few times."""
    pause, tries = 0.1, 0
    while True:
        close_old_connections()
        try:
            return ask()
        except (DatabaseError, InterfaceError) as error:
            tries += 1
            if stop.is_set() and tries >= TRIES_WHEN_STOPPING:
                logger.warning("The database does not answer: %s", error)
                return None
            logger.warning("The database did not answer, asking again: %s", error)
            stop.wait(pause)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)


def _lock_file(worker_id: str) -> Path:
    folder = Path(settings.DATA) / "workers"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{worker_id}.lock"


def _stop_on_signals(stop: threading.Event) -> None:
    """The first signal lets jobs end; the second one ends the process."""
    if threading.current_thread() is not threading.main_thread():
        return

    def stop_soon(signum: int, _frame: object) -> None:
        logger.info("Stopping once the running jobs have ended; again to stop at once.")
        signal.signal(signum, signal.SIG_DFL)
        stop.set()

    for signum in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signum, stop_soon)
