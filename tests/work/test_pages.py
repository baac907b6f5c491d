"""The page of failures."""

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.ledger.factories import make_entry
from tests.people.factories import make_account, make_operator
from tests.work.factories import make_failure, make_waiting_after_failure

from gromada.work.models import QueuedJob, Worker

pytestmark = pytest.mark.django_db
PAGE = "/en/work/"


@pytest.fixture
def operator(client):
    client.force_login(make_operator())
    return client


@pytest.mark.parametrize("language", ["pl", "en"])
def test_where_nothing_failed_the_page_says_what_would_be_here(operator, language):
    page = operator.get(f"/{language}/work/")

    assert page.status_code == 200
    assert 'class="empty"' in page.text


def test_a_failure_is_shown_with_its_error_and_attempts(operator):
    make_failure(reason="The map has no votes.")

    page = operator.get(PAGE)

    assert "RuntimeError: The map has no votes." in page.text
    assert "3 attempts" in page.text


def test_what_will_be_tried_again_is_shown_apart(operator):
    waiting = make_waiting_after_failure()

    page = operator.get(PAGE)

    assert list(page.context["again"]) == [waiting]
    assert list(page.context["failures"]) == []


def test_the_details_hold_the_arguments_and_the_whole_error(operator):
    failure = make_failure(reason="The map has no votes.")

    page = operator.get(reverse("work:failure_detail", args=[failure.pk]))

    assert "Traceback (most recent call last)" in page.text
    assert "reason" in page.text


@pytest.mark.parametrize("seen", [False, True])
def test_the_page_says_whether_a_worker_runs(operator, seen):
    if seen:
        now = timezone.now()
        Worker.objects.create(id="w", host="here", pid=1, started_at=now, seen_at=now)

    page = operator.get(PAGE)

    assert ("No worker has run yet" in page.text) == (not seen)


def test_a_failure_tried_again_waits_with_all_its_attempts(operator):
    failure = make_failure()

    operator.post(f"{PAGE}{failure.pk}/retry/")

    failure.refresh_from_db()
    assert (failure.status, failure.attempts) == ("READY", 0)


def test_all_failures_are_tried_again(operator):
    make_failure()
    make_failure()

    operator.post(f"{PAGE}retry/")

    assert QueuedJob.objects.filter(status="READY").count() == 2


def test_a_failure_is_discarded_only_after_confirmation(operator):
    failure = make_failure()

    question = operator.get(f"{PAGE}{failure.pk}/discard/")
    assert QueuedJob.objects.count() == 1
    operator.post(f"{PAGE}{failure.pk}/discard/")

    assert "Discard this job?" in question.text
    assert QueuedJob.objects.count() == 0


def test_a_waiting_job_cannot_be_discarded(operator):
    waiting = make_waiting_after_failure()

    operator.post(f"{PAGE}{waiting.pk}/discard/")

    assert QueuedJob.objects.count() == 1


@pytest.mark.parametrize("path", ["", "{pk}/", "{pk}/discard/"])
@pytest.mark.parametrize(
    ("make", "status"), [(None, 302), (make_account, 403), (make_operator, 200)]
)
def test_only_operators_see_failures(client, path, make, status):
    failure = make_failure()
    if make:
        client.force_login(make())

    assert client.get(PAGE + path.format(pk=failure.pk)).status_code == status


@pytest.mark.parametrize("path", ["retry/", "{pk}/retry/", "{pk}/discard/"])
def test_only_operators_change_failures(client, path):
    failure = make_failure()
    client.force_login(make_account())

    answer = client.post(PAGE + path.format(pk=failure.pk))

    failure.refresh_from_db()
    assert (answer.status_code, failure.status) == (403, "FAILED")


def test_the_page_costs_the_same_for_one_and_for_thirty(
    operator, django_assert_num_queries, django_assert_max_num_queries
):
    make_failure()
    make_entry()
    operator.get(PAGE)  # what lies on the own desk is counted once
    with django_assert_max_num_queries(15) as for_one:
        operator.get(PAGE)
    for _ in range(29):
        make_failure()

    with django_assert_num_queries(len(for_one)):
        operator.get(PAGE)
