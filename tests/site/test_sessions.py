"""Who is signed in, and until when."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone
from tests.people.factories import make_account

pytestmark = pytest.mark.django_db


def reading_the_inbox(client) -> int:
    return client.get("/en/inbox/").status_code


def test_a_session_lasts_until_its_end(client):
    client.force_login(make_account())
    assert reading_the_inbox(client) == 200

    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))

    assert reading_the_inbox(client) == 302


def test_a_session_that_was_ended_elsewhere_is_over_at_once(client):
    client.force_login(make_account())
    assert reading_the_inbox(client) == 200

    Session.objects.all().delete()

    assert reading_the_inbox(client) == 302


def test_a_session_that_nobody_began_signs_nobody_in(client, settings):
    client.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32

    assert reading_the_inbox(client) == 302
