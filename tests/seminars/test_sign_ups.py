"""Signing up, waiting, staying away."""

from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.utils import timezone
from django.utils.translation import override
from tests.people.factories import make_browser
from tests.seminars.factories import make_organiser_person, make_seminar, make_sign_up

from gromada.ledger.models import Entry
from gromada.notices.actions import deliver
from gromada.notices.models import Mail
from gromada.people.models import Visitor
from gromada.seminars.actions import (
    download_sign_ups,
    edit_seminar,
    forget_old_sign_ups,
    sign_up,
    withdraw,
)
from gromada.seminars.models import SignUp
from gromada.seminars.queries import places_of
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def statuses(seminar):
    return list(seminar.sign_ups.order_by("number").values_list("status", flat=True))


def templates_sent():
    return [
        name.partition("/")[2]
        for name in Mail.objects.order_by("pk").values_list("template", flat=True)
    ]


def test_whoever_comes_after_the_last_place_waits():
    seminar = make_seminar(capacity=2)

    for _ in range(4):
        make_sign_up(seminar)

    assert statuses(seminar) == ["confirmed", "confirmed", "waiting", "waiting"]
    assert templates_sent() == ["signed_up"] * 4


def test_without_a_limit_everybody_gets_a_place():
    seminar = make_seminar(capacity=None)

    for _ in range(3):
        make_sign_up(seminar)

    assert statuses(seminar) == ["confirmed"] * 3
    assert places_of(seminar).free is None


def test_an_address_is_signed_up_once_whatever_its_letters():
    seminar = make_seminar(capacity=2)

    first = make_sign_up(seminar, email="Anna@Example.org")
    again = make_sign_up(seminar, email=" anna@example.ORG ")

    assert again == first
    assert templates_sent() == ["signed_up"], "a form sent twice is one mail"


def test_who_signs_up_again_later_is_sent_the_link_once_more():
    seminar = make_seminar()
    first = make_sign_up(seminar, email="anna@example.org")
    SignUp.objects.update(signed_up_at=timezone.now() - timedelta(hours=1))

    make_sign_up(seminar, email="anna@example.org")

    assert templates_sent() == ["signed_up", "already_signed_up"]
    with override("pl"):
        assert first.get_absolute_url() in Mail.objects.latest("pk").text


def test_a_free_place_goes_to_whoever_has_waited_longest():
    seminar = make_seminar(capacity=1)
    comes, waits, waits_longer = (make_sign_up(seminar) for _ in range(3))

    withdraw(sign_up=comes)

    assert statuses(seminar) == ["withdrawn", "confirmed", "waiting"]
    told = Mail.objects.get(template="seminars/place_free")
    assert told.to == waits.email
    assert waits_longer.email not in set(
        Mail.objects.exclude(template="seminars/signed_up").values_list("to", flat=True)
    )


def test_nobody_overtakes_those_who_wait():
    seminar = make_seminar(capacity=1)
    make_sign_up(seminar)
    make_sign_up(seminar)
    seminar.capacity = 2
    seminar.save()  # past the action, so that nobody has moved up yet

    newcomer = make_sign_up(seminar)

    assert newcomer.status == "waiting"


def test_more_places_let_people_move_up():
    seminar = make_seminar(capacity=1)
    person = make_organiser_person(seminar)
    for _ in range(4):
        make_sign_up(seminar)

    edit_seminar(seminar=seminar, capacity=3, by=person)

    assert statuses(seminar) == ["confirmed", "confirmed", "confirmed", "waiting"]


def test_fewer_places_throw_nobody_out():
    seminar = make_seminar(capacity=3)
    person = make_organiser_person(seminar)
    people = [make_sign_up(seminar) for _ in range(3)]

    edited = edit_seminar(seminar=seminar, capacity=1, by=person)
    withdraw(sign_up=people[0])

    assert statuses(seminar) == ["withdrawn", "confirmed", "confirmed"]
    assert places_of(edited).over_capacity == 1


