"""Whether jobs get done."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.work import sample_jobs
from tests.work.factories import make_failure

from gromada.work import queries
from gromada.work.models import Worker

pytestmark = pytest.mark.django_db


def test_a_new_site_is_well_without_a_worker():
    health = queries.health()

    assert health.database_answers
    assert not health.worker_lives
    assert health.oldest_waiting_seconds == 0


@pytest.mark.parametrize(("silent_seconds", "lives"), [(4, True), (60, False)])
def test_a_worker_lives_when_it_spoke_lately(silent_seconds, lives):
    now = timezone.now()
    seen_at = now - timedelta(seconds=silent_seconds)
    Worker.objects.create(id="w", host="here", pid=1, started_at=seen_at, seen_at=seen_at)

    assert queries.health().worker_lives == lives


def test_jobs_are_counted_by_what_becomes_of_them():
    sample_jobs.note.enqueue(text="a")
    make_failure()
    DBTaskResult.objects.get(pk=sample_jobs.note.enqueue(text="b").id).claim("w")
    done = sample_jobs.note.enqueue(text="c")
    DBTaskResult.objects.filter(pk=done.id).update(status="SUCCESSFUL")

    health = queries.health()

    assert (health.waiting, health.running, health.failed) == (1, 1, 1)


def test_the_oldest_wait_counts_from_when_a_job_was_due():
    now = timezone.now()
    sample_jobs.note.using(run_after=now - timedelta(minutes=5)).enqueue(text="due")
    sample_jobs.note.using(run_after=now + timedelta(minutes=5)).enqueue(text="later")
    sample_jobs.note.enqueue(text="now")

    assert 300 <= queries.health().oldest_waiting_seconds < 310
