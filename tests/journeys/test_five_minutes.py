"""The five-minute journey of the product, on the story of the demo and on a phone.

Once in Polish by hand and once in English by keyboard alone. With GROMADA_SHOTS=folder each
station leaves a picture there.
"""

import io
import os
import re
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from playwright.sync_api import expect
from tests.journeys.steps import follow, press_enter

from gromada.charters.models import Motion
from gromada.decisions.models import Answer, Remark
from gromada.people.models import Person
from gromada.site.demo import observatory, people, story
from gromada.site.demo.people import CLERK, NEIGHBOUR, OFFICIAL
from gromada.site.demo.story.beginning import the_question
from gromada.site.demo.story.study import the_study
from gromada.site.demo.story.waiting import the_phase

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

MOST_TABS = 250
STATIONS = 12
WORDS = {
    "pl": {
        "waiting": re.compile(r"212 uwag.*9 dni", re.DOTALL),
        "who_must_agree": "gdy zgodzą się osoba z urzędu i osoba ze strony mieszkańców",
        "from_zero": "nie da się odróżnić od zera",
        "late": "24 dni po terminie",
        "interval": re.compile(r"leży między \d+% a \d+%"),
        "too_few": "za mało, by porównać",
        "here": "Podwórko od nowa, 2 z 2",
    },
    "en": {
        "waiting": re.compile(r"212 inputs.*9 days", re.DOTALL),
        "who_must_agree": "only if a person from the office and a person from the residents",
        "from_zero": "cannot be told from zero",
        "late": "24 days late",
        "interval": re.compile(r"of the model lies between \d+% and \d+%"),
        "too_few": "too few to compare",
        "here": "The courtyard anew, 2 of 2",
    },
}
REASON = "Po tygodniu bez dyżuru podlewa gmina; dopisujemy to do § 4."
QUESTION = "Kto podlewa drzewa przez pierwsze trzy lata?"


class Mouse:
    """Somebody who points and clicks."""

    def __init__(self, page):
        self.page = page

    def press(self, place):
        place.click()

    def follow(self, place):
        follow(place)

    def follow_words(self, place):
        """Words run over several lines; the middle of them all may lie beside them."""
        place.scroll_into_view_if_needed()
        lines = place.evaluate("each => [...each.getClientRects()].map(line => line.toJSON())")
        line = max(lines, key=lambda one: one["width"])
        x, y = line["x"] + line["width"] / 2, line["y"] + line["height"] / 2
        with self.page.expect_navigation():
            self.page.mouse.click(x, y)

    def choose(self, place):
        place.check()

    def write(self, place, text):
        place.fill(text)

    def write_day(self, place, day):
        place.fill(day.isoformat())


class Keys:
    """Somebody who has a keyboard and nothing else."""

    def __init__(self, page):
        self.page = page

    def reach(self, place):
        expect(place).to_be_visible()
        for _ in range(MOST_TABS):
            if place.evaluate("each => each === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab does not reach {place}")

    def press(self, place):
        self.reach(place)
        self.page.keyboard.press("Enter")

    def follow(self, place):
        self.reach(place)
        press_enter(self.page)

    follow_words = follow

    def choose(self, place):
        """A radio button: Tab reaches one of its group, arrows the others."""
        expect(place).to_be_visible()
        group = self.page.locator(f"[name={place.get_attribute('name')}]")
        for _ in range(MOST_TABS):
            if group.evaluate_all("all => all.includes(document.activeElement)"):
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if place.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"Arrows do not reach {place}")

    def write(self, place, text):
        self.reach(place)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def write_day(self, place, day):
        """The order of day and month is the browser's own."""
        expect(place).to_be_visible()
        for order in ("%m%d%Y", "%d%m%Y"):
            self.page.evaluate("document.activeElement.blur()")
            self.reach(place)
            self.page.keyboard.type(day.strftime(order))
            if place.input_value() == day.isoformat():
                return
        raise AssertionError(f"{day} cannot be typed")


