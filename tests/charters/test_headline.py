"""The headline of a charter in words: both languages, every count, what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from tests.charters.factories import holder_of, make_charter, make_motion, make_rules
from tests.processes.factories import make_process

from gromada.charters.actions import say
from gromada.charters.queries.glance import sides_on_page
from gromada.charters.queries.headline import (
    did_words,
    headline_of,
    money_words,
    needed_words,
    outside_words,
)
from gromada.methods.charter.templates import templates
from gromada.methods.participation import Headline
from gromada.processes.models import Process

MILLION = 1_000_000_00


def a_headline(**facts):
    nothing = dict.fromkeys(
        ["needed", "decisions", "money_needed_grosze", "money_grosze", "started", "stopped",
         "carried", "overridden", "outside"],
        0,
    )  # fmt: skip
    return Headline(side="community", **nothing | facts)


def said(language, **facts):
    with translation.override(language):
        side = sides_on_page(templates()["M04"].charter)[1]
        found = a_headline(**facts)
        return " ".join([needed_words(side, found), did_words(found)]).strip()


def test_the_headline_of_the_specification_in_polish():
    assert said(
        "pl", needed=6, decisions=11, started=4, stopped=1, overridden=2,
        money_needed_grosze=4 * MILLION // 10, money_grosze=31 * MILLION // 10,
    ) == (
        "Zgoda strony mieszkańców była potrzebna w 6 z 11 decyzji (0,4 z 3,1 mln zł). "
        "Ta strona zaproponowała 4 z nich. Zatrzymała 1 z nich. Pominięto ją 2 razy."
    )  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "polish", "english"),
    [
        (
            {"needed": 1, "decisions": 1, "started": 1},
            (
                "Zgoda strony mieszkańców była potrzebna w 1 z 1 decyzji. Ta strona ją "
                "zaproponowała. Nie zatrzymała jej. Ani razu jej nie pominięto."
            ),
            (
                "The consent of the residents' side was needed in 1 of 1 decision. That side "
                "proposed it. It did not stop it. It was never overridden."
            ),
        ),
        (
            {"decisions": 5, "stopped": 5, "overridden": 1},
            (
                "Zgoda strony mieszkańców nie była potrzebna w żadnej z 5 decyzji. Ta strona nie "
                "zaproponowała żadnej z nich. Zatrzymała 5 z nich. Pominięto ją 1 raz."
            ),
            (
                "The consent of the residents' side was needed in none of 5 decisions. That side "
                "proposed none of them. It stopped 5 of them. It was overridden 1 time."
            ),
        ),
        (
            {},
            "W tym czasie nic nie rozstrzygnięto na podstawie karty.",
            "Nothing was decided under the charter in this time.",
        ),
    ],
)
def test_every_count_has_its_grammar(facts, polish, english):
    assert said("pl", **facts) == polish
    assert said("en", **facts) == english


@pytest.mark.parametrize(
    ("count", "polish"),
    [
        (0, "W zapisie nie ma spraw spoza karty."),
        (1, "1 sprawa leży poza kartą."),
        (3, "3 sprawy leżą poza kartą."),
        (9, "9 spraw leży poza kartą."),
        (22, "22 sprawy leżą poza kartą."),
    ],
)
def test_what_lies_outside_is_counted_in_words(count, polish):
    with translation.override("pl"):
        assert outside_words(count) == polish


@pytest.mark.parametrize(
    ("part", "whole", "polish"),
    [
        (0, 31 * MILLION // 10, "0 z 3,1 mln zł"),
        (4_800_000, 4_800_000, "48\u202f000\u00a0zł z 48\u202f000\u00a0zł"),
        (4_800_000, 2 * MILLION, "48\u202f000\u00a0zł z 2\u202f000\u202f000\u00a0zł"),
    ],
)
def test_small_amounts_are_not_rounded_away(part, whole, polish):
    with translation.override("pl"):
        assert money_words(part, whole) == polish


@pytest.mark.django_db
def test_a_new_charter_says_that_nothing_was_decided(client):
    charter = make_charter(holder=make_process())

    page = client.get(reverse("charters:charter_detail", args=[charter.pk])).content.decode()

    assert headline_of(charter).is_empty
    assert "Nic jeszcze nie zostało rozstrzygnięte" in page or "Nothing has been decided" in page


@pytest.mark.django_db
def test_the_page_says_whose_consent_was_needed_and_for_which_time(client):
    charter = make_charter(rules=make_rules(), holder=make_process())
    motion = make_motion(charter, "processes.close_process", subject=charter_holder(charter))
    say(motion=motion, stance="consent", by=holder_of(charter, "community"))
    address = reverse("charters:charter_detail", args=[charter.pk])

    with translation.override("en"):
        for query in ("", "?period=year", "?period=nonsense"):
            page = client.get(address.replace("/pl/", "/en/") + query).content.decode()
            assert "was needed in 1 of 1 decision" in page


def charter_holder(charter):
    return Process.objects.get(pk=charter.holder.rpartition(":")[2])


@pytest.mark.django_db
def test_residents_come_first_whatever_the_order_of_the_charter():
    sizes = {"institution": 1, "business": 1, "community": 1}
    charter = make_charter(rules=make_rules(seats=sizes))

    assert [each.side.key for each in headline_of(charter).lead] == ["community", "business"]


@pytest.mark.django_db
def test_it_is_counted_anew_after_each_word_at_five_queries_however_much_happened():
    charter = make_charter(rules=make_rules())

    def queries():
        with CaptureQueriesContext(connection) as captured:
            headline_of(charter)
        return len(captured)

    for _number in range(4):
        motion = make_motion(charter)
        say(motion=motion, stance="consent", by=holder_of(charter, "community"))

    # the last one asks only whether something happened
    assert (queries(), queries()) == (5, 1)
    assert headline_of(charter).record.motions == 4
