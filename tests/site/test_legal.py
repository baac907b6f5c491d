import re
from html import unescape

import pytest
from django.test import override_settings
from django.utils.translation import override
from tests.processes.factories import make_host_person, make_process

from gromada.site.privacy import COOKIES
from gromada.site.settings import RunBy
from gromada.work.queries import said_by_parts

pytestmark = pytest.mark.django_db

OFFICE = RunBy(
    name="Urząd Gminy Zalesin",
    address="Rynek 1, Zalesin",
    email="urzad@zalesin.example",
    telephone="12 345 67 89",
)
# What checkers of Polish public sites look for, from the technical conditions of the declaration.
IDS = [
    "a11y-wstep",
    "a11y-podmiot",
    "a11y-url",
    "a11y-data-publikacja",
    "a11y-data-aktualizacja",
    "a11y-status",
    "a11y-data-sporzadzenie",
    "a11y-data-przeglad",
    "a11y-kontakt",
    "a11y-osoba",
    "a11y-email",
    "a11y-telefon",
    "a11y-procedura",
    "a11y-architektura",
    "a11y-aplikacje",
]


@override_settings(RUN_BY=OFFICE)
@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_accessibility_statement_has_every_place_once(client, language):
    html = client.get(f"/{language}/accessibility/").content.decode()

    found = re.findall(r'id="(a11y-[\w-]+)"', html)
    assert [name for name in IDS if found.count(name) != 1] == []


@override_settings(RUN_BY=OFFICE)
def test_dates_of_the_statement_can_be_read_by_machines(client):
    html = client.get("/pl/accessibility/").content.decode()

    assert re.search(r'id="a11y-data-sporzadzenie"><time datetime="\d{4}-\d\d-\d\d">', html)


@override_settings(RUN_BY=OFFICE)
def test_visitors_learn_who_answers_for_their_data(client):
    assert "Urząd Gminy Zalesin" in client.get("/pl/privacy/").content.decode()


def test_visitors_are_told_when_nobody_has_said_so(client):
    with override_settings(RUN_BY=RunBy(name="", email="")):
        html = client.get("/en/privacy/").content.decode()

    assert "has not yet said here who they are" in html


def test_the_way_to_ones_own_data_is_told(client):
    assert 'href="/en/people/me/data/"' in client.get("/en/privacy/").content.decode()


def test_every_cookie_is_told(client):
    html = client.get("/en/privacy/").content.decode()

    assert [cookie.name for cookie in COOKIES if f"<code>{cookie.name}</code>" not in html] == []


def test_no_cookie_is_left_untold(client):
    process = make_process()
    client.get("/pl/account/login/")
    client.get(f"/pl/processes/{process.slug}/vote/")
    client.post("/pl/account/login/", {"login": "anna@zalesin.example"})
    client.force_login(make_host_person(process))
    client.get("/pl/my/")

    assert set(client.cookies) - {cookie.name for cookie in COOKIES} == set()


def test_what_each_part_stores_is_told(client):
    html = unescape(client.get("/en/privacy/").content.decode())

    with override("en"):
        fields = [field for _app, said in said_by_parts() for field in said]
        untold = [each.field for each in fields if str(each.purpose) not in html]
    assert {each.field.split(".")[0] for each in fields} >= {"people", "seminars", "evaluation"}
    assert untold == []


def test_robots_leave_accounts_alone(client):
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"].startswith("text/plain")
    assert "Disallow: /*/account/" in response.content.decode()
