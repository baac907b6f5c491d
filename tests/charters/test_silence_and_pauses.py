"""Silence counts only for who was told; a clock stands still while nobody is there to answer."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.charters.factories import (
    holder_of,
    later,
    make_charter,
    make_motion,
    make_rules,
    seats,
    warsaw,
)
from tests.people.factories import make_person

from gromada.charters.actions import (
    give_up_seat,
    note_deliveries,
    remind,
    say,
    settle_due,
    settle_motion,
    tell_seats,
)
from gromada.charters.actions.seating import take_seat
from gromada.charters.models import Motion, Told
from gromada.charters.queries import desk, settlement_of
from gromada.ledger.models import Entry
from gromada.methods.charter import Silence
from gromada.notices.actions import deliver
from gromada.notices.models import Mail, Notice
from gromada.work.models import QueuedJob

pytestmark = pytest.mark.django_db
State, Pause = Motion.State, Motion.Pause


def now_of(motion) -> Motion:
    return Motion.objects.get(pk=motion.pk)


def silent(**facts):
    return make_charter(rules=make_rules(silence=Silence.CONSENT), **facts)


def delivered():
    """Let the outbox send what it holds."""
    for mail in Mail.objects.filter(status="waiting"):
        deliver(mail_id=mail.pk)
    note_deliveries()


# --- silence -----------------------------------------------------------------


def test_silence_of_who_was_told_counts_when_the_window_closes_and_is_told_apart():
    charter = silent()
    motion = make_motion(charter, payload={"description_en": "New"})
    tell_seats(motion)
    delivered()

    settle_due(now=later(now_of(motion)))

    motion = now_of(motion)
    assert (motion.state, motion.by_silence) == (State.EXECUTED, True)
    sides = Entry.objects.get(kind="charters.motion_carried").facts["sides"]
    assert (sides["community"]["consents"], sides["community"]["silent"]) == (0, 1)


def test_silence_never_counts_for_what_cannot_be_undone():
    charter = silent()
    motion = make_motion(charter, "samples.erase")

    settle_due(now=later(motion))

    assert now_of(motion).state == State.LAPSED


def test_silence_of_who_was_not_told_stops_the_clock():
    charter = silent()
    motion = make_motion(charter)

    settle_due(now=later(motion))

    motion = now_of(motion)
    assert (motion.state, motion.paused_for) == (State.OPEN, Pause.UNTOLD)


def test_a_mail_that_was_not_delivered_stops_the_clock_until_it_is():
    charter = silent()
    motion = make_motion(charter, payload={"description_en": "New"})
    tell_seats(motion)
    closing = later(motion)
    settle_due(now=closing)
    assert now_of(motion).is_paused

    delivered()  # at last

    motion = now_of(motion)
    assert not motion.is_paused
    assert motion.state == State.OPEN
    settle_due(now=motion.closes_at)
    assert now_of(motion).state == State.EXECUTED


def test_the_window_of_silence_runs_from_when_the_mail_left():
    charter = silent(happened_at=warsaw(2026, 1, 2))
    opened = warsaw(2026, 3, 2, 10)
    motion = make_motion(charter, happened_at=opened)
    tell_seats(motion)
    Mail.objects.update(status="sent", sent_at=warsaw(2026, 3, 4, 10))

    note_deliveries()

    assert Entry.objects.filter(kind="charters.motion_ended").count() == 0
    assert motion.closes_at == warsaw(2026, 3, 10)
    assert Told.objects.get().delivered_at == warsaw(2026, 3, 4, 10)
    assert Motion.objects.get().closes_at == warsaw(2026, 3, 12)


def test_who_says_a_word_is_not_silent():
    charter = silent()
    motion = make_motion(charter)
    motion = say(motion=motion, stance="abstain", by=holder_of(charter, "community"))

    settle_due(now=later(motion))

    assert now_of(motion).state == State.LAPSED


def test_a_reminder_goes_out_once_before_silence_counts():
    charter = silent()
    motion = make_motion(charter)
    tell_seats(motion)
    soon = motion.closes_at - timedelta(days=1)

    assert remind(now=motion.closes_at - timedelta(days=3)) == 0
    assert remind(now=soon) == 1
    assert remind(now=soon) == 0
    assert Mail.objects.filter(template="charters/silence_soon").count() == 1


# --- a side without anybody --------------------------------------------------


def test_the_clock_stands_still_while_a_side_that_holds_a_key_has_nobody():
    charter = make_charter(rules=make_rules())
    motion = make_motion(charter)
    (seat,) = seats(charter, "community")
    give_up_seat(seat=seat, by=seat.person)
    assert now_of(motion).paused_for == Pause.VACANT

    settle_due(now=later(motion, days=30))
    assert now_of(motion).state == State.OPEN

    seat.refresh_from_db()
    take_seat(seat, make_person())
    assert now_of(motion).paused_for == Pause.NOT


def test_after_a_pause_there_is_as_much_time_as_there_was():
    charter = make_charter(rules=make_rules(), happened_at=warsaw(2026, 1, 2))
    motion = make_motion(charter, happened_at=warsaw(2026, 3, 2, 10))
    Motion.objects.update(paused_at=warsaw(2026, 3, 4, 12), paused_for=Pause.VACANT)
    assert motion.closes_at == warsaw(2026, 3, 10)  # Thursday, Friday and Monday were left

    settle_motion(motion=motion, now=warsaw(2026, 3, 16, 9))  # on a Monday, days after

    assert now_of(motion).closes_at == warsaw(2026, 3, 20)


def test_words_of_an_earlier_mandate_no_longer_count():
    charter = make_charter(
        rules=make_rules(seats={"institution": 2, "community": 1}, window_days=5)
    )
    motion = make_motion(charter)
    (seat,) = seats(charter, "community")
    say(motion=motion, stance="object", reason="No.", by=seat.person)
    give_up_seat(seat=seat, by=seat.person)
    seat.refresh_from_db()

    take_seat(seat, make_person())

    standing = {each.side: each for each in settlement_of(now_of(motion)).sides}
    assert standing["community"].objections == 0
    assert motion.words.count() == 2


# --- who is told -------------------------------------------------------------


def test_those_whose_key_is_needed_find_it_in_their_inbox():
    charter = make_charter()
    motion = make_motion(charter)

    tell_seats(motion)

    asked = {seat.person_id for seat in charter.seats.exclude(pk=motion.mover_id)}
    assert set(Notice.objects.values_list("person_id", flat=True)) == asked
    assert Mail.objects.count() == 0


def test_moving_queues_the_messages_in_the_same_transaction():
    make_motion()

    assert QueuedJob.objects.filter(task_path__endswith="charters.jobs.tell_seats").count() == 1


def test_the_desk_costs_the_same_for_one_proposal_and_for_many():
    charter = silent()
    neighbour = holder_of(charter, "community")

    def queries():
        with CaptureQueriesContext(connection) as captured:
            waiting = desk(neighbour).keys
        return len(captured), len(waiting), [each.by_silence for each in waiting]

    make_motion(charter)
    one, count, silence = queries()
    assert (count, silence) == (1, [True])
    make_motion(charter, "samples.erase")
    make_motion(charter, "samples.break")

    many, count, _silence = queries()
    assert count == 3
    assert many == one
