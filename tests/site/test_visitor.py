"""Who is at the other end of a request."""

from datetime import timedelta

import pytest
from django.conf import settings as site
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.core import signing
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.timezone import now
from tests.deliberation.factories import make_statement, make_vote
from tests.people.factories import make_account, make_participant, make_person
from tests.processes.factories import make_process

from gromada.deliberation.models import Vote
from gromada.people.actions import join
from gromada.people.models import Participant, Visitor
from gromada.site.middleware.visitor import COOKIE, VisitorMiddleware, client_address, network_of

pytestmark = pytest.mark.django_db
HERE = "processes.process:1"


class NoSession(dict):
    accessed = False


def visit(view=lambda request: None, *, user=None, cookies=None, **meta):
    """One request through the middleware; returns the request and the response."""
    request = RequestFactory().get("/", **meta)
    request.user = user or AnonymousUser()
    request.session = NoSession()
    request._messages = CookieStorage(request)
    request.COOKIES = dict(cookies or {})
    if user:
        request.COOKIES[site.SESSION_COOKIE_NAME] = "any"

    def answer(request):
        view(request)
        return HttpResponse()

    return request, VisitorMiddleware(answer)(request)


def joining(request):
    request.visitor_joining()


def cookie_with(key):
    return {COOKIE: signing.get_cookie_signer(salt=COOKIE + COOKIE).sign(key)}


def test_reading_sets_no_cookie():
    request, response = visit(lambda request: request.visitor.person)

    assert COOKIE not in response.cookies
    assert (request.visitor.person, request.visitor.browser_key) == (None, None)


def test_the_first_act_gives_a_browser_its_key():
    request, response = visit(joining)

    cookie = response.cookies[COOKIE]
    assert len(request.visitor.browser_key) == 32
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie["max-age"] == 365 * 86_400


def test_the_same_browser_is_known_again():
    first, response = visit(joining)

    second, _ = visit(cookies={COOKIE: response.cookies[COOKIE].value})

    assert second.visitor.browser_key == first.visitor.browser_key


def test_two_first_clicks_at_once_come_from_one_browser():
    cookies = {site.CSRF_COOKIE_NAME: "a" * 32}

    first, _ = visit(joining, cookies=cookies)
    second, _ = visit(joining, cookies=cookies)
    other, _ = visit(joining, cookies={site.CSRF_COOKIE_NAME: "b" * 32})

    assert first.visitor.browser_key == second.visitor.browser_key
    assert other.visitor.browser_key != first.visitor.browser_key


@pytest.mark.parametrize("value", ["", "made-up", "f" * 32, "f" * 32 + ":1:forged"])
def test_a_forged_cookie_is_nobody(value):
    request, _ = visit(cookies={COOKIE: value})

    assert request.visitor.browser_key is None


def test_who_is_signed_in_needs_no_key():
    person = make_person()

    request, response = visit(joining, user=person)

    assert request.visitor == Visitor(person=person, network=request.visitor.network)
    assert COOKIE not in response.cookies


def test_signing_in_takes_over_what_the_browser_did_and_drops_its_cookie():
    person, key = make_person(), "f" * 32
    participant = make_participant(HERE, Visitor(browser_key=key))

    request, response = visit(user=person, cookies=cookie_with(key))

    participant.refresh_from_db()
    assert participant.person == person
    assert response.cookies[COOKIE]["max-age"] == 0
    assert join(holder=HERE, by=request.visitor) == participant
    assert Participant.objects.count() == 1


def test_a_network_is_named_anew_each_day_and_its_address_not_kept(monkeypatch):
    request, _ = visit(REMOTE_ADDR="203.0.113.7")
    neighbour, _ = visit(REMOTE_ADDR="203.0.113.8")

    assert "203" not in request.visitor.network
    assert request.visitor.network == network_of(request)
    assert request.visitor.network != neighbour.visitor.network


def test_all_addresses_of_one_ipv6_line_are_one_network():
    one, _ = visit(REMOTE_ADDR="2001:db8:1:2::1")
    two, _ = visit(REMOTE_ADDR="2001:db8:1:2:ffff::9")
    three, _ = visit(REMOTE_ADDR="2001:db8:1:102::1")

    assert one.visitor.network == two.visitor.network != three.visitor.network


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "198.51.100.1", "203.0.113.7"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "forged, 198.51.100.1", "198.51.100.1"),
        (2, "forged, 198.51.100.1, 10.0.0.1", "198.51.100.1"),
        (2, "198.51.100.1", "203.0.113.7"),
        (1, "", "203.0.113.7"),
    ],
)
def test_the_address_is_what_the_last_trusted_proxy_saw(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.7", HTTP_X_FORWARDED_FOR=forwarded)

    assert client_address(request) == address


def test_an_address_that_is_none_does_no_harm():
    request, _ = visit(REMOTE_ADDR="unix:")

    assert request.visitor.network


def test_who_comes_every_week_stays_signed_in(client):
    client.force_login(make_account())

    client.get("/pl/people/me/")

    assert client.session["week"]
    assert client.session.get_expiry_age() == 30 * 86_400


def test_what_one_did_twice_is_merged_and_the_later_word_stays():
    process, key, person = make_process(), "f" * 32, make_person()
    statements = [make_statement(process) for _ in range(3)]
    browser = make_participant(process.address, Visitor(browser_key=key))
    own = make_participant(process.address, Visitor(person=person))
    earlier, later = now() - timedelta(hours=1), now()
    make_vote(statements[0], browser, 1, cast_at=later)
    make_vote(statements[0], own, -1, cast_at=earlier)
    make_vote(statements[1], browser, 1, cast_at=earlier)
    make_vote(statements[1], own, -1, cast_at=later)
    make_vote(statements[2], browser, 0, cast_at=later)

    for _ in range(2):
        visit(user=person, cookies=cookie_with(key))

    votes = Vote.objects.filter(participant=own).order_by("statement__number")
    assert [vote.value for vote in votes] == [1, -1, 0]
    assert not Vote.objects.filter(participant=browser).exists()


def test_older_addresses_told_in_the_newer_way_are_as_many_networks():
    one, _ = visit(REMOTE_ADDR="::ffff:192.0.2.1")
    same, _ = visit(REMOTE_ADDR="192.0.2.1")
    other, _ = visit(REMOTE_ADDR="::ffff:192.0.2.2")

    assert network_of(one) == network_of(same)
    assert network_of(one) != network_of(other)


def test_who_signs_in_is_told_how_many_votes_were_kept(client):
    key = "f" * 32
    statement = make_statement(make_process())
    make_vote(statement, make_participant(statement.process.address, Visitor(browser_key=key)), 1)
    client.cookies.load(cookie_with(key))

    client.force_login(make_person())

    assert "The 1 vote you cast in this browser before is kept" in client.get("/en/").text
    assert "is kept" not in client.get("/en/").text
