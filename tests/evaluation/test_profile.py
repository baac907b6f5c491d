"""What is known of a process or partnership, and never made up where nothing is known."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.decisions.factories import answered, make_office, make_remark
from tests.evaluation.factories import make_closed_wave
from tests.partnerships.factories import make_commitment, make_signed
from tests.processes.factories import make_process

from gromada.decisions.models import Remark
from gromada.evaluation import queries
from gromada.evaluation.queries import wording

pytestmark = pytest.mark.django_db


def answer_after(remark, days, people):
    """As if it had been answered so many days after it came."""
    answered(remark, *people)
    Remark.objects.filter(pk=remark.pk).update(answered_at=remark.received_at + timedelta(days))


def test_what_nobody_measured_is_none_and_not_nothing():
    process = make_process()

    found = queries.profile(process.address)

    assert found.model == "M04"
    assert (found.inputs, found.commitments, found.trust_change) == (None, None, None)
    assert found.participants == 0
    assert dict(found.levels) == {}


def test_answers_count_those_that_still_wait():
    """S1 in small: answered, answered late, waiting and overdue, with the term of thirty days."""
    process, people = make_office()
    for days_ago, answered_after in ((60, 10), (60, 40), (60, None), (5, None)):
        remark = make_remark(process, days_ago=days_ago)
        if answered_after:
            answer_after(remark, answered_after, people)

    found = queries.answers_in(process)

    assert (found.inputs, found.answered, found.in_time, found.late) == (4, 2, 1, 2)
    assert found.term == 30
    assert found.waiting.n_events == 2
    assert [step.time for step in found.waiting.steps] == [10, 40]
    assert found.waiting.steps[0].still_waiting == pytest.approx(2 / 3)
    assert "Of 4 inputs 2 were answered." in wording.answers_sentence(found)


def test_commitments_count_by_the_day_first_promised():
    partnership = make_signed()
    make_commitment(partnership, due_in=-10)

    found = queries.profile(partnership.address)

    assert (found.commitments, found.kept_in_time) == (1, 0)
    assert "0 were kept" in wording.promises_sentence(queries.promises_in(partnership)) or (
        "0 was kept" in wording.promises_sentence(queries.promises_in(partnership))
    )


def test_what_is_not_due_is_no_promise_broken():
    partnership = make_signed()
    partnership.commitments.update(due_on=timezone.localdate() + timedelta(days=9))

    assert queries.promises_in(partnership) is None
    assert "Nothing to show yet" in wording.promises_sentence(None)


def test_trust_of_both_sides_is_in_the_profile():
    process = make_process()
    for level in (2, 4):
        make_closed_wave(
            process,
            community={f"p{n}": level for n in range(8)},
            institution={f"c{n}": 6 - level for n in range(6)},
        )

    found = queries.profile(process.address)

    assert found.trust_change.value == 2
    assert found.trust_change.n == 8
    assert found.trust_change_back.value == -2


def test_the_summary_of_a_process_costs_one_query(django_assert_num_queries):
    process = make_process()

    with django_assert_num_queries(1):
        found = queries.summary(process)

    assert (found.studies, found.answered) == (0, 0)


def test_a_middle_reached_by_few_is_said_to_be_an_estimate():
    process, people = make_office()
    for days_ago, answered_after in ((60, 25), (3, None), (3, None), (3, None)):
        remark = make_remark(process, days_ago=days_ago)
        if answered_after:
            answer_after(remark, answered_after, people)

    found = queries.answers_in(process)

    assert found.waiting.median == 25
    assert wording.median_sentence(found) == (
        "We estimate that half would wait up to 25 days; most inputs are still waiting."
    )
