"""The story of the demo: told through real actions, on the days it happened."""

import io
from datetime import date, timedelta

import pytest
from django.utils import timezone

from gromada.charters.models import Motion
from gromada.cli.ledger.verification import verify
from gromada.decisions.models import Cluster, Remark
from gromada.innovations.queries import MOST_STEPS, trail_of
from gromada.ledger.actions import seal
from gromada.ledger.models import Entry
from gromada.ledger.queries import export_lines
from gromada.partnerships.queries import standings_of
from gromada.site.demo import clock, people, story
from gromada.site.demo.story import process
from gromada.site.demo.story.beginning import QUESTION, beginning, the_question
from gromada.site.demo.story.decision import the_decision
from gromada.site.demo.story.measurements import measurements
from gromada.site.demo.story.pact import the_pact
from gromada.site.demo.story.remarks import remarks
from gromada.site.demo.story.study import the_study
from gromada.site.demo.story.text import the_policy

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lived_in(db, settings):
    settings.DEMO = True
    people.move_in()


def test_the_clock_shows_the_day_that_is_told_and_goes_on_afterwards():
    before = timezone.now()

    with clock.on(-400, 9) as told:
        assert timezone.now() == told
        assert timezone.localdate() == clock.day(-400)

    assert before <= timezone.now() <= before + timedelta(minutes=1)


def test_the_clock_never_shows_what_lies_ahead():
    with clock.on(3):
        assert timezone.now() <= clock.moment(0, 24)


def test_the_record_keeps_the_true_time_beside(lived_in):
    began = timezone.now()

    beginning()

    entry = Entry.objects.get(kind="innovations.challenge_added")
    assert timezone.localdate(entry.happened_at) == clock.day(-430)
    assert entry.recorded_at >= began


@pytest.mark.slow
def test_a_question_becomes_an_input_of_the_process(lived_in):
    beginning()
    process.question_becomes_input()

    assert process.the_input().text == QUESTION
    received = Entry.objects.get(
        kind="processes.input_received", subject=process.the_input().address
    )
    asked = Entry.objects.get(kind="seminars.question_asked", subject=the_question().address)
    assert list(received.because.all()) == [asked]
    assert process.the_process().published_at == clock.moment(-400, 9)


# --- the whole story -----------------------------------------------------------


@pytest.mark.slow
def test_the_whole_story(lived_in):
    """One test: telling it takes seconds."""
    story.tell()

    it_stands_as_it_was_told()
    the_study_goes_back_to_zofias_question()
    nothing_lies_ahead_and_the_record_verifies()
    told_by_hands_of_people_alone()


def it_stands_as_it_was_told():
    states = [one.state for one in standings_of(the_pact(), timezone.localdate())]
    assert sorted(states) == ["kept", "kept", "kept_late", "late", "open"]
    assert the_pact().amount == 48_000 * 100
    assert Remark.objects.filter(answered_at=None).count() == 212
    assert set(Remark.objects.filter(answered_at=None).values_list("due_on", flat=True)) == {
        clock.day(9)
    }
    assert Cluster.objects.count() == 14
    assert the_decision().state == "taken"
    assert "Przez pierwsze trzy lata" in the_policy().clauses.get(key="4").text
    answer = the_study().data.get()
    assert answer.evaluation.told_from_zero is False
    closing = Motion.objects.get(act_key="processes.close_phase")
    assert closing.is_live
    assert closing.words.get(stance="consent_if").condition == {
        "last_day": clock.day(14).isoformat()
    }


def the_study_goes_back_to_zofias_question():
    trail = trail_of(the_study().address, person=None, steps=MOST_STEPS)
    back = {entry.subject for _n, groups in trail.before for one in groups for entry in one.entries}
    assert the_question().address in back
    assert the_decision().address in back

    trail = trail_of(the_question().address, person=None, steps=MOST_STEPS)
    on = {entry.subject for _n, groups in trail.after for one in groups for entry in one.entries}
    assert {the_pact().address, the_study().address} <= on


def nothing_lies_ahead_and_the_record_verifies():
    assert Entry.objects.filter(happened_at__gt=timezone.now()).count() == 0
    sealed = io.BytesIO(b"".join(export_lines(seal())))
    assert verify(sealed).problems == ()


def told_by_hands_of_people_alone():
    """Acts went through the charter: what it governs was done by seats."""
    governed = Entry.objects.filter(
        kind__in=["decisions.decision_taken", "partnerships.partnership_signed"]
    )
    assert {entry.by.partition(":")[0] for entry in governed} == {"charters.seat"}


def test_every_remark_fits_the_form():
    texts = [text for _topic, text in remarks(212)]

    assert max(map(len, texts)) <= 2000
    assert [text for text in texts if "{" in text] == []


def test_the_remarks_are_212_different_ones_and_the_same_each_time():
    first = list(remarks(212))

    assert len({text for _topic, text in first}) == len(first) == 212
    assert first == list(remarks(212))
    assert len({topic for topic, _text in first} - {""}) == 14


def test_the_measurements_are_the_same_each_time():
    assert measurements(date(2026, 5, 4)) == measurements(date(2026, 5, 4))
