"""The story of the demo: told through real actions, on the days it happened."""

from datetime import timedelta

import pytest
from django.utils import timezone

from gromada.ledger.models import Entry
from gromada.site.demo import clock, people
from gromada.site.demo.story import process
from gromada.site.demo.story.beginning import QUESTION, beginning, the_question

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
