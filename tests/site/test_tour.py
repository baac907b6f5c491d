"""The guided tour: in a demo alone, twelve stations, each a page that is there."""

import re

import pytest
from django.utils.translation import override

from gromada.charters.actions import accept_condition
from gromada.people.models import Person
from gromada.site.demo import observatory, people, story, tour
from gromada.site.demo.tour.places import the_motion

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def town(db, settings):
    settings.DEMO = True
    people.move_in()
    story.tell()
    observatory.other_places()


def test_the_story_and_its_tour(town, client, settings):
    """One test: telling the story takes seconds."""
    who_does_not_walk_it_sees_no_bar(client)
    every_station_is_a_page_with_the_way_on(client)
    who_goes_there_is_signed_in(client)
    who_went_elsewhere_finds_back(client)
    who_ends_it_sees_no_bar(client)
    what_was_done_already_is_said(client)
    home_leads_to_it(client)
    numbers_that_are_none_lead_nowhere(client)
    settings.DEMO = False
    nothing_is_there_outside_a_demo(client)


def shown(client, address) -> str:
    page = client.get(address)
    assert page.status_code == 200, address
    return page.content.decode()


def who_does_not_walk_it_sees_no_bar(client):
    assert 'class="tour"' not in shown(client, "/pl/tour/")
    assert client.get("/pl/").cookies == {}


def every_station_is_a_page_with_the_way_on(client):
    for language in ("pl", "en"):
        tour_page = shown(client, f"/{language}/tour/")
        assert tour_page.count('class="todo__item todo__item--button"') == len(tour.STATIONS) == 12
        for number, station in enumerate(tour.STATIONS, start=1):
            answer = client.post(f"/{language}/tour/{number}/")
            with override(language):
                assert answer.url == station.url
                note = station.note
            page = shown(client, answer.url)
            assert note in page
            ways = re.findall(rf'action="/{language}/tour/(\d+)/"', page)
            around = [n for n in (number - 1, number + 1) if 1 <= n <= 12]
            assert [int(way) for way in ways] == around * 2  # above the page and below it
        client.logout()


def who_goes_there_is_signed_in(client):
    client.post("/pl/tour/5/")

    person = Person.objects.get(pk=client.session["_auth_user_id"])
    assert person.email == people.NEIGHBOUR
    assert not any(Person.objects.get(email=one.email).is_operator
                   for one in tour.STATIONS if one.email)  # fmt: skip


def who_went_elsewhere_finds_back(client):
    page = shown(client, "/pl/seminars/")

    assert 'action="/pl/tour/5/"' in page
    assert tour.STATIONS[4].note not in page


def who_ends_it_sees_no_bar(client):
    assert client.post("/pl/tour/end/").url == "/pl/"

    assert 'class="tour"' not in shown(client, "/pl/seminars/")


def what_was_done_already_is_said(client):
    with override("en"):
        assert "already" not in tour.STATIONS[5].note
    word = the_motion().words.get(stance="consent_if")

    accept_condition(motion=the_motion(), word=word, by=Person.objects.get(email=people.OFFICIAL))

    with override("en"):
        assert "already" in tour.STATIONS[5].note


def home_leads_to_it(client):
    assert 'href="/pl/tour/"' in client.get("/pl/").content.decode()


def numbers_that_are_none_lead_nowhere(client):
    assert client.post("/pl/tour/0/").status_code == 404
    assert client.post("/pl/tour/13/").status_code == 404
    assert client.get("/pl/tour/1/").status_code == 405
    assert client.get("/pl/tour/end/").status_code == 405


def nothing_is_there_outside_a_demo(client):
    client.logout()

    assert client.get("/pl/tour/").status_code == 404
    assert client.post("/pl/tour/1/").status_code == 404
    assert client.post("/pl/tour/end/").status_code == 404
    assert "_auth_user_id" not in client.session
    assert "/pl/tour/" not in client.get("/pl/").content.decode()


@pytest.mark.django_db
def test_a_demo_without_the_story_has_no_tour(client, settings):
    settings.DEMO = True

    assert client.get("/pl/tour/").status_code == 404
