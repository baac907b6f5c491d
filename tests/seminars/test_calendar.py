"""Calendar files, read back by another library than the one that wrote them."""

from datetime import UTC, date, datetime, time

import pytest
import vobject
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.seminars.factories import make_organiser_person, make_seminar, make_sign_up

from gromada.ledger.models import Entry
from gromada.notices.models import Mail
from gromada.seminars.actions import cancel_seminar, edit_seminar, withdraw
from gromada.seminars.jobs import tell_changes
from gromada.seminars.models import Seminar
from gromada.seminars.queries import invitation_file, published_file

pytestmark = pytest.mark.django_db

# What people can type: anything but control signs and what no file may hold; one line a title.
SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
LINE = st.text(SIGNS, min_size=1, max_size=120).map(str.strip).filter(bool)
LINES = st.lists(LINE, min_size=1, max_size=4).map("\n".join)


def read(content):
    return vobject.readOne(bytes(content).decode())


def last_file(to):
    return bytes(Mail.objects.filter(to=to).latest("pk").attachments.get().content)


def tell_everybody(seminar):
    entry = Entry.objects.filter(subject=seminar.address).latest("pk")
    tell_changes.func(entry_id=entry.pk)


def test_a_file_with_an_hour_says_when_by_the_clock_of_the_place():
    seminar = make_seminar(day=date(2027, 1, 14), starts=time(17, 0), ends=time(18, 30))

    event = read(published_file(seminar)).vevent

    assert event.dtstart.value.astimezone(UTC) == datetime(2027, 1, 14, 16, 0, tzinfo=UTC)
    assert event.dtend.value.astimezone(UTC) == datetime(2027, 1, 14, 17, 30, tzinfo=UTC)
    assert event.uid.value.startswith(seminar.uid.hex)


@pytest.mark.parametrize(
    ("day", "utc_hour"),
    [
        (date(2027, 3, 27), 16),
        (date(2027, 3, 28), 15),
        (date(2027, 10, 30), 15),
        (date(2027, 10, 31), 16),
    ],
)
def test_five_in_the_afternoon_stays_five_when_the_clocks_change(day, utc_hour):
    seminar = make_seminar(day=day, starts=time(17, 0), ends=time(18, 0))

    event = read(published_file(seminar)).vevent

    assert event.dtstart.value.hour == 17
    assert event.dtstart.value.astimezone(UTC).hour == utc_hour


def test_while_the_hour_is_unknown_it_is_the_whole_day():
    seminar = make_seminar(day=date(2027, 1, 14), starts=None, ends=None)

    event = read(published_file(seminar)).vevent

    assert event.dtstart.value == date(2027, 1, 14)
    assert event.dtend.value == date(2027, 1, 15)
    assert event.transp.value == "TRANSPARENT"


def test_lines_are_folded_at_75_octets_and_end_as_they_must():
    title = "Zażółć gęślą jaźń, " * 8
    seminar = make_seminar(title_pl=title.strip(), title_en="")

    content = published_file(seminar)
    lines = content.split(b"\r\n")

    assert max(len(line) for line in lines) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert read(content).vevent.summary.value == title.strip()


@given(title=LINE, summary=LINES, place=LINE)
@settings(max_examples=60, deadline=None)
def test_whatever_people_write_another_program_reads_the_same(title, summary, place):
    seminar = Seminar(
        title_pl=title, summary_pl=summary, place_pl=place, slug="x", day=date(2027, 1, 14),
        contact="biuro@lipowa.example",
    )  # fmt: skip

    with override("pl"):
        content = published_file(seminar)
        event = read(content).vevent
        contact = event.description.value.splitlines()[-1]

    assert event.summary.value == title
    assert event.location.value == place
    assert event.description.value.startswith(f"{summary}\n")
    assert contact.endswith("biuro@lipowa.example")
    assert len(read(content).contents["vevent"]) == 1
    assert max(map(len, content.split(b"\r\n"))) <= 75


