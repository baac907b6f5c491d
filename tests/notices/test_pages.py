"""The inbox and the outbox as pages."""

import re

import pytest
from django.urls import reverse
from tests.notices.factories import make_mail, make_notice
from tests.people.factories import make_account, make_operator

from gromada.notices import queries
from gromada.notices.models import Mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def ewa(client):
    person = make_account(language="en")
    client.force_login(person)
    return person


@pytest.mark.parametrize("language", ["pl", "en"])
def test_an_empty_inbox_says_what_will_come(client, ewa, language):
    page = client.get(f"/{language}/inbox/")

    assert page.status_code == 200
    assert 'class="empty"' in page.text


def test_the_inbox_asks_to_sign_in(client):
    page = client.get("/en/inbox/")

    assert page.status_code == 302
    assert page.url.startswith(reverse("account_login"))


def test_the_inbox_costs_the_same_for_one_and_for_thirty(
    client, ewa, django_assert_num_queries, django_assert_max_num_queries
):
    make_notice(ewa)
    client.get("/en/inbox/")
    with django_assert_max_num_queries(15) as for_one:
        client.get("/en/inbox/")
    for _ in range(29):
        make_notice(ewa)

    with django_assert_num_queries(len(for_one)):
        client.get("/en/inbox/")


def test_following_a_message_is_reading_it(client, ewa):
    notice = make_notice(ewa, link="/en/work/")

    answer = client.get(f"/en/inbox/{notice.pk}/")

    assert answer.url == "/en/work/"
    assert queries.unread_count(ewa) == 0


@pytest.mark.parametrize("language", ["en", "pl"])
def test_a_message_leads_to_the_page_in_the_language_one_reads_now(client, ewa, language):
    notice = make_notice(ewa, link="/pl/work/?state=failed")

    answer = client.get(f"/{language}/inbox/{notice.pk}/")

    assert answer.url == f"/{language}/work/?state=failed"


def test_a_message_keeps_the_language_it_was_sent_in_and_is_marked_so(client, ewa):
    ewa.language = "en"
    make_notice(ewa)

    page = client.get("/pl/inbox/").content.decode()

    assert '<html lang="pl"' in page
    assert re.search(r'<h2[^>]* lang="en">', page)


def test_a_plain_browser_returns_to_the_list_and_htmx_gets_the_message(client, ewa):
    notice = make_notice(ewa)

    plain = client.post(f"/en/inbox/{notice.pk}/read/")
    part = client.post(f"/en/inbox/{notice.pk}/unread/", headers={"HX-Request": "true"})

    assert plain.url == "/en/inbox/"
    assert part.text.strip().startswith("<li>")
    assert "Mark as read" in part.text


def test_the_message_of_somebody_else_does_not_exist(client, ewa):
    notice = make_notice(make_account())

    assert client.get(f"/en/inbox/{notice.pk}/").status_code == 404
    assert client.post(f"/en/inbox/{notice.pk}/read/").status_code == 404


def test_all_are_marked_as_read(client, ewa):
    make_notice(ewa)

    client.post("/en/inbox/read/")

    assert queries.unread_count(ewa) == 0


@pytest.mark.parametrize(
    ("make", "demo", "listed", "read"),
    [
        (make_account, False, 403, 403),
        (make_account, True, 403, 403),
        (make_operator, False, 200, 403),
        (make_operator, True, 200, 200),
    ],
)
def test_who_sees_the_outbox_and_reads_mails(client, settings, make, demo, listed, read):
    settings.DEMO = demo
    mail = make_mail()
    client.force_login(make())

    assert client.get("/en/inbox/outbox/").status_code == listed
    assert client.get(f"/en/inbox/outbox/{mail.pk}/").status_code == read


@pytest.mark.parametrize(("status", "shown"), [("", 2), ("sent", 1), ("failed", 0), ("odd", 2)])
def test_the_outbox_can_be_filtered(client, status, shown):
    make_mail()
    Mail.objects.update(status="sent")
    make_mail()
    client.force_login(make_operator())

    page = client.get("/en/inbox/outbox/", {"status": status})

    assert len(page.context["mails"]) == shown


@pytest.mark.parametrize(("demo", "shown"), [(False, False), (True, True)])
def test_a_code_in_a_subject_is_kept_from_operators_except_in_a_demo(client, settings, demo, shown):
    settings.DEMO = demo
    make_mail(urgent=True, context={"what": "1234-5678"})
    client.force_login(make_operator())

    page = client.get("/en/inbox/outbox/")

    assert ("1234-5678" in page.text) == shown
