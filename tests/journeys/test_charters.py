"""Found together, agree, change the rules: on a phone, by keyboard, without JavaScript."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect
from tests.charters.factories import holder_of, make_charter
from tests.deliberation.factories import make_statement
from tests.journeys.steps import follow, press_enter
from tests.people.factories import make_account
from tests.processes.factories import make_process

from gromada.charters.actions import begin_versions
from gromada.charters.models import Motion, Seat, Version
from gromada.deliberation.actions import return_unconfirmed
from gromada.notices.models import Mail
from gromada.people.models import Person
from gromada.processes.models import Process

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {
    "pl": {
        "consent": "Zgadzam się",
        "condition": "Zgadzam się, jeśli…",
        "on_condition": "Wyślij warunek",
        "accept": "Przyjmij warunek",
        "propose": "Zaproponuj tę zmianę",
        "see": "Zobacz, co by z tego wynikło",
        "next": "Dalej",
        "found": "Załóż i wyślij zaproszenia",
        "take": "Przyjmij mandat",
        "nobody": "Nie ma jeszcze instytucji",
    },
    "en": {
        "consent": "I consent",
        "condition": "I consent if…",
        "on_condition": "Send the condition",
        "accept": "Accept the condition",
        "propose": "Propose this change",
        "see": "See what would follow",
        "next": "Next question",
        "found": "Found it and send the invitations",
        "take": "Take the seat",
        "nobody": "There is no institution yet",
    },
}


@pytest.fixture(autouse=True)
def nothing_counted_before():
    cache.clear()


@pytest.fixture
def charter():
    process = make_process(
        slug="lipowa", question_pl="Jak ochłodzić Lipową?", question_en="How do we cool Lipowa?"
    )
    return make_charter(holder=process)


def as_person(page, live_server, person):
    """The same browser, with somebody else in front of it."""
    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    page.context.clear_cookies()
    page.context.add_cookies(
        [{"name": name, "value": client.cookies[name].value, "url": live_server.url}]
    )
    return page


def fits(page):
    return page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def propose_longer_window(page, live_server, charter, language):
    words = WORDS[language]
    page.goto(f"{live_server.url}/{language}/charters/{charter.pk}/what-if/")
    page.locator("summary", has_text=re.compile("^(Głos|Voice)$")).click()
    page.locator("#id_voice_window").fill("9")
    page.locator("#id_voice_community_need").select_option("majority")
    follow(page.get_by_role("button", name=words["see"]))
    return words


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_charter_is_changed_by_its_own_rule(
    phone, live_server, charter, assert_accessible, language
):
    page = as_person(phone, live_server, holder_of(charter, "community"))
    words = propose_longer_window(page, live_server, charter, language)
    assert_accessible(page)
    assert fits(page)
    follow(page.get_by_role("button", name=words["propose"]))
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("#id_voice_window")).to_have_value("9")
    page.locator("#id_challenge").fill("Wakacje")
    page.locator("#id_reason").fill("Wielu z nas nie zdąży.")
    follow(page.get_by_role("button", name=words["propose"]))
    expect(page).to_have_url(re.compile(r"/motions/\d+/$"))
    assert_accessible(page)
    assert fits(page)
    motion = Motion.objects.get()

    for side, number in (("community", 2), ("institution", 1)):
        as_person(page, live_server, holder_of(charter, side, number))
        page.goto(f"{live_server.url}/{language}/desk/")
        assert_accessible(page)
        follow(page.locator(".todo__title a").first)
        follow(page.get_by_role("button", name=words["consent"], exact=True))

    motion.refresh_from_db()
    assert motion.state == Motion.State.EXECUTED
    version = Version.objects.get(charter=charter, number=2)
    page.goto(f"{live_server.url}/{language}/charters/{charter.pk}/")
    expect(page.locator("main .next")).to_be_visible()
    begin_versions(now=version.in_force_from + timedelta(minutes=1))

    page.goto(f"{live_server.url}/{language}/charters/{charter.pk}/versions/2/")
    expect(page.locator("main")).to_contain_text("9")
    assert_accessible(page)
    assert fits(page)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_condition_is_accepted_with_one_click(
    page, live_server, charter, assert_accessible, language
):
    words = WORDS[language]
    as_person(page, live_server, holder_of(charter, "institution"))
    propose_longer_window(page, live_server, charter, language)
    page.locator("#id_challenge").fill("Wakacje")
    page.locator("#id_reason").fill("Krótko.")
    follow(page.get_by_role("button", name=words["propose"]))
    motion = Motion.objects.get()
    url = f"{live_server.url}/{language}/motions/{motion.pk}/"

    for number in (1, 2):
        as_person(page, live_server, holder_of(charter, "community", number))
        page.goto(url)
        page.locator("summary", has_text=words["condition"]).click()
        page.locator("#id_condition_reason").fill("Mieszkańcy mają wiedzieć dlaczego.")
        page.locator("#id_condition_new_reason").fill("Wakacje: wielu z nas nie zdąży.")
        follow(page.get_by_role("button", name=words["on_condition"]))
    assert_accessible(page)

    as_person(page, live_server, holder_of(charter, "institution"))
    page.goto(url)
    assert_accessible(page)
    follow(page.get_by_role("button", name=words["accept"]).first)
    motion.refresh_from_db()
    assert motion.reason == "Wakacje: wielu z nas nie zdąży."


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("pl", "gdy zgodzą się osoba z urzędu i osoba ze strony mieszkańców"),
        ("en", "only if a person from the office and a person from the residents"),
    ],
)
def test_an_official_alone_cannot_hide_a_statement(
    phone, live_server, charter, assert_accessible, language, sentence
):
    page, words = phone, WORDS[language]
    statement = make_statement(found_process(charter.holder), text="Nieładne słowa.")
    at = f"{live_server.url}/{language}/processes/lipowa/statements/{statement.number}/"
    as_person(page, live_server, holder_of(charter, "institution"))
    page.goto(f"{at}hide/")
    expect(page.locator("main")).to_contain_text(sentence)
    assert_accessible(page)
    page.locator("#id_reason").fill("Obraża.")
    follow(page.locator("main form .form__foot button, main form .button").first)
    expect(page).to_have_url(re.compile(r"/motions/\d+/$"))
    expect(page.locator("main")).to_contain_text(sentence)
    statement.refresh_from_db()
    assert statement.status == "visible"
    assert_accessible(page)
    assert fits(page)
    url = page.url

    as_person(page, live_server, holder_of(charter, "community"))
    page.goto(url)
    page.locator("summary", has_text=words["condition"]).click()
    page.locator("#id_condition_reason").fill("Autor ma wiedzieć dlaczego.")
    page.locator("#id_condition_new_reason").fill("Obraża sąsiada (zasada 2).")
    follow(page.get_by_role("button", name=words["on_condition"]))
    assert_accessible(page)

    as_person(page, live_server, holder_of(charter, "institution"))
    page.goto(url)
    follow(page.get_by_role("button", name=words["accept"]))
    statement.refresh_from_db()
    assert statement.status == "hidden"
    page.goto(f"{live_server.url}/{language}/processes/lipowa/statements/hidden/")
    expect(page.locator("main")).to_contain_text("Obraża sąsiada (zasada 2).")

    page.goto(f"{at}restore/")  # undoing it is an act as well
    page.locator("#id_reason").fill("Autor przeprosił.")
    follow(page.locator("main form .form__foot button, main form .button").first)
    url = page.url
    as_person(page, live_server, holder_of(charter, "community"))
    page.goto(url)
    follow(page.get_by_role("button", name=words["consent"], exact=True))
    statement.refresh_from_db()
    assert statement.status == "visible"


def test_what_was_set_aside_returns_without_keys(page, live_server, charter, assert_accessible):
    statement = make_statement(found_process(charter.holder), text="Zaraz cię znajdę.")
    at = f"{live_server.url}/pl/processes/lipowa/statements/{statement.number}/"
    as_person(page, live_server, holder_of(charter, "institution"))
    page.goto(f"{at}aside/")
    assert_accessible(page)
    page.locator("input[name=ground][value=threats]").check()
    follow(page.locator("main form .form__foot button, main form .button").first)
    statement.refresh_from_db()
    assert statement.status != "visible"
    page.context.clear_cookies()
    page.goto(at)
    expect(page.locator("main")).not_to_contain_text("Zaraz cię znajdę.")

    return_unconfirmed(now=timezone.now() + timedelta(hours=73))

    page.goto(at)
    expect(page.locator("main")).to_contain_text("Zaraz cię znajdę.")


def found_process(address):
    return Process.objects.get(pk=address.rpartition(":")[2])


def test_a_word_is_said_by_keyboard(page, live_server, charter):
    as_person(page, live_server, holder_of(charter, "community"))
    propose_longer_window(page, live_server, charter, "en")
    page.locator("#id_challenge").fill("Holidays")
    page.locator("#id_reason").fill("More time.")
    follow(page.get_by_role("button", name="Propose this change"))
    motion = Motion.objects.get()
    as_person(page, live_server, holder_of(charter, "institution"))
    page.goto(f"{live_server.url}/en/motions/{motion.pk}/")

    page.get_by_role("button", name="I consent", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # opens the objection
    page.keyboard.press("Tab")
    expect(page.locator("#id_reason")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="I consent", exact=True)).to_be_focused()
    press_enter(page)

    assert motion.words.filter(stance="consent").count() == 2


# of the steps after founding, the one that reads the charter, not the one that invites
TO_THE_CHARTER = "main .todo a[href*='/charters/']:not([href*='#'])"


def walk(page, live_server, language, *, alone):
    """Five questions, as two neighbours answer them."""
    words = WORDS[language]
    page.goto(f"{live_server.url}/{language}/processes/new/together/")
    follow(page.locator("main .button--act"))
    follow(page.get_by_role("button", name=words["next"]))  # who is at the table
    page.locator(f"input[name=institution][value={'no' if alone else 'yes'}]").check()
    follow(page.get_by_role("button", name=words["next"]))
    if not alone:
        follow(page.get_by_role("button", name=words["next"]))  # who has to agree
    follow(page.get_by_role("button", name=words["next"]))  # how people come to seats
    page.locator("#id_question").fill("Co zrobić z podwórkiem?")
    page.locator("#id_territory").fill("Lipowa 5")
    page.locator("#id_challenge").fill("Upał")
    follow(page.get_by_role("button", name=words["next"]))
    expect(page.get_by_role("button", name=words["found"])).to_be_visible()
    return words


@pytest.mark.parametrize("language", ["pl", "en"])
def test_two_neighbours_without_an_institution_found_a_process(
    phone, live_server, assert_accessible, language
):
    page = as_person(phone, live_server, make_account(name="Ewa Lis"))
    ola = make_account(name="Ola Bąk", email="ola@example.org", language=language)
    words = walk(page, live_server, language, alone=True)
    expect(page.locator("main .next")).to_contain_text(words["nobody"])
    assert_accessible(page)
    assert fits(page)

    page.locator("#id_community_seats").fill("2")
    page.locator("#id_community_emails").fill("ola@example.org")
    follow(page.get_by_role("button", name=words["found"]))
    expect(page.locator(".error-summary")).to_be_visible()
    expect(page.locator("#id_community_emails")).to_have_value("ola@example.org")
    page.locator("#id_group").fill("Sąsiedzi z Lipowej")
    follow(page.get_by_role("button", name=words["found"]))
    expect(page).to_have_url(re.compile(r"/founded/$"))
    assert_accessible(page)
    follow(page.locator(TO_THE_CHARTER))
    expect(page).to_have_url(re.compile(r"/charters/\d+/$"))
    expect(page.locator("main")).to_contain_text("Ewa Lis")
    assert_accessible(page)
    assert fits(page)

    text = Mail.objects.get(template="charters/seat_invitation").text
    path = re.search(r"/\w\w/seats/invitation/[\w-]+/", text)[0]
    as_person(page, live_server, ola)
    page.goto(live_server.url + path)
    assert_accessible(page)
    follow(page.get_by_role("button", name=words["take"]))
    expect(page.locator("main")).to_contain_text("Ola Bąk")
    assert Seat.objects.filter(person__in=Person.objects.all()).count() == 2
    page.goto(live_server.url + path)
    expect(page.locator("main .message--attention")).to_be_visible()


def test_founding_and_agreeing_without_javascript(page_without_javascript, live_server):
    page = as_person(page_without_javascript, live_server, make_account(name="Ewa Lis"))

    words = walk(page, live_server, "pl", alone=False)
    page.go_back()
    expect(page.locator("#id_question")).to_have_value("Co zrobić z podwórkiem?")
    follow(page.get_by_role("button", name=words["next"]))
    page.locator("#id_group").fill("Sąsiedzi")
    follow(page.get_by_role("button", name=words["found"]))
    follow(page.locator(TO_THE_CHARTER))

    expect(page.locator("main")).to_contain_text("Konsultacje: nie ma jeszcze wszystkich stron")
    expect(page.locator(".matrix").first).to_be_visible()


def test_a_seat_is_looked_after_by_its_holder(phone, live_server, charter, assert_accessible):
    seat = charter.seats.get(side="community", number=1)
    page = as_person(phone, live_server, seat.person)
    page.goto(f"{live_server.url}/pl/seats/{seat.pk}/")
    assert_accessible(page)
    page.locator("summary", has_text="Zgłoś powiązania").click()
    page.locator("#id_ties_is_tied").check()
    follow(page.get_by_role("button", name="Zapisz i pokaż"))
    expect(page.locator("#id_ties_is_tied")).to_be_checked()
    page.locator("#id_ties_ties").fill("Mam tu sklep")
    follow(page.get_by_role("button", name="Zapisz i pokaż"))

    expect(page.locator("main .facts")).to_contain_text("Mam tu sklep")
    assert fits(page)
    seat.refresh_from_db()
    assert seat.is_tied
