"""Windows over weekends, holidays and changes of the clock; mails at seven in the morning."""

from datetime import timedelta

import pytest
from tests.charters.factories import holder_of, make_charter, make_motion, warsaw

from gromada.charters.actions import say, send_digests, settle_due
from gromada.charters.models import Digest, Motion
from gromada.charters.queries import window_closes_at
from gromada.notices.models import Mail

State = Motion.State


@pytest.mark.parametrize(
    ("opened", "closes"),
    [
        # Monday to Monday, over one weekend
        (warsaw(2026, 3, 2, 10), warsaw(2026, 3, 10)),
        # Friday afternoon: the weekend does not count
        (warsaw(2026, 3, 6, 16), warsaw(2026, 3, 14)),
        # Independence Day, a Wednesday
        (warsaw(2026, 11, 9, 16, 50), warsaw(2026, 11, 18)),
        # Easter Monday, 6 April 2026
        (warsaw(2026, 4, 1, 9), warsaw(2026, 4, 10)),
        # Christmas Eve is a public holiday since 2025
        (warsaw(2026, 12, 21, 9), warsaw(2026, 12, 31)),
        # the clocks go forward on 29 March, and back on 25 October
        (warsaw(2026, 3, 27, 12), warsaw(2026, 4, 4)),
        (warsaw(2026, 10, 23, 12), warsaw(2026, 10, 31)),
    ],
)
def test_five_working_days(opened, closes):
    assert window_closes_at(opened, 5) == closes


def test_midnight_is_midnight_where_the_people_are():
    before, after = warsaw(2026, 3, 27, 12), warsaw(2026, 10, 23, 12)

    assert window_closes_at(before, 5).utcoffset() == timedelta(hours=2)
    assert window_closes_at(after, 5).utcoffset() == timedelta(hours=1)


@pytest.mark.django_db
def test_a_motion_closes_at_its_instant_and_not_before():
    charter = make_charter(happened_at=warsaw(2026, 1, 2))
    motion = make_motion(charter, happened_at=warsaw(2026, 11, 9, 16, 50))
    assert motion.closes_at == warsaw(2026, 11, 18)

    assert settle_due(now=warsaw(2026, 11, 17, 23, 59)) == 0
    assert settle_due(now=warsaw(2026, 11, 18)) == 1

    assert Motion.objects.get().state == State.LAPSED


@pytest.mark.django_db
def test_forty_eight_hours_are_hours_also_when_the_clocks_change():
    charter = make_charter("M04", happened_at=warsaw(2026, 1, 2))
    motion = make_motion(charter, "samples.erase", happened_at=warsaw(2026, 3, 27, 10))
    carried_at = warsaw(2026, 3, 28, 12)

    motion = say(
        motion=motion, stance="consent", by=holder_of(charter, "community"),
        happened_at=carried_at,
    )  # fmt: skip

    assert motion.next_at == warsaw(2026, 3, 30, 13)  # 48 hours on, since one was skipped
    assert settle_due(now=warsaw(2026, 3, 30, 12)) == 0
    assert settle_due(now=warsaw(2026, 3, 30, 13)) == 1


# --- the one mail a day ------------------------------------------------------


@pytest.mark.django_db
def test_one_mail_a_day_from_seven_in_the_morning():
    charter = make_charter()
    make_motion(charter)
    waiting = charter.seats.filter(side="community").count()

    assert send_digests(now=warsaw(2026, 11, 24, 6, 59)) == 0
    assert send_digests(now=warsaw(2026, 11, 24, 7)) == waiting
    assert send_digests(now=warsaw(2026, 11, 24, 12)) == 0
    assert send_digests(now=warsaw(2026, 11, 25, 7)) == waiting
    assert Mail.objects.filter(template="charters/digest").count() == 2 * waiting


@pytest.mark.django_db
def test_who_has_nothing_waiting_gets_no_mail():
    charter = make_charter()
    motion = make_motion(charter)
    say(motion=motion, stance="object", reason="No.", by=holder_of(charter, "community"))

    send_digests(now=warsaw(2026, 11, 24, 7))

    written = set(Mail.objects.values_list("to", flat=True))
    assert holder_of(charter, "community").email not in written
    assert holder_of(charter, "community", 2).email in written
    # the objection waits for an answer of the side that proposed
    assert holder_of(charter, "institution").email in written
    assert Digest.objects.count() == 5
