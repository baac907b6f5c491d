"""Counting how often something is done."""

import re
from datetime import datetime, timedelta

import pytest
from allauth.core import ratelimit
from allauth.core.internal.ratelimit import get_cache_key, parse_rate
from django.core.cache import cache, caches
from django.db import transaction
from django.utils import translation
from django.utils.timezone import now

from gromada.people.actions import forget_old_tallies, spend
from gromada.people.models import Attempts, Tally
from gromada.people.queries import persons

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def limits(settings):
    settings.LIMITS = {"tests.three": (3, 3600), "tests.none": (0, 3600)}


def test_three_are_allowed_and_the_fourth_is_told_to_wait():
    verdicts = [spend(limit="tests.three", key="k") for _ in range(4)]

    assert [bool(verdict) for verdict in verdicts] == [True, True, True, False]
    assert "You can do this again in" in str(verdicts[-1].reason)


def test_each_key_has_its_own_count():
    for _ in range(3):
        spend(limit="tests.three", key="k")

    assert spend(limit="tests.three", key="other")


def test_a_limit_of_none_allows_nothing():
    assert not spend(limit="tests.none", key="k")


def test_what_is_rolled_back_does_not_count():
    with pytest.raises(RuntimeError), transaction.atomic():  # noqa: PT012
        spend(limit="tests.three", key="k")
        raise RuntimeError

    assert not Tally.objects.exists()


def test_the_sentence_is_said_in_the_readers_language_when_it_is_read():
    for _ in range(3):
        spend(limit="tests.three", key="k")
    verdict = spend(limit="tests.three", key="k")

    in_english = str(verdict.reason)
    with translation.override("pl"):
        in_polish = str(verdict.reason)

    assert in_english.startswith("That was many times")
    assert in_polish.startswith("To było wiele razy")


def test_past_windows_are_forgotten():
    spend(limit="tests.three", key="k")
    Tally.objects.create(limit="tests.three", key="old", ends_at=now() - timedelta(hours=1))

    forget_old_tallies()

    assert [tally.key for tally in Tally.objects.all()] == ["k"]


def another_process():
    """The same cache as a process beside this one opens it."""
    return caches.create_connection("default")


def test_attempts_to_sign_in_are_counted_by_all_processes_together(rf):
    request = rf.post("/en/account/login/")
    rate = parse_rate("30/m/ip")
    place = get_cache_key(request, app="allauth.account", action="login", rate=rate)

    for _ in range(3):
        assert ratelimit.consume(request, action="login")

    assert len(another_process().get(place)) == 3


def test_no_address_stands_among_the_attempts(rf):
    request = rf.post("/en/account/login/", REMOTE_ADDR="203.0.113.9")

    ratelimit.consume(request, action="request_login_code", key="anna@example.org")

    names = list(Attempts.objects.values_list("cache_key", flat=True))
    assert len(names) == 2
    assert [name for name in names if not re.fullmatch("[0-9a-f]{64}", name)] == []


def test_a_code_that_was_used_stays_used_after_midnight(monkeypatch):
    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + timedelta(days=1)

    assert cache.add("allauth.mfa.totp.used?user=1&code=123456", "y", timeout=30)
    monkeypatch.setattr(persons, "datetime", Tomorrow, raising=False)

    assert not cache.add("allauth.mfa.totp.used?user=1&code=123456", "y", timeout=30)


def test_attempts_are_forgotten_when_they_count_no_more():
    for name, ends in (("old", -60), ("new", 60)):
        Attempts.objects.create(cache_key=name, value="", expires=now() + timedelta(seconds=ends))

    forget_old_tallies()

    assert [each.cache_key for each in Attempts.objects.all()] == ["new"]
