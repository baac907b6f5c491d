"""Accounts: what a person says of themselves, operators, links into a demo."""

import secrets
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from gromada.people import queries
from gromada.people.models import DemoLink, Person
from gromada.verdict import Refused, Verdict

DEMO_LINK_HOURS = 24
NO_DEMO = Verdict(_("Links that sign in without a code exist only in a demo."))
LINK_IS_USED = Verdict(_("This link was used or is too old. Start the demo again for a new one."))


@transaction.atomic
def change_profile(*, name: str, language: str, by: Person) -> Person:
    by.name = queries.one_line(name)
    by.language = language
    by.save(update_fields=["name", "language"])
    return by


@transaction.atomic
def make_operator(*, email: str) -> Person:
    """Let the owner of an address run the site; done on the server, by who has the keys to it."""
    person = queries.person_by_email(email) or Person.objects.create_user(
        email, language=settings.LANGUAGE_CODE
    )
    person.is_operator = True
    person.save(update_fields=["is_operator"])
    return person


@transaction.atomic
def issue_demo_link(person: Person) -> str:
    """The path of a page that signs the demo person in, once, within a day."""
    if not settings.DEMO:
        raise Refused(NO_DEMO.reason)
    token = secrets.token_urlsafe(24)
    DemoLink.objects.create(
        person=person,
        token_hash=queries.hash_of(token),
        expires_at=now() + timedelta(hours=DEMO_LINK_HOURS),
    )
    with translation.override(person.language):
        return reverse("people:demo_sign_in", args=[token])


@transaction.atomic
def follow_demo_link(*, token: str) -> Person:
    """Whom the link signs in; it does so no second time."""
    if not settings.DEMO:
        raise Refused(NO_DEMO.reason)
    link = queries.demo_link_by(token)
    # of two who follow it at once, one deletes it
    if link is None or not DemoLink.objects.filter(pk=link.pk, expires_at__gt=now()).delete()[0]:
        raise Refused(LINK_IS_USED.reason)
    EmailAddress.objects.get_or_create(
        user=link.person, email=link.person.email, defaults={"verified": True, "primary": True}
    )
    return link.person


@transaction.atomic
def forget_what_expired() -> int:
    """Delete invitations, demo links and sessions that nobody can use any more."""
    SessionStore.clear_expired()
    return sum(links.delete()[0] for links in queries.expired_links())
