"""Jobs enter the queue."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from tests.work import sample_jobs
from tests.work.factories import make_failure

from gromada.work import jobs
from gromada.work.actions import enqueue
from gromada.work.models import QueuedJob

pytestmark = pytest.mark.django_db


def waiting() -> list[dict]:
    return [row.args_kwargs["kwargs"] for row in QueuedJob.objects.order_by("enqueued_at")]


def test_a_job_waits_with_its_arguments():
    enqueue("samples.note", text="a")

    assert waiting() == [{"text": "a"}]


def test_a_job_disappears_with_the_transaction_that_caused_it():
    with transaction.atomic():
        enqueue("samples.note", text="a")
        transaction.set_rollback(True)

    assert waiting() == []


def test_a_unique_job_waits_once_for_the_same_arguments():
    enqueue("samples.note", text="a", unique=True)
    enqueue("samples.note", text="a", unique=True)
    enqueue("samples.note", text="b", unique=True)

    assert waiting() == [{"text": "a"}, {"text": "b"}]


def test_an_unknown_job_is_refused_with_the_names_of_the_known():
    with pytest.raises(LookupError, match=r"samples\.note"):
        enqueue("samples.nothing")


@pytest.mark.django_db(transaction=True)
def test_many_who_enqueue_the_same_unique_job_at_once_leave_one():
    start = threading.Barrier(8)

    def enqueue_at_once():
        start.wait()
        enqueue("samples.note", text="a", unique=True)
        connection.close()

    threads = [threading.Thread(target=enqueue_at_once) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert waiting() == [{"text": "a"}]


def test_jobs_that_ended_long_ago_are_forgotten():
    now = timezone.now()
    old_failure = make_failure(at=now - timedelta(days=80))
    make_failure(at=now - timedelta(days=100))
    for age in [timedelta(days=1), timedelta(days=3)]:
        done = sample_jobs.note.enqueue(text="done")
        QueuedJob.objects.filter(pk=done.id).update(status="SUCCESSFUL", finished_at=now - age)

    jobs.prune()

    assert list(QueuedJob.objects.filter(status="FAILED")) == [old_failure]
    assert QueuedJob.objects.filter(status="SUCCESSFUL").count() == 1
