"""What becomes of a job after an attempt."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.work import sample_jobs
from tests.work.factories import make_failure, make_waiting_after_failure

from gromada.work.actions import attempt
from gromada.work.models import QueuedJob

pytestmark = pytest.mark.django_db


def attempted(job, **arguments) -> QueuedJob:
    row = QueuedJob.objects.get(pk=job.enqueue(**arguments).id)
    row.claim("worker")
    attempt.write_down(row, error=attempt.run(row))
    row.refresh_from_db()
    return row


def test_a_job_that_ends_well_is_done():
    row = attempted(sample_jobs.note, text="a")

    assert row.status == "SUCCESSFUL"
    assert row.finished_at is not None


def test_a_job_that_fails_waits_for_another_try_and_keeps_its_error():
    row = make_waiting_after_failure(reason="No answer.")

    assert row.status == "READY"
    assert row.run_after > timezone.now()
    assert row.traceback.endswith("RuntimeError: No answer.\n")


def test_a_job_is_given_up_after_its_attempts():
    row = make_failure()

    assert row.attempts == sample_jobs.fail.max_attempts


def test_a_job_that_gives_up_is_not_tried_again():
    row = attempted(sample_jobs.give_up)

    assert row.status == "FAILED"
    assert row.attempts == 1


def test_a_job_that_no_version_knows_is_kept_for_later():
    row = QueuedJob.objects.get(pk=sample_jobs.note.enqueue(text="a").id)
    QueuedJob.objects.update(task_path="tests.work.sample_jobs.removed")
    row.refresh_from_db()
    row.claim("worker")

    attempt.write_down(row, error=attempt.run(row))

    row.refresh_from_db()
    assert row.status == "READY"
    assert "removed" in row.traceback


def test_an_attempt_that_was_given_to_another_worker_changes_nothing():
    row = QueuedJob.objects.get(pk=sample_jobs.note.enqueue(text="a").id)
    row.claim("slow")
    QueuedJob.objects.get().claim("quick")

    attempt.write_down(row, error=attempt.run(row))

    assert QueuedJob.objects.get().status == "RUNNING"


def test_an_error_with_a_character_that_postgresql_refuses_is_kept():
    row = attempted(sample_jobs.garble)

    assert "a\N{REPLACEMENT CHARACTER}b" in row.traceback


@pytest.mark.parametrize(
    ("attempts", "seconds"), [(1, 5), (2, 15), (3, 45), (4, 135), (8, 3600), (5000, 3600)]
)
def test_each_wait_is_three_times_as_long_up_to_the_longest(attempts, seconds):
    wait = attempt.back_off(attempts, longest=timedelta(hours=1))

    assert wait == timedelta(seconds=seconds)


def test_what_is_due_first_and_matters_more_is_taken_first():
    low = sample_jobs.note.using(priority=-10).enqueue(text="low")
    high = sample_jobs.note.using(priority=10).enqueue(text="high")
    sample_jobs.note.using(run_after=timezone.now() + timedelta(minutes=1)).enqueue(text="later")

    taken = [attempt.take(worker_id="w", queues=["default"]) for _ in range(3)]

    assert [row and str(row.pk) for row in taken] == [high.id, low.id, None]


def test_a_thread_without_slow_jobs_leaves_them():
    sample_jobs.linger.enqueue(file="", seconds=0)

    assert attempt.take(worker_id="w", queues=["default"]) is None
    assert attempt.take(worker_id="w", queues=["default", "slow"]) is not None
