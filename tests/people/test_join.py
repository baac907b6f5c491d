"""Taking part, with or without an account."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction
from tests.people.factories import make_browser, make_participant, make_person

from gromada.people import queries
from gromada.people.actions import join, recognise
from gromada.people.models import Participant, Tally, Visitor
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db
HERE, THERE = "processes.process:1", "processes.process:2"


def test_a_browser_joins_once():
    browser = make_browser()

    first = join(holder=HERE, by=browser)
    again = join(holder=HERE, by=browser)

    assert first == again
    assert first.person is None


def test_a_person_joins_once_from_any_browser():
    person = make_person()

    first = join(holder=HERE, by=Visitor(person=person))
    again = join(holder=HERE, by=Visitor(person=person, browser_key="1" * 32))

    assert first == again
    assert first.browser_hash == ""


def test_one_browser_is_another_participant_in_another_process():
    browser = make_browser()

    assert join(holder=HERE, by=browser) != join(holder=THERE, by=browser)


def test_the_key_of_a_browser_is_not_stored():
    browser = make_browser()

    participant = join(holder=HERE, by=browser)

    assert browser.browser_key not in {participant.browser_hash, participant.holder}
    assert len(participant.browser_hash) == 64


def test_who_has_no_key_cannot_join():
    with pytest.raises(ValueError, match="visitor_joining"):
        join(holder=HERE, by=Visitor())


def test_a_network_is_held_to_its_limit_and_told_when_to_come_back(settings):
    settings.LIMITS = {"people.join": (2, 3600)}
    join(holder=HERE, by=make_browser(network="n"))
    join(holder=HERE, by=make_browser(network="n"))

    with pytest.raises(Refused, match=r"come back in \d+ minutes?\."):
        join(holder=HERE, by=make_browser(network="n"))

    join(holder=HERE, by=make_browser(network="another"))
    join(holder=HERE, by=Visitor(person=make_person(), network="n"))
    assert Participant.objects.count() == 4


def test_coming_back_does_not_count_against_the_network(settings):
    settings.LIMITS = {"people.join": (1, 3600)}
    browser = make_browser(network="n")
    join(holder=HERE, by=browser)

    assert join(holder=HERE, by=browser)


def test_signing_in_makes_the_browsers_participants_ones_own():
    browser, person = make_browser(), make_person()
    participant = make_participant(HERE, browser)

    pairs = recognise(browser_key=browser.browser_key, by=person)

    participant.refresh_from_db()
    assert pairs == []
    assert participant.person == person
    assert participant.browser_hash == ""


def test_signing_in_pairs_what_one_did_twice():
    browser, person = make_browser(), make_person()
    absorbed = make_participant(HERE, browser)
    kept = make_participant(HERE, Visitor(person=person))
    assert queries.participants_to_merge(person, browser.browser_key) == [(kept, absorbed)]

    pairs = recognise(browser_key=browser.browser_key, by=person)

    assert pairs == [(kept, absorbed)]
    absorbed.refresh_from_db()
    assert (absorbed.person, absorbed.browser_hash) == (None, "")


def test_recognising_again_finds_nothing_more_to_do():
    browser, person = make_browser(), make_person()
    make_participant(HERE, browser)
    make_participant(HERE, Visitor(person=person))
    recognise(browser_key=browser.browser_key, by=person)

    assert recognise(browser_key=browser.browser_key, by=person) == []


def at_once(number, act):
    """Run ``act`` in so many threads, each with a connection of its own."""

    def one(index):
        try:
            return act(index)
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(one, range(number)))


@pytest.mark.django_db(transaction=True)
def test_fifty_clicks_at_once_of_one_browser_make_one_participant():
    browser = make_browser(network="n")

    participants = at_once(50, lambda _index: join(holder=HERE, by=browser).pk)

    assert len(set(participants)) == 1
    assert Participant.objects.count() == 1
    assert Tally.objects.get(limit="people.join").count == 1


@pytest.mark.django_db(transaction=True)
def test_twenty_browsers_at_once_are_counted_exactly(settings):
    settings.LIMITS = {"people.join": (12, 86_400)}

    def act(_index):
        try:
            return join(holder=HERE, by=make_browser(network="n")).pk
        except Refused:
            return None

    results = at_once(20, act)

    assert len([pk for pk in results if pk]) == 12
    assert Participant.objects.count() == 12


@pytest.mark.django_db(transaction=True)
def test_signing_in_while_the_browser_still_acts_leaves_one_participant_a_person():
    browser, person = make_browser(), make_person()
    for number in range(5):
        make_participant(f"processes.process:{number}", browser)

    def act(index):
        if index % 2:
            return join(holder=f"processes.process:{index % 5}", by=Visitor(person=person)).pk
        with transaction.atomic():
            return recognise(browser_key=browser.browser_key, by=person)

    at_once(16, act)

    assert queries.participants_of(person).count() == 5
    assert not queries.participants_of_browser(browser.browser_key).exists()


def test_a_browser_is_found_by_its_index_however_many_take_part():
    """SQLite reads everybody who takes part where a question lacks the condition of the index."""
    wanted = queries.browser_at(make_browser().browser_hash, HERE)
    if connection.vendor == "postgresql":  # which reads a short table from end to end
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")

    assert "one_participant_for_a_browser" in wanted.explain()
