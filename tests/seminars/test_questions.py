"""The question wall, and the way of a question into a process."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.people.factories import make_browser, make_membership, make_participant, make_person
from tests.processes.factories import make_process
from tests.seminars.factories import make_organiser_person, make_question, make_seminar

from gromada.ledger.models import Entry
from gromada.people.models import Visitor
from gromada.processes.actions import answer_input
from gromada.seminars.actions import (
    ask,
    ask_too,
    carry_over,
    hide_question,
    merge_participants,
    restore_question,
    take_back,
)
from gromada.seminars.models import AskedToo
from gromada.seminars.queries import questions_carried, questions_shown
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def asked(seminar, text="Kto za to zapłaci?", by=None):
    return ask(seminar=seminar, text=text, language="pl", by=by or make_browser())


def test_the_same_words_of_one_person_are_one_question():
    seminar, browser = make_seminar(), make_browser()

    first = asked(seminar, "Kto  płaci?", browser)
    again = asked(seminar, "Kto płaci?", browser)
    other = asked(seminar, "Kto płaci?")

    assert again == first
    assert other.number == 2


def test_what_most_people_ask_stands_first():
    seminar = make_seminar()
    first, second = asked(seminar, "A?"), asked(seminar, "B?")

    for _ in range(2):
        ask_too(question=second, by=make_browser())

    assert [(row.text, row.too) for row in questions_shown(seminar)] == [("B?", 2), ("A?", 0)]
    assert first.asked_too.count() == 0


def test_asking_the_same_counts_once_and_can_be_taken_back():
    seminar, browser = make_seminar(), make_browser()
    question = asked(seminar)

    for _ in range(2):
        ask_too(question=question, by=browser)
    assert question.asked_too.count() == 1
    take_back(question=question, by=browser)

    assert question.asked_too.count() == 0


def test_nobody_asks_their_own_question_twice():
    seminar, browser = make_seminar(), make_browser()
    question = asked(seminar, by=browser)

    ask_too(question=question, by=browser)

    assert question.asked_too.count() == 0


@pytest.mark.parametrize(
    ("state", "ended_hours_ago", "sentence"),
    [
        ("draft", -100, "not been published"),
        ("cancelled", -100, "question wall is closed"),
        ("over", 49, "closed two days after"),
        ("over", 47, None),
        ("published", -100, None),
    ],
)
def test_when_the_wall_is_open(state, ended_hours_ago, sentence):
    end = timezone.localtime() - timedelta(hours=ended_hours_ago)
    begin = max(end - timedelta(hours=1), end.replace(hour=0, minute=0))
    seminar = make_seminar(
        state=state, day=end.date(), starts=begin.time(), ends=end.time(), zone="Europe/Warsaw"
    )

    if sentence is None:
        assert asked(seminar).number == 1
    else:
        with pytest.raises(Refused, match=sentence):
            asked(seminar)


def test_one_participant_cannot_flood_the_wall(settings):
    settings.LIMITS = settings.LIMITS | {"seminars.questions": (1, 3600)}
    seminar, browser = make_seminar(), make_browser()
    asked(seminar, "A?", browser)

    with pytest.raises(Refused, match="many times"):
        asked(seminar, "B?", browser)


def test_hiding_and_restoring_leave_their_reasons_on_the_record():
    seminar = make_seminar()
    person = make_organiser_person(seminar)
    question = asked(seminar)

    hidden = hide_question(question=question, reason="Obraża osobę.", by=person)
    assert list(questions_shown(seminar)) == []
    restore_question(question=hidden, reason="Pomyłka.", by=person)

    assert [row.pk for row in questions_shown(seminar)] == [question.pk]
    kinds = [entry.kind for entry in Entry.objects.order_by("pk")]
    assert kinds == [
        "seminars.question_asked",
        "seminars.question_hidden",
        "seminars.question_restored",
    ]
    (cause,) = Entry.objects.latest("pk").because.all()
    assert cause.kind == "seminars.question_asked"


@pytest.fixture
def host_and_organiser():
    """Somebody who acts for the organiser and for a host of a running process."""
    process = make_process()
    host = process.hosts.get(side="institution")
    person = make_person()
    make_membership(person, host.organisation)
    return person, process, make_seminar(organiser=host.organisation)


def test_a_question_becomes_an_input_that_leads_back_to_it(host_and_organiser):
    person, process, seminar = host_and_organiser
    question = asked(seminar)

    item = carry_over(question=question, process=process, text="Kto za to zapłaci?", by=person)

    assert (item.source, item.source_address) == ("seminar", question.address)
    received = Entry.objects.get(kind="processes.input_received")
    assert [cause.kind for cause in received.because.all()] == ["seminars.question_asked"]
    carried = Entry.objects.get(kind="seminars.question_carried_over")
    assert {cause.kind for cause in carried.because.all()} == {
        "seminars.question_asked",
        "processes.input_received",
    }


def test_the_seminar_shows_the_answer_of_the_process(host_and_organiser):
    person, process, seminar = host_and_organiser
    item = carry_over(question=asked(seminar), process=process, text="Kto płaci?", by=person)

    answer_input(item=item, outcome="taken_up", answer="Gmina.", by=person)

    (question,) = questions_carried(seminar)
    assert question.carried_to.answer == "Gmina."


def test_a_question_is_carried_over_once(host_and_organiser):
    person, process, seminar = host_and_organiser
    question = asked(seminar)
    carry_over(question=question, process=process, text="Kto płaci?", by=person)

    with pytest.raises(Refused, match="already been carried over"):
        carry_over(question=question, process=process, text="Kto płaci?", by=person)


def test_only_a_host_carries_a_question_into_a_process():
    seminar = make_seminar()
    organiser = make_organiser_person(seminar)

    with pytest.raises(Refused, match="one of the two hosts"):
        carry_over(question=asked(seminar), process=make_process(), text="Kto?", by=organiser)


def test_a_browser_that_signs_in_keeps_what_it_asked():
    seminar = make_seminar()
    browser, person = make_browser(), make_person()
    own, other = asked(seminar, "A?", browser), asked(seminar, "B?")
    ask_too(question=other, by=browser)
    ask_too(question=other, by=Visitor(person))
    ask_too(question=own, by=Visitor(person))
    kept = AskedToo.objects.get(question=own).participant
    own.refresh_from_db()

    merge_participants(kept=kept, absorbed=own.asker)

    own.refresh_from_db()
    assert own.asker == kept
    assert [(row.question.text, row.participant) for row in AskedToo.objects.all()] == [
        ("B?", kept)
    ]


def test_what_is_forgotten_about_a_person_leaves_the_question():
    seminar = make_seminar()
    question = make_question(seminar, asker=make_participant(seminar.address))

    question.asker.delete()
    question.refresh_from_db()

    assert question.asker is None
