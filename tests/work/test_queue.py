"""Jobs enter the queue."""

import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from gromada.work.actions import enqueue
from tests.work import sample_jobs  # noqa: F401

pytestmark = pytest.mark.django_db


def waiting() -> list[dict]:
    return [row.args_kwargs["kwargs"] for row in DBTaskResult.objects.order_by("enqueued_at")]


def test_a_job_waits_with_its_arguments():
    enqueue("samples.note", text="a")

    assert waiting() == [{"text": "a"}]


def test_a_job_disappears_with_the_transaction_that_caused_it():
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        enqueue("samples.note", text="a")
        _ = 1 / 0

    assert waiting() == []


def test_a_unique_job_waits_once_for_the_same_arguments():
    enqueue("samples.note", text="a", unique=True)
    enqueue("samples.note", text="a", unique=True)
    enqueue("samples.note", text="b", unique=True)

    assert waiting() == [{"text": "a"}, {"text": "b"}]


def test_an_unknown_job_is_refused_with_the_names_of_the_known():
    with pytest.raises(LookupError, match=r"samples\.note"):
        enqueue("samples.nothing")
