"""Who is at the other end: ``request.visitor``, and a browser's key from its first act on."""

import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import ngettext

from gromada.charters.queries import bring_seats
from gromada.deliberation.actions import merge_participants as merge_what_was_said
from gromada.deliberation.queries import votes_of_browser
from gromada.drafting.actions import merge_participants as merge_what_was_proposed
from gromada.evaluation.actions import merge_participants as merge_what_was_told
from gromada.people.actions import recognise
from gromada.people.models import Person, Visitor
from gromada.people.queries import bring_memberships, keyed_name
from gromada.seminars.actions import merge_participants as merge_what_was_asked

READING = {"GET", "HEAD"}
COOKIE = "gromada_browser"
COOKIE_DAYS = 365


class VisitorMiddleware:
    """Sets ``request.visitor`` and ``request.visitor_joining()``.

    ``visitor_joining()`` is for views that are about to act for the visitor: it
    gives a browser its key and keeps it in a cookie. Merely reading sets nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        key = _key_in_cookie(request)
        is_merged = (
            key is not None
            and settings.SESSION_COOKIE_NAME in request.COOKIES
            and request.user.is_authenticated
            and _merge(request, browser_key=key)
        )
        joined: list[str] = []

        def joining() -> Visitor:
            if not request.visitor.person:
                browser_key = request.visitor.browser_key or _first_key(request)
                joined.append(browser_key)
                request.visitor = request.visitor.with_browser(browser_key)
            return request.visitor

        if request.method in READING:
            request.user = SimpleLazyObject(partial(_reader, request.user))
        request.visitor = SimpleLazyObject(lambda: _visitor(request, key))
        request.visitor_joining = joining
        response = self.get_response(request)

        _renew_session(request)
        if joined:
            _keep(response, joined[-1])
        elif is_merged:
            response.delete_cookie(COOKIE, samesite="Lax")
        return response


def _reader(person: Person | AnonymousUser) -> Person | AnonymousUser:
    """Who reads a page, with what they act for at hand: asked for once, if the page needs it."""
    if isinstance(person, Person):
        bring_memberships(person)
        bring_seats(person)
    return person


def _visitor(request: HttpRequest, browser_key: str | None) -> Visitor:
    return Visitor(
        person=request.user if request.user.is_authenticated else None,
        browser_key=None if request.user.is_authenticated else browser_key,
        network=network_of(request),
    )


def _renew_session(request: HttpRequest) -> None:
    """Once a week, so that who comes at least once a month stays signed in."""
    session = request.session
    if session.accessed and SESSION_KEY in session:
        week = f"{datetime.now(UTC):%G-%V}"
        if session.get("week") != week:
            session["week"] = week


def _key_in_cookie(request: HttpRequest) -> str | None:
    return request.get_signed_cookie(
        COOKIE, default=None, salt=COOKIE, max_age=COOKIE_DAYS * 86_400
    )


def _keep(response: HttpResponse, browser_key: str) -> None:
    # renewed with every act, so that the year counts from the last one
    response.set_signed_cookie(
        COOKIE,
        browser_key,
        salt=COOKIE,
        max_age=COOKIE_DAYS * 86_400,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _first_key(request: HttpRequest) -> str:
    """A key of 128 bits for a browser that has none.

    It is derived from the secret against forged forms, which the browser has
    already: two clicks sent at once then come from one participant, not from two.
    """
    form_secret = request.COOKIES.get(settings.CSRF_COOKIE_NAME)
    if not form_secret:
        return secrets.token_hex(16)
    return keyed_name(f"browser {form_secret}")[:32]


def network_of(request: HttpRequest) -> str:
    """A name of the visitor's network that changes every day and tells nothing by itself."""
    try:
        address = ip_address(client_address(request))
    except ValueError:
        address = ip_address("127.0.0.1")
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped  # a socket for both kinds tells the older ones so
    # of the newer addresses one household or phone is given up to a whole /56
    network = ip_network((address, 56 if isinstance(address, IPv6Address) else 32), strict=False)
    return keyed_name(f"network {datetime.now(UTC):%Y-%m-%d} {network}")


def client_address(request: HttpRequest) -> str:
    """Where the request comes from, seen from behind ``settings.TRUSTED_PROXIES`` proxies."""
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    proxies = settings.TRUSTED_PROXIES
    if proxies and len(seen) >= proxies and seen[-proxies]:
        return seen[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def _merge(request: HttpRequest, *, browser_key: str) -> bool:
    """Give the person what the browser did before they signed in, and say what was kept."""
    try:
        with transaction.atomic():
            n_votes = votes_of_browser(browser_key).count()
            for kept, absorbed in recognise(browser_key=browser_key, by=request.user):
                merge_what_was_told(kept=kept, absorbed=absorbed)
                merge_what_was_said(kept=kept, absorbed=absorbed)
                merge_what_was_proposed(kept=kept, absorbed=absorbed)
                merge_what_was_asked(kept=kept, absorbed=absorbed)
    except IntegrityError:  # they acted elsewhere in the same moment: the next request tries again
        return False
    if n_votes:
        sentence = ngettext(
            "The %(count)d vote you cast in this browser before is kept: it is yours now.",
            "The %(count)d votes you cast in this browser before are kept: they are yours now.",
            n_votes,
        )
        messages.success(request, sentence % {"count": n_votes})
    return True
