import re

import pytest
from django.utils import timezone
from tests.processes.factories import make_host_person, make_process

from gromada.processes.models import Process

pytestmark = pytest.mark.django_db


def page(client, path="/en/"):
    return client.get(path).content.decode()


def test_what_can_be_done_comes_first(client):
    process = make_process(question_en="Where do we plant trees?")

    html = page(client)

    first_link = re.search(r'<main.*?<a href="([^"]+)"', html, re.DOTALL)
    assert first_link[1] == f"/en/processes/{process.slug}/vote/"
    assert "Where do we plant trees?" in html


def test_an_empty_site_says_what_will_be_here(client):
    assert "you will find it here" in page(client)


def test_a_draft_is_shown_to_its_hosts_only(client):
    process = make_process(question_en="A secret question?", state=Process.State.DRAFT)
    host = make_host_person(process)

    assert "A secret question?" not in page(client)

    client.force_login(host)
    assert "A secret question?" in page(client)


def test_what_came_of_finished_ones(client):
    process = make_process(question_en="Where do we plant trees?")
    Process.objects.filter(pk=process.pk).update(
        state=Process.State.RESULT_PUBLISHED,
        closed_at=timezone.now(),
        result_published_at=timezone.now(),
    )

    html = page(client)

    assert "What came of it" in html
    assert f"/en/processes/{process.slug}/vote/" not in html


def test_the_first_page_costs_the_same_for_one_and_for_many(client, django_assert_num_queries):
    make_process()
    with django_assert_num_queries(3):
        client.get("/en/")

    for _more in range(5):
        make_process()

    with django_assert_num_queries(3):
        client.get("/en/")


def test_my_matters_are_mine_alone(client):
    response = client.get("/en/my/")

    assert response.status_code == 302
    assert "/account/login/" in response.headers["Location"]


def test_my_matters_begin_empty_and_say_what_will_come(client):
    client.force_login(make_host_person(make_process()))

    assert "You have not taken part in anything yet" in page(client, "/en/my/")
