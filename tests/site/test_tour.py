"""The guided tour: in a demo alone, twelve stations, each a page that is there."""

import pytest
from django.utils.translation import override

from gromada.people.models import Person
from gromada.site.demo import observatory, people, story, tour

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


@pytest.fixture
def town(db, settings):
    settings.DEMO = True
    people.move_in()
    story.tell()
    observatory.other_places()


def test_the_story_and_its_tour(town, client, settings):
    """One test: telling the story takes seconds."""
    every_station_is_a_page(client)
    who_goes_there_is_signed_in(client)
    home_leads_to_it(client)
    numbers_that_are_none_lead_nowhere(client)
    settings.DEMO = False
    nothing_is_there_outside_a_demo(client)


def every_station_is_a_page(client):
    for language in ("pl", "en"):
        page = client.get(f"/{language}/tour/")
        assert page.content.decode().count('class="todo__item"') == 12
        for number, station in enumerate(tour.STATIONS, start=1):
            with override(language):
                where = station.url
            if station.email:
                answer = client.post(f"/{language}/tour/{number}/")
                assert answer.url == where
            else:
                assert f'href="{where}"' in page.content.decode()
            assert client.get(where).status_code == 200, where
        client.logout()


def who_goes_there_is_signed_in(client):
    client.post("/pl/tour/5/")

    person = Person.objects.get(pk=client.session["_auth_user_id"])
    assert person.email == people.NEIGHBOUR
    assert not any(Person.objects.get(email=one.email).is_operator
                   for one in tour.STATIONS if one.email)  # fmt: skip


def home_leads_to_it(client):
    assert 'href="/pl/tour/"' in client.get("/pl/").content.decode()


def numbers_that_are_none_lead_nowhere(client):
    assert client.post("/pl/tour/0/").status_code == 404
    assert client.post("/pl/tour/13/").status_code == 404
    assert client.get("/pl/tour/1/").status_code == 405


def nothing_is_there_outside_a_demo(client):
    client.logout()

    assert client.get("/pl/tour/").status_code == 404
    assert client.post("/pl/tour/1/").status_code == 404
    assert "_auth_user_id" not in client.session
    assert "/pl/tour/" not in client.get("/pl/").content.decode()


@pytest.mark.django_db
def test_a_demo_without_the_story_has_no_tour(client, settings):
    settings.DEMO = True

    assert client.get("/pl/tour/").status_code == 404
