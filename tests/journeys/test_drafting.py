"""From other words for a clause to the page that says whose they are, in two languages."""

import re

import pytest
from django.conf import settings
from tests.drafting.factories import carry, make_amendment, make_drafting_process, make_hosts
from tests.drafting.factories import make_policy as open_text
from tests.journeys.steps import follow, press_enter

from gromada.drafting.models import Amendment

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def hosts():
    return make_hosts(make_drafting_process(slug="podworka"))


@pytest.fixture
def policy(hosts):
    process = hosts[0].memberships.get().organisation.hosted.get().process
    return open_text(process, by=hosts[0], slug="zasady", title_pl="Zasady opieki")


def signed_in(page, live_server, client, person):
    client.force_login(person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )


def test_a_resident_proposes_and_everybody_sees_whose_words_they_are(
    phone, live_server, policy, hosts, assert_accessible
):
    phone.goto(f"{live_server.url}/pl/processes/podworka/text/")
    assert_accessible(phone)
    follow(phone.get_by_role("link", name="Zasady opieki"))
    assert_accessible(phone)
    follow(phone.get_by_role("link", name=re.compile("Zaproponuj inne brzmienie.*§ 3")))
    assert_accessible(phone)
    phone.get_by_label("Zapis w nowym brzmieniu").fill("Drzewa podlewa gmina przez trzy lata.")
    phone.get_by_label("Dlaczego").fill("Rok to za mało.")
    follow(phone.get_by_role("button", name="Zgłoś tę poprawkę"))
    phone.get_by_text("Poprawkę mogą teraz przeczytać wszyscy").wait_for()
    assert_accessible(phone)

    carry("accept", Amendment.objects.get(), by=hosts[0])
    follow(phone.get_by_role("link", name="Zasady opieki"))
    follow(phone.get_by_role("link", name="Czyje słowa"))
    phone.get_by_text("Z 14 słów: urząd – 12, strona mieszkańców – 2.").wait_for()
    assert_accessible(phone)
    phone.get_by_role("link", name="trzy lata").focus()
    press_enter(phone)
    phone.get_by_text("Rok to za mało.").wait_for()
    assert_accessible(phone)


def test_a_host_decides_by_keyboard_without_javascript(
    page_without_javascript, live_server, client, policy, hosts
):
    page = page_without_javascript
    make_amendment(policy)
    signed_in(page, live_server, client, hosts[0])
    page.goto(f"{live_server.url}/en/processes/podworka/text/zasady/amendments/1/")
    page.get_by_role("link", name="Accept this amendment").focus()
    press_enter(page)
    page.get_by_label("Why").focus()
    page.keyboard.type("We agreed on it.")
    page.keyboard.press("Tab")
    press_enter(page)

    page.get_by_text("It is proposed.").wait_for()


def test_the_forms_of_a_clause_that_is_added_or_taken_out(
    phone, live_server, client, policy, hosts, assert_accessible
):
    """Every other page of a text is looked at in test_every_page.py."""
    make_amendment(policy, kind="add", key=None, number="§ 4.", text="Koniec.")
    signed_in(phone, live_server, client, hosts[1])
    text = f"{live_server.url}/en/processes/podworka/text/zasady/"
    for page in ("amendments/1/reject/", "propose/?kind=add", "propose/?clause=1&kind=remove"):
        phone.goto(text + page)
        assert_accessible(phone)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, page
