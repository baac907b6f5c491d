"""The pages on which a side proposes to renew the charter, or gives notice that it leaves."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.charters.factories import holder_of, make_charter, make_rules
from tests.people.factories import make_person
from tests.processes.factories import make_process

from gromada.charters.actions import begin_versions, settle_due
from gromada.charters.models import Exit, Motion, Version

pytestmark = pytest.mark.django_db


@pytest.fixture
def charter():
    return make_charter(rules=make_rules(), holder=make_process())


def at(charter, name):
    return reverse("charters:charter_act", args=[charter.pk, name]).replace("/pl/", "/en/")


def test_a_charter_is_renewed_from_its_page_near_its_end(client, charter):
    client.force_login(holder_of(charter, "community"))
    assert "Propose to renew" not in client.get(at(charter, "renew")).content.decode()
    Version.objects.update(lapses_at=timezone.now() + timedelta(days=30))

    page = client.get(at(charter, "renew")).content.decode()
    answer = client.post(at(charter, "renew"), {"reason": "It works."})

    assert "Propose to renew the charter" in page
    motion = Motion.objects.get()
    assert answer.url == motion.get_absolute_url()
    assert motion.act_key == "charters.renew_charter"


def test_a_side_gives_notice_and_everybody_sees_the_day(client, charter):
    client.force_login(holder_of(charter, "community"))

    client.post(at(charter, "leave"), {"reason": "Nobody listens."})

    motion = Motion.objects.get()
    settle_due(now=motion.next_at + timedelta(minutes=1))
    notice = Exit.objects.get()
    page = client.get(f"/en/charters/{charter.pk}/").content.decode()
    assert "Community gave notice and leaves on" in page

    begin_versions(now=notice.leaves_at + timedelta(minutes=1))

    assert "Community left on" in client.get(f"/en/charters/{charter.pk}/").content.decode()


def test_without_a_reason_nothing_is_proposed(client, charter):
    client.force_login(holder_of(charter, "community"))

    assert client.post(at(charter, "leave"), {"reason": " "}).status_code == 422
    assert not Motion.objects.exists()


def test_nobody_else_proposes_it(client, charter):
    assert client.get(at(charter, "leave")).status_code == 302
    client.force_login(make_person())

    page = client.get(at(charter, "leave")).content.decode()
    client.post(at(charter, "leave"), {"reason": "Because."})

    assert "Propose to leave" not in page
    assert not Motion.objects.exists()
    assert client.get(at(charter, "burn")).status_code == 404
