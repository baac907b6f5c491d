"""Periodic jobs are enqueued once a period."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.utils import timezone
from tests.work import sample_jobs

from gromada.work.actions import tick
from gromada.work.actions.schedule import next_time
from gromada.work.models import SCHEDULE, Due, QueuedJob


@pytest.fixture
def hourly(monkeypatch):
    monkeypatch.setitem(SCHEDULE, sample_jobs.rest.name, timedelta(hours=1))
    return sample_jobs.rest


def waiting(job) -> int:
    return QueuedJob.objects.filter(task_path=job.module_path).count()


@pytest.mark.django_db
def test_a_job_is_enqueued_when_first_seen_and_then_once_a_period(hourly):
    tick()
    tick()

    assert waiting(hourly) == 1
    assert Due.objects.get(name=hourly.name).at > timezone.now()


@pytest.mark.django_db
def test_a_job_is_enqueued_again_when_its_time_has_come(hourly):
    tick()
    QueuedJob.objects.update(status="SUCCESSFUL")
    Due.objects.filter(name=hourly.name).update(at=timezone.now() - timedelta(hours=7))

    tick()

    assert waiting(hourly) == 2


@pytest.mark.django_db
def test_a_job_that_still_waits_is_not_enqueued_twice(hourly):
    tick()
    Due.objects.filter(name=hourly.name).update(at=timezone.now())

    tick()

    assert waiting(hourly) == 1


@pytest.mark.django_db(transaction=True)
def test_many_workers_ticking_at_once_enqueue_once(hourly):
    start = threading.Barrier(6)
    enqueued = []

    def tick_at_once():
        start.wait()
        enqueued.extend(tick())
        connection.close()

    threads = [threading.Thread(target=tick_at_once) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert enqueued.count(hourly.name) == 1
    assert waiting(hourly) == 1


def test_periods_start_at_round_times_and_missed_ones_are_not_made_up():
    late = datetime(2026, 3, 4, 17, 12, 31, tzinfo=UTC)

    assert next_time(late, period=timedelta(minutes=15)) == datetime(2026, 3, 4, 17, 15, tzinfo=UTC)
    assert next_time(late, period=timedelta(days=1)) == datetime(2026, 3, 5, tzinfo=UTC)