def test_withdrawing_forgets_the_name_and_the_address_and_lets_one_come_back_at_the_end():
    seminar = make_seminar(capacity=1)
    row = make_sign_up(seminar, email="anna@example.org")
    make_sign_up(seminar)

    withdrawn = withdraw(sign_up=row)
    again = make_sign_up(seminar, email="anna@example.org")

    assert (withdrawn.name, withdrawn.email) == ("", "")
    assert (again.number, again.status) == (3, "waiting")


def test_withdrawing_twice_is_refused():
    row = make_sign_up(make_seminar())
    withdraw(sign_up=row)

    with pytest.raises(Refused, match="no longer signed up"):
        withdraw(sign_up=row)


def test_mails_come_in_the_language_of_the_sign_up():
    seminar = make_seminar(title_pl="Cień", title_en="Shade")

    make_sign_up(seminar, language="en")
    make_sign_up(seminar, language="pl")

    english, polish = Mail.objects.order_by("pk")
    assert "Shade" in english.subject
    assert "/en/seminars/sign-ups/" in english.text
    assert "Cień" in polish.subject
    assert "/pl/seminars/sign-ups/" in polish.text


def test_a_mail_leaves_with_a_calendar_file_whose_method_stands_in_its_type():
    make_sign_up(make_seminar(title_pl="Zażółć gęślą jaźń"))

    deliver(mail_id=Mail.objects.get().pk)

    (sent,) = outbox.outbox
    parts = {part.get_content_type(): part for part in sent.message().walk()}
    calendar = parts["text/calendar"]
    assert calendar.get_param("method") == "REQUEST"
    assert calendar.get_param("charset") == "utf-8"
    content = calendar.get_payload(decode=True).decode()
    assert "Zażółć gęślą jaźń" in content
    assert content.startswith("BEGIN:VCALENDAR\r\n")


def test_who_waits_gets_no_calendar_entry():
    seminar = make_seminar(capacity=0)

    make_sign_up(seminar)

    assert not Mail.objects.get().attachments.exists()


def test_one_address_cannot_be_flooded(settings):
    settings.LIMITS = settings.LIMITS | {"seminars.sign_ups_of_address": (2, 3600)}
    for _ in range(2):
        make_sign_up(make_seminar(), email="anna@example.org")

    with pytest.raises(Refused, match="many times"):
        make_sign_up(make_seminar(), email="anna@example.org")


def test_one_network_cannot_take_all_places(settings):
    settings.LIMITS = settings.LIMITS | {"seminars.sign_ups_of_network": (1, 3600)}
    seminar, browser = make_seminar(), make_browser(network="net")
    facts = {"seminar": seminar, "name": "A", "language": "pl", "by": browser}
    sign_up(email="a@example.org", **facts)

    with pytest.raises(Refused, match="many times"):
        sign_up(email="b@example.org", **facts)


def test_names_and_addresses_are_forgotten_90_days_after_the_day():
    long_ago = make_seminar()
    make_sign_up(long_ago)
    recent = make_seminar()
    make_sign_up(recent)
    for seminar, days in ((long_ago, 92), (recent, 88)):
        seminar.day = timezone.localdate() - timedelta(days=days)
        seminar.save()

    assert forget_old_sign_ups() == 1

    assert [(row.name, row.email) for row in long_ago.sign_ups.all()] == [("", "")]
    assert recent.sign_ups.get().email
    assert places_of(long_ago).confirmed == 1, "how many came stays known"


def test_the_download_is_in_the_record_and_runs_nothing_in_a_spreadsheet():
    seminar = make_seminar()
    person = make_organiser_person(seminar)
    make_sign_up(seminar, name="=HYPERLINK(1)", email="anna@example.org")

    table = download_sign_ups(seminar=seminar, by=person)

    assert table.startswith("\ufeff")
    assert "'=HYPERLINK(1),anna@example.org" in table
    entry = Entry.objects.get(kind="seminars.sign_ups_downloaded")
    assert entry.facts["sign_ups"] == 1
    assert "anna" not in str(entry.facts)


def test_the_record_names_nobody_who_signs_up():
    make_sign_up(make_seminar())

    assert not Entry.objects.exists()


def test_signing_up_needs_no_account():
    assert make_sign_up(make_seminar()).seminar_id
    assert Visitor().person is None
