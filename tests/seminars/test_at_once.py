"""Five hundred people want forty places in the same minute, over fifty connections."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from tests.seminars.factories import make_seminar, make_sign_up

from gromada.notices.models import Mail
from gromada.seminars.actions import withdraw
from gromada.seminars.models import SignUp

PEOPLE, PLACES, CONNECTIONS = 500, 40, 50


@pytest.fixture
def no_limits(settings, monkeypatch):
    """Limits of a town behind one address, and patience: a site has few threads, not fifty."""
    if connection.vendor == "sqlite":
        monkeypatch.setitem(connection.settings_dict["OPTIONS"], "timeout", 60)
    settings.LIMITS = settings.LIMITS | {
        "seminars.sign_ups_of_network": (1_000_000, 3600),
        "seminars.sign_ups_of_address": (1_000_000, 3600),
    }


def at_once(function, things):
    """Run it for each thing on fifty threads, each with a connection of its own."""
    ready = threading.Barrier(min(CONNECTIONS, len(things)))

    def work(own):
        try:
            ready.wait()
            return [function(thing) for thing in own]
        finally:
            connection.close()

    shares = [things[n::CONNECTIONS] for n in range(min(CONNECTIONS, len(things)))]
    with ThreadPoolExecutor(len(shares)) as pool:
        return [answer for part in pool.map(work, shares) for answer in part]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_forty_places_go_to_the_first_forty_of_five_hundred(no_limits):
    seminar = make_seminar(capacity=PLACES)

    def come(number):
        form = {"name": f"Osoba {number}", "email": f"osoba-{number}@example.org"}
        return Client().post(f"/pl/seminars/{seminar.slug}/", form).status_code

    answers = at_once(come, list(range(PEOPLE)))

    assert set(answers) == {302}
    rows = list(seminar.sign_ups.order_by("number"))
    assert [row.number for row in rows] == list(range(1, PEOPLE + 1))
    assert [row.status for row in rows] == ["confirmed"] * PLACES + ["waiting"] * (PEOPLE - PLACES)
    assert sorted(row.pk for row in rows) == [row.pk for row in rows], "in the order of arrival"
    assert sorted(Mail.objects.values_list("to", flat=True)) == sorted(row.email for row in rows)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_by_everybody_at_once_is_one_sign_up(no_limits):
    seminar = make_seminar(capacity=PLACES)
    form = {"name": "Anna", "email": "anna@example.org"}

    def come(_number):
        return Client().post(f"/pl/seminars/{seminar.slug}/", form).status_code

    answers = at_once(come, list(range(50)))

    assert set(answers) == {302}
    assert seminar.sign_ups.count() == Mail.objects.count() == 1


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_places_freed_at_once_go_to_those_who_have_waited_longest(no_limits):
    seminar = make_seminar(capacity=10)
    rows = [make_sign_up(seminar) for _ in range(40)]

    at_once(lambda row: withdraw(sign_up=row), rows[:10])

    left = list(seminar.sign_ups.exclude(status=SignUp.Status.WITHDRAWN).order_by("number"))
    assert [row.status for row in left] == ["confirmed"] * 10 + ["waiting"] * 20
    told = Mail.objects.filter(template="seminars/place_free").values_list("to", flat=True)
    assert sorted(told) == sorted(row.email for row in rows[10:20])
