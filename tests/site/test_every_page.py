"""Every page answers, on either database. How it looks is seen by tests/journeys."""

import pytest
from django.urls import reverse
from tests.journeys.test_every_page import arguments, make_town, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return make_town()


def answers(client, town):
    """The status of each page."""
    found = {}
    for name, wanted in pages():
        given = arguments(name, town)
        url = reverse(name, kwargs={key: given[key] for key in wanted})
        found[name] = client.get(url, follow=True).status_code
    return found


def test_every_page_answers_a_host_and_operator(client, town):
    client.force_login(town["person"])

    assert {name for name, status in answers(client, town).items() if status != 200} == set()


def test_every_page_answers_a_visitor_or_refuses(client, town):
    statuses = answers(client, town)

    assert set(statuses.values()) <= {200, 403, 404}
    assert statuses["home"] == statuses["process_detail"] == statuses["deliberation:map"] == 200
