"""What a person finds in their inbox."""

import pytest
from django.urls import reverse
from tests.notices.factories import make_notice
from tests.people.factories import make_account

from gromada.notices import actions, queries
from gromada.notices.models import Mail
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def test_a_person_is_told_in_the_inbox_and_by_mail_in_their_language():
    ewa = make_account(language="en")

    notice = make_notice(ewa, link=reverse("home"))

    assert (notice.language, notice.link) == ("en", "/en/")
    assert Mail.objects.get().to == ewa.email
    assert "/en/" in Mail.objects.get().text


@pytest.mark.parametrize(("name", "greeting"), [("Ewa Nowak", "Ewa Nowak!"), ("", "Dzień dobry!")])
def test_a_mail_begins_with_a_greeting_and_the_inbox_does_not(name, greeting):
    notice = make_notice(make_account(language="pl", name=name))

    mail = Mail.objects.get()
    assert greeting in mail.text.splitlines()[0]
    assert greeting in mail.html
    assert greeting not in notice.text


def test_who_left_gets_no_mail():
    make_notice(make_account(is_active=False))

    assert not Mail.objects.exists()


@pytest.mark.parametrize("link", ["https://elsewhere.example/", "//elsewhere.example/", "page"])
def test_a_message_leads_nowhere_else(link):
    with pytest.raises(ValueError, match="page of this site"):
        make_notice(make_account(), link=link)


def test_unread_messages_come_first_and_then_the_newest():
    ewa = make_account()
    first, second, third = (make_notice(ewa) for _ in range(3))
    actions.mark_read(notice=third, by=ewa)

    assert list(queries.notices_of(ewa)) == [second, first, third]
    assert queries.unread_count(ewa) == 2


def test_reading_can_be_taken_back():
    ewa = make_account()
    notice = make_notice(ewa)
    actions.mark_read(notice=notice, by=ewa)

    actions.mark_unread(notice=notice, by=ewa)

    assert queries.unread_count(ewa) == 1


def test_nobody_opens_the_message_of_somebody_else():
    notice = make_notice(make_account())

    with pytest.raises(Refused):
        actions.mark_read(notice=notice, by=make_account())


def test_all_of_ones_own_are_marked_as_read():
    ewa, jan = make_account(), make_account()
    for person in [ewa, ewa, jan]:
        make_notice(person)

    actions.mark_all_read(by=ewa)

    assert (queries.unread_count(ewa), queries.unread_count(jan)) == (0, 1)