@given(
    day=st.dates(date(2020, 1, 1), date(2035, 12, 31)),
    minutes=st.integers(0, 24 * 60 - 2),
    length=st.integers(1, 600),
)
@settings(max_examples=60, deadline=None)
def test_every_hour_of_every_day_is_the_same_moment_to_another_program(day, minutes, length):
    last = min(minutes + length, 24 * 60 - 1)
    seminar = Seminar(title_pl="X", slug="x", zone="Europe/Warsaw", day=day)
    seminar.starts, seminar.ends = time(*divmod(minutes, 60)), time(*divmod(last, 60))

    event = read(published_file(seminar)).vevent

    assert event.dtstart.value.astimezone(UTC) == seminar.starts_at.astimezone(UTC)
    assert event.dtend.value.astimezone(UTC) == seminar.ends_at.astimezone(UTC)


def test_seminars_of_different_years_tell_one_calendar_the_same_about_the_clocks():
    files = [
        published_file(make_seminar(day=date(year, 7, 1), starts=time(17, 0), ends=time(18, 0)))
        for year in (2027, 2031)
    ]

    first, second = (content.partition(b"BEGIN:VEVENT")[0] for content in files)

    assert first == second
    assert b"TZID:Europe/Warsaw" in first


def test_what_everybody_can_download_holds_neither_the_room_nor_a_name():
    seminar = make_seminar()
    make_sign_up(seminar, name="Anna Bąk", email="anna@example.org")

    content = published_file(seminar).decode()

    assert "room.example.org" not in content
    assert "anna" not in content.lower()
    assert read(content.encode()).method.value == "PUBLISH"


def test_an_invitation_says_who_comes_and_leads_to_their_own_page():
    row = make_sign_up(make_seminar(), email="anna@example.org")

    calendar = read(last_file("anna@example.org"))

    assert calendar.method.value == "REQUEST"
    assert calendar.vevent.attendee.value == "mailto:anna@example.org"
    assert calendar.vevent.attendee.partstat_param == "ACCEPTED"
    with override("pl"):
        assert calendar.vevent.url.value.endswith(row.get_absolute_url())
    assert "room.example.org" not in calendar.serialize()


def test_another_hour_keeps_the_name_of_the_entry_and_raises_its_number():
    seminar = make_seminar(starts=None, ends=None)
    person = make_organiser_person(seminar)
    make_sign_up(seminar, email="anna@example.org")
    before = read(last_file("anna@example.org")).vevent

    edit_seminar(seminar=seminar, starts=time(18, 0), ends=time(19, 0), by=person)
    tell_everybody(seminar)

    after = read(last_file("anna@example.org")).vevent
    assert after.uid.value == before.uid.value
    assert int(after.sequence.value) == int(before.sequence.value) + 1
    assert after.dtstart.value.hour == 18


def test_a_cancelled_seminar_leaves_the_calendar():
    seminar = make_seminar()
    person = make_organiser_person(seminar)
    make_sign_up(seminar, email="anna@example.org")
    before = read(last_file("anna@example.org"))

    cancel_seminar(seminar=seminar, reason="Sala jest zalana.", by=person)
    tell_everybody(seminar)

    after = read(last_file("anna@example.org"))
    assert after.method.value == "CANCEL"
    assert after.vevent.status.value == "CANCELLED"
    assert after.vevent.uid.value == before.vevent.uid.value
    assert int(after.vevent.sequence.value) > int(before.vevent.sequence.value)


def test_who_withdraws_gets_it_out_of_their_calendar_alone():
    seminar = make_seminar()
    row = make_sign_up(seminar, email="anna@example.org")
    other = make_sign_up(seminar)

    withdraw(sign_up=row)

    calendar = read(last_file("anna@example.org"))
    assert calendar.method.value == "CANCEL"
    assert calendar.vevent.status.value == "CANCELLED"
    assert calendar.vevent.attendee.value == "mailto:anna@example.org"
    assert read(invitation_file(other)).vevent.status.value == "CONFIRMED"
