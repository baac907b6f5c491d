"""Arrive, vote, add a statement, see the map: on a phone, by keyboard, without JavaScript."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.test import Client
from playwright.sync_api import expect
from tests.deliberation.factories import make_conversation, make_participant, make_statement
from tests.journeys.steps import follow, press_enter
from tests.processes.factories import make_host_person, make_process

from gromada.deliberation.actions import refresh_map
from gromada.deliberation.models import Statement, Vote

pytestmark = pytest.mark.django_db(transaction=True)
BUTTON = {1: "#vote-agree", -1: "#vote-disagree", 0: "#vote-pass"}


@pytest.fixture(autouse=True)
def nothing_counted_before():
    cache.clear()


@pytest.fixture
def process():
    process = make_process(
        slug="rynkowa", question_pl="Jak zmienić Rynkową?", question_en="What about the street?"
    )
    make_conversation(process, people=30, statements=12)
    refresh_map(process=process)
    return process


def at(live_server, language, rest=""):
    return f"{live_server.url}/{language}/processes/rynkowa/{rest}"


def own_votes():
    return Vote.objects.exclude(token="").order_by("pk")


def place(page):
    """The 3 in «3 of 12»."""
    return int(page.locator(".vote .progress__words").inner_text().split()[0])


def vote_by(act, page, times):
    for turn in range(1, times + 1):
        act((1, -1, 0)[turn % 3])
        expect(page.locator(".vote .progress__words")).to_have_text(re.compile(rf"^{turn + 1} "))
        # what follows at once after a swap counts as an echo of the same click
        page.wait_for_timeout(400)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_resident_votes_adds_a_statement_and_sees_the_map(
    phone, live_server, process, language, assert_accessible
):
    phone.goto(at(live_server, language, "vote/"))
    assert_accessible(phone)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360

    vote_by(lambda value: phone.locator(BUTTON[value]).click(), phone, 10)

    assert own_votes().count() == 10
    assert own_votes().values("participant").distinct().count() == 1
    assert_accessible(phone)

    phone.goto(at(live_server, language, "statements/add/"))
    assert_accessible(phone)
    phone.locator("#id_text").fill("Posadźmy lipy wzdłuż całej ulicy.")
    follow(phone.locator("main form .button--act"))
    expect(phone).to_have_url(re.compile("/statements/13/added/"))
    assert_accessible(phone)
    assert Statement.objects.get(number=13).votes.get().value == 1

    phone.goto(at(live_server, language, "map/"))
    expect(phone.locator(".sentence")).to_contain_text("11")
    expect(phone.locator(".chart__you")).to_have_count(1)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert_accessible(phone)


def test_everything_is_done_by_keyboard(page, live_server, process):
    page.goto(at(live_server, "en", "vote/"))

    vote_by(lambda value: page.keyboard.press({1: "1", -1: "2", 0: "3"}[value]), page, 3)

    assert [vote.value for vote in own_votes()] == [-1, 0, 1]
    expect(page.locator("#vote-agree")).to_be_focused()
    expect(page.locator("#said")).to_contain_text("Saved: you agree")
    expect(page.locator("#said")).to_contain_text("Statement 4 of 12")

    page.keyboard.press("Tab")
    expect(page.locator("#vote-disagree")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".vote .progress__words")).to_have_text("5 of 12")


def test_keys_can_be_switched_off(page, live_server, process):
    page.goto(at(live_server, "en", "vote/"))
    page.locator("main summary").click()
    page.locator("#vote-keys").uncheck()

    page.keyboard.press("1")

    page.wait_for_timeout(300)
    assert own_votes().count() == 0
    page.reload()
    expect(page.locator("#vote-keys")).not_to_be_checked()


def test_a_double_click_is_one_answer(page, live_server, process):
    page.goto(at(live_server, "en", "vote/"))

    page.locator("#vote-agree").dblclick()

    expect(page.locator(".vote .progress__words")).to_have_text("2 of 12")
    page.wait_for_timeout(300)
    assert own_votes().count() == 1


def test_the_last_answer_can_be_changed(page, live_server, process):
    page.goto(at(live_server, "en", "vote/"))
    page.locator("#vote-agree").click()
    follow(page.locator("#vote-last a"))

    expect(page.locator("#vote-agree")).to_have_attribute("aria-pressed", "true")
    page.locator("#vote-disagree").click()

    expect(page.locator(".vote .progress__words")).to_have_text("2 of 12")
    assert [vote.value for vote in own_votes()] == [-1]


def test_an_answer_without_connection_is_asked_for_again(page, live_server, process):
    page.goto(at(live_server, "en", "vote/"))
    page.context.set_offline(True)
    page.locator("#vote-agree").click()
    expect(page.locator("#vote-failed")).to_be_visible()

    page.context.set_offline(False)
    page.locator("#vote-agree").click()

    expect(page.locator(".vote .progress__words")).to_have_text("2 of 12")
    assert own_votes().count() == 1


@pytest.mark.parametrize("language", ["pl", "en"])
def test_everything_works_without_javascript(
    page_without_javascript, live_server, process, language
):
    page = page_without_javascript
    page.goto(at(live_server, language, "vote/"))
    for turn in range(10):
        follow(page.locator(BUTTON[(1, -1, 0)[turn % 3]]))
    assert own_votes().count() == 10

    follow(page.locator(".next a"))
    expect(page.locator(".chart__you")).to_have_count(1)

    known = Statement.objects.get(number=1)
    known.text = "Na rynku powinno stać więcej ławek."
    known.save()
    page.goto(at(live_server, language, "statements/add/"))
    page.locator("#id_text").fill("Na rynku powinno być więcej ławek.")
    follow(page.locator("main form .button--act"))
    expect(page.locator("main .message--attention")).to_contain_text(known.text)
    follow(page.locator("main form .button--act"))
    expect(page).to_have_url(re.compile("/statements/13/added/"))


def test_a_host_hides_a_statement_and_says_why(page, live_server, process, assert_accessible):
    host = make_host_person(process, name="Ewa")
    rude = make_statement(process, text="Nieładne słowa.", author=make_participant(process))
    sign_in(page, live_server, host)

    page.goto(at(live_server, "pl", f"statements/{rude.number}/"))
    follow(page.get_by_role("link", name="Ukryj to stwierdzenie"))
    assert_accessible(page)
    follow(page.get_by_role("button", name="Ukryj to stwierdzenie"))
    expect(page.locator(".error-summary")).to_be_visible()
    assert_accessible(page)
    page.locator("#id_reason").fill("Obraża sąsiada.")
    follow(page.get_by_role("button", name="Ukryj to stwierdzenie"))

    expect(page.locator("main")).to_contain_text("Obraża sąsiada.")
    assert_accessible(page)
    page.context.clear_cookies()
    page.goto(at(live_server, "pl", "statements/hidden/"))
    expect(page.locator("main")).to_contain_text("Obraża sąsiada.")
    expect(page.locator("main")).not_to_contain_text("Nieładne słowa.")
    assert_accessible(page)


def test_votes_are_kept_when_somebody_signs_up(page, live_server, process):
    page.goto(at(live_server, "pl", "vote/"))
    vote_by(lambda value: page.locator(BUTTON[value]).click(), page, 3)

    page.goto(f"{live_server.url}/pl/account/signup/")
    page.locator("input[name=email]").fill("nowa@example.org")
    page.locator("input[name=name]").fill("Nowa Osoba")
    press_enter(page)
    expect(page.locator("input[name=code]")).to_be_focused()
    page.keyboard.type(re.search(r"\b\d{4}-\d{4}\b", mail.outbox[-1].body)[0])
    press_enter(page)
    expect(page).to_have_url(re.compile(r"/pl/$"))

    page.goto(at(live_server, "pl", "votes/"))
    expect(page.locator(".statement-list__item")).to_have_count(3)
    assert {vote.participant.person.email for vote in own_votes()} == {"nowa@example.org"}
    page.goto(at(live_server, "pl", "vote/"))
    assert place(page) == 4


def sign_in(page, live_server, person):
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    cookie = {"name": name, "value": client.cookies[name].value, "url": live_server.url}
    page.context.add_cookies([cookie])