class Journey:
    """Pages as one after another sees them; each station is looked at."""

    def __init__(self, page, live_server, language, hands, assert_accessible):
        self.page, self.server, self.language = page, live_server.url, language
        self.hands, self.assert_accessible = hands, assert_accessible
        self.words, self.stations = WORDS[language], 0

    def sit_down(self, email=""):
        """Somebody else is in front of the browser; without an address nobody is signed in."""
        self.page.context.clear_cookies()
        if not email:
            return
        client = Client()
        client.force_login(Person.objects.get(email=email))
        name = settings.SESSION_COOKIE_NAME
        cookie = {"name": name, "value": client.cookies[name].value, "url": self.server}
        self.page.context.add_cookies([cookie])

    def go(self, path):
        self.page.goto(f"{self.server}/{self.language}{path}")

    def link(self, path):
        """The first link on the page whose address ends so."""
        return self.page.locator(f"main a[href$='{path}']").first

    def station(self, number, *said):
        """What is said here is to be read here; the page is accessible and fits a phone."""
        self.stations += 1
        assert number == self.stations
        for text in said:
            expect(self.page.locator("main")).to_contain_text(text)
        self.assert_accessible(self.page)
        width = self.page.evaluate("document.documentElement.scrollWidth")
        assert width <= self.page.viewport_size["width"], f"{self.page.url} is {width} pixels wide"
        if folder := os.environ.get("GROMADA_SHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            path = Path(folder) / f"{self.language}-{number:02}.png"
            self.page.screenshot(path=path, full_page=True)


@pytest.fixture
def town(db, settings):
    """The story up to yesterday evening; what waits today is done by the people below."""
    cache.clear()
    settings.DEMO = True
    people.move_in()
    for _title, chapter in story.CHAPTERS[:-1]:
        chapter()
    observatory.other_places()


@pytest.fixture(params=["pl", "en"])
def journey(request, town, phone, live_server, assert_accessible):
    hands = {"pl": Mouse, "en": Keys}[request.param](phone)
    return Journey(phone, live_server, request.param, hands, assert_accessible)


def test_five_minutes(journey):
    the_office_answers(journey)
    the_office_does_not_close_alone(journey)
    a_word_leads_to_the_question(journey)
    the_report_goes_to_the_bulletin(journey)
    the_trail_leads_to_the_effect(journey)
    assert journey.stations == STATIONS


def the_office_answers(journey):
    page, hands = journey.page, journey.hands
    journey.sit_down(OFFICIAL)
    journey.go("/desk/")
    journey.station(1, journey.words["waiting"])

    hands.follow(journey.link("/answers/desk/"))
    hands.follow(page.get_by_role("link", name="Kto podlewa, gdy nikt się nie zgłosi (§ 4)"))
    hands.choose(page.locator("input[name=disposition][value=partly]"))
    hands.write(page.locator("#id_reason"), REASON)
    journey.station(2, "24")
    hands.follow(page.locator("button[name=hand_in]"))
    expect(page).to_have_url(re.compile("/answers/"))
    assert Remark.objects.filter(answer__reason=REASON).count() == 0

    journey.sit_down(CLERK)
    journey.go("/processes/podworka/answers/desk/")
    answer = Answer.objects.get(reason=REASON)
    hands.follow(journey.link(f"/answers/check/{answer.pk}/"))
    journey.station(3, REASON)
    hands.follow(page.locator("button[name=accept]"))
    expect(page.locator("main")).to_contain_text("188")
    assert Remark.objects.filter(answer__reason=REASON).count() == 24


def the_office_does_not_close_alone(journey):
    page, hands, words = journey.page, journey.hands, journey.words
    today, ends_at = timezone.localdate(), the_phase().ends_at
    journey.sit_down(OFFICIAL)
    journey.go("/processes/podworka/host/")
    hands.follow(journey.link(f"/host/phases/{the_phase().pk}/close/"))
    hands.write_day(page.locator("#id_last_day"), today + timedelta(days=1))
    hands.write(page.locator("#id_reason"), "Chcemy zdążyć z odpowiedziami.")
    hands.follow(page.locator("main form .form__foot button"))
    hands.follow(page.locator("button[name=confirmed]"))
    expect(page).to_have_url(re.compile(r"/motions/\d+/$"))
    journey.station(4, words["who_must_agree"])
    motion = Motion.objects.get(act_key="processes.close_phase")
    assert the_phase().ends_at == ends_at

    journey.sit_down(NEIGHBOUR)
    journey.go("/desk/")
    hands.follow(journey.link(f"/motions/{motion.pk}/"))
    condition = page.locator("details", has=page.locator("#id_condition_reason"))
    hands.press(condition.locator("summary"))
    hands.write(page.locator("#id_condition_reason"), "W połowie bram nikt jeszcze nie czytał.")
    hands.write_day(page.locator("#id_condition_payload_last_day"), today + timedelta(days=14))
    hands.follow(condition.locator("button[type=submit]"))
    journey.station(5, "W połowie bram nikt jeszcze nie czytał.")
    assert the_phase().ends_at == ends_at

    journey.sit_down(OFFICIAL)
    journey.go("/desk/")
    hands.follow(journey.link(f"/motions/{motion.pk}/"))
    accept = page.locator("main form[action*='/accept'] button")
    hands.follow(accept)
    expect(accept).to_have_count(0)
    journey.station(6)
    motion.refresh_from_db()
    assert motion.state == Motion.State.EXECUTED
    assert the_phase().last_day == today + timedelta(days=14)


def a_word_leads_to_the_question(journey):
    page, hands = journey.page, journey.hands
    journey.sit_down()
    journey.go("/processes/podworka/")
    hands.follow(journey.link("/text/zasady-opieki/words/"))
    hands.follow_words(page.get_by_role("link", name="z listy dyżurów").first)
    journey.station(7, QUESTION)
    hands.follow(page.locator("main figure a").first)
    journey.station(8, QUESTION)
    expect(page).to_have_url(re.compile("/seminars/podworka-ktore-chlodza/questions/1/"))


def the_report_goes_to_the_bulletin(journey):
    page, hands = journey.page, journey.hands
    journey.go("/processes/podworka/")
    hands.follow(journey.link("/answers/report/"))
    journey.station(9, REASON)
    with page.expect_download() as download:
        hands.press(journey.link("/answers/report/docx/"))
    document = zipfile.ZipFile(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert REASON in document.read("word/document.xml").decode()


def the_trail_leads_to_the_effect(journey):
    page, hands = journey.page, journey.hands
    journey.go("/seminars/podworka-ktore-chlodza/questions/1/")
    hands.follow(journey.link(f"/trail/{the_question().address}/"))
    hands.follow(journey.link("/partnerships/podworko-od-nowa/"))
    journey.station(10, journey.words["late"])
    expect(page.locator("main .tag--refusal").first).to_contain_text(journey.words["late"])

    journey.go(f"/trail/{the_question().address}/")
    hands.follow(journey.link(f"/prove/studies/{the_study().pk}/"))
    journey.station(11, journey.words["from_zero"])

    journey.go("/prove/")
    hands.follow(journey.link("/observatory/"))
    words = journey.words
    journey.station(12, words["interval"], words["too_few"], words["here"])
