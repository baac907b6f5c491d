"""Workers are real processes here, and some of them are killed."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from tests.work import sample_jobs  # noqa: F401

from gromada.work.actions import bury_the_dead, enqueue
from gromada.work.models import QueuedJob, Worker

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]
REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture
def start_worker():
    started = []

    def start() -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.work.worker_process", connection.settings_dict["NAME"]],
            cwd=REPOSITORY,
            env=os.environ | {"GROMADA_DATA": str(settings.DATA), "PYTHONPATH": str(REPOSITORY)},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def wait_until(fact, *, seconds=60.0):
    until = time.monotonic() + seconds
    while not fact():
        assert time.monotonic() < until, "It did not come true in time."
        time.sleep(0.02)


def statuses() -> Counter:
    return Counter(
        QueuedJob.objects.filter(task_path__contains="sample_jobs").values_list("status", flat=True)
    )


def lines(file: Path) -> list[str]:
    return file.read_text().splitlines() if file.exists() else []


def test_a_job_of_a_killed_worker_is_done_once_after_a_restart(start_worker, tmp_path):
    file = tmp_path / "notes"
    enqueue("samples.linger", file=str(file), seconds=0.5)
    first = start_worker()
    wait_until(lambda: lines(file))

    first.send_signal(signal.SIGKILL)
    first.wait()
    second = start_worker()
    wait_until(lambda: statuses() == {"SUCCESSFUL": 1})

    assert lines(file) == [f"began {first.pid}", f"began {second.pid}", f"ended {second.pid}"]


def test_a_worker_told_to_stop_ends_its_job_first(start_worker, tmp_path):
    file = tmp_path / "notes"
    enqueue("samples.linger", file=str(file), seconds=0.5)
    worker = start_worker()
    wait_until(lambda: lines(file))

    worker.send_signal(signal.SIGTERM)

    assert worker.wait(timeout=10) == 0
    assert lines(file) == [f"began {worker.pid}", f"ended {worker.pid}"]
    assert statuses() == {"SUCCESSFUL": 1}
    assert Worker.objects.get().stopped_at is not None


def test_two_workers_never_run_the_same_job(start_worker, tmp_path):
    file = tmp_path / "notes"
    wanted = [str(number) for number in range(60)]
    for line in wanted:
        enqueue("samples.append", file=str(file), line=line)

    start_worker()
    start_worker()
    wait_until(lambda: statuses() == {"SUCCESSFUL": len(wanted)})

    assert sorted(lines(file), key=int) == wanted


def test_a_second_worker_leaves_the_jobs_of_a_living_one_alone(start_worker, tmp_path):
    file = tmp_path / "notes"
    enqueue("samples.linger", file=str(file), seconds=1.5)
    first = start_worker()
    wait_until(lambda: lines(file))

    start_worker()
    wait_until(lambda: Worker.objects.filter(stopped_at=None).count() == 2)
    wait_until(lambda: statuses() == {"SUCCESSFUL": 1})

    assert lines(file) == [f"began {first.pid}", f"ended {first.pid}"]


def test_a_worker_outlives_errors_of_the_database(start_worker, tmp_path):
    file = tmp_path / "notes"
    table, away = QueuedJob._meta.db_table, "table_that_is_away"
    worker = start_worker()
    wait_until(Worker.objects.exists)
    with connection.schema_editor() as editor:
        editor.alter_db_table(QueuedJob, table, away)
    time.sleep(0.5)
    with connection.schema_editor() as editor:
        editor.alter_db_table(QueuedJob, away, table)

    enqueue("samples.append", file=str(file), line="after")
    wait_until(lambda: lines(file) == ["after"])

    assert worker.poll() is None


def test_a_worker_of_another_machine_is_dead_when_it_was_silent_for_long():
    now = timezone.now()
    for name, silent in [("quiet", timedelta(minutes=1)), ("busy", timedelta(seconds=5))]:
        Worker.objects.create(id=name, host="far", pid=1, started_at=now, seen_at=now - silent)
        enqueue("samples.note", text=name)
        QueuedJob.objects.get(args_kwargs__kwargs__text=name).claim(name)

    put_back = bury_the_dead()

    assert put_back == 1
    assert list(Worker.objects.filter(stopped_at=None).values_list("id", flat=True)) == ["busy"]
    assert list(QueuedJob.objects.filter(status="READY").values_list("worker_ids", flat=True)) == [
        ["quiet"]
    ]


def test_a_job_that_kills_its_workers_is_given_up():
    enqueue("samples.append", file="", line="")
    for name in ["one", "two", "three"]:
        QueuedJob.objects.get().claim(name)
        bury_the_dead()

    assert QueuedJob.objects.get().status == "FAILED"
