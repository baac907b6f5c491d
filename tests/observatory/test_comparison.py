"""Models side by side."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.charters.factories import holder_of, make_charter, make_motion, make_rules
from tests.evaluation.factories import make_answered_study
from tests.formats.bundle_factories import make_case
from tests.innovations.factories import make_challenge
from tests.observatory.factories import bring_in, changed_case, counted
from tests.partnerships.factories import lay_partnership, make_commitment
from tests.people.factories import make_participant
from tests.processes.factories import make_input, make_process

from gromada.charters.actions import say
from gromada.charters.queries.measures import record_of
from gromada.formats.bundle import Count, Indicators, Measured
from gromada.observatory.actions import this_installation
from gromada.observatory.queries import (
    INDICATORS,
    all_cases,
    cases_like,
    compared,
    model_changes,
    own_cases,
    turns,
)
from gromada.observatory.queries.counts import yes_needed_of
from gromada.observatory.queries.drawing import comparison_chart, row_sentence

pytestmark = pytest.mark.django_db


def rows(code="yes"):
    found = compared(all_cases(this_installation()), INDICATORS[code])
    return {row.model: row for row in found.rows}


def test_a_model_with_three_cases_gets_its_share_with_an_interval():
    bring_in(counted(1, 4, 6), counted(2, 9, 10), counted(3, 2, 8))

    row = rows()["M04"]

    assert (row.k, row.n, row.cases) == (15, 24, 3)
    assert row.estimate.value == 0.625
    assert (round(row.estimate.low, 3), round(row.estimate.high, 3)) == (0.092, 0.965)


def test_fewer_than_three_cases_are_too_few_and_are_shown_all_the_same():
    bring_in(counted(1, 4, 6), counted(2, 9, 10))
    comparison = compared(all_cases(this_installation()), INDICATORS["yes"])

    (row,) = comparison.rows

    assert row.is_too_few
    assert row_sentence(row, comparison, "en") == "13 of 16 in 2 cases."
    assert "too few to compare" in comparison_chart(comparison, "en").table.rows[0]


def test_cases_that_say_nothing_count_as_cases_but_not_as_told():
    bring_in(counted(1, 1, 2), counted(2, 1, 2), make_case(3))

    row = rows()["M04"]

    assert (row.cases, len(row.told), row.silent) == (3, 2, 1)
    assert row.is_too_few


def test_models_stand_in_the_order_of_their_codes_whatever_their_numbers():
    bring_in(counted(1, 0, 9, model="M02"), counted(2, 9, 9, model="M10"), counted(3, 5, 9))

    assert list(rows()) == ["M02", "M04", "M10"]


def trust(number, value):
    measured = Measured(value, value - 0.4, value + 0.4, 30, 0.95)
    return make_case(number, indicators=Indicators(trust_change=measured))


def test_changes_of_trust_are_pooled_from_five_cases_on():
    bring_in(*(trust(number, value) for number, value in enumerate([0.1, 0.2, 0.4, 0.3])))
    assert rows("trust")["M04"].is_too_few

    bring_in(replace(trust(9, 0.5), key="f" * 16), label="Brzezie")

    row = rows("trust")["M04"]
    assert row.estimate.value == pytest.approx(0.3)
    assert row.expected[0] <= row.estimate.low < 0.3 < row.estimate.high <= row.expected[1]
    comparison = compared(all_cases(this_installation()), INDICATORS["trust"])
    assert "One more such case may lie between" in row_sentence(row, comparison, "en")


def test_the_yes_that_was_needed_is_what_the_headline_of_the_charter_says(sample_acts_are_known):
    charter = make_charter(rules=make_rules())
    for side in ("institution", "community"):
        motion = make_motion(charter, side=side)
        other = "community" if side == "institution" else "institution"
        say(motion=motion, stance="consent", by=holder_of(charter, other))
    until = timezone.now() + timedelta(days=1)
    headlines = record_of(charter, since=charter.founded_at, until=until).headlines

    found = yes_needed_of({charter.holder: list(charter.versions.all())})[charter.holder]

    community, office = headlines["community"], headlines["institution"]
    assert (community.needed, community.decisions) == (2, 2)
    assert found["residents"] == found["community"] == Count(community.needed, community.decisions)
    assert found["public"] == Count(office.needed, office.decisions)


def test_own_cases_are_public_processes_with_their_counts():
    process = make_process(question_en="Where shall the trees stand?")
    make_process(state="draft")
    make_input(process)
    for _ in range(5):
        make_participant(process.address)

    (shown,) = own_cases(this_installation())

    assert (shown.title, shown.case.model, shown.case.kind) == (
        "Where shall the trees stand?", "M04", "process",
    )  # fmt: skip
    assert shown.case.indicators.inputs_answered.n == 1
    assert shown.case.indicators.participants.count in {5, 6}
    assert shown.case.seats["public"] >= 1


def test_fewer_than_five_people_are_not_described():
    process = make_process()
    make_participant(process.address)

    (shown,) = own_cases(this_installation())

    assert shown.case.indicators.participants.reason == "too_few"


def test_a_challenge_goes_out_only_when_it_is_on_the_open_list():
    listed = make_challenge(title_en="Heat in the streets")
    process = make_process()
    charter = make_charter(holder=process, challenge="Heat in the Streets ")
    (shown,) = own_cases(this_installation())
    assert shown.case.versions[0].challenge.code == listed.slug

    charter.versions.update(challenge="What Anna said to Marek")

    (shown,) = own_cases(this_installation())
    assert shown.case.versions[0].challenge is None


def test_reading_thirty_cases_takes_as_many_queries_as_one():
    def queries():
        with CaptureQueriesContext(connection) as captured:
            own_cases(installation)
        return len(captured)

    def more():
        make_input(make_process())
        make_commitment(lay_partnership(), due_in=-3)
        make_answered_study(about=make_process())

    installation = this_installation()
    more()
    one = queries()
    for _ in range(4):
        more()

    assert queries() == one
    assert one <= 16


def test_cases_are_found_by_model_origin_and_state():
    bring_in(
        make_case(1, origin="community"),
        make_case(2, model="M10", state="over", ended_on=date(2026, 1, 1)),
    )
    cases = all_cases(this_installation())

    assert [each.case.key[-1] for each in cases_like(cases, model="M10")] == ["2"]
    assert [each.case.key[-1] for each in cases_like(cases, origin="community")] == ["1"]
    assert [each.case.key[-1] for each in cases_like(cases, state="over", model="M04")] == []
    assert len(cases_like(cases)) == 2


def test_each_version_says_which_challenge_it_answers_and_what_changed_for_whom():
    bring_in(changed_case(1, "M01", "M04"))

    newest, first = turns(all_cases(this_installation()))

    assert newest.challenge_words == "Heat"
    assert newest.reason == "An evaluation led to it."
    assert (newest.model_before, newest.model) == ("Consultation forum", "Co-design table")
    said = [line for each in newest.for_sides for line in each.sentences]
    assert any("its consent is now needed" in line for line in said)
    assert (first.before, first.for_sides) == (None, ())


def test_changes_from_model_to_model_are_counted_from_three_on():
    bring_in(changed_case(1, "M01", "M04"), changed_case(2, "M01", "M04"))
    assert model_changes(all_cases(this_installation())) is None

    bring_in(changed_case(3, "M01", "M03"), label="Brzezie")

    found = model_changes(all_cases(this_installation()))
    assert (found.n, found.between("M01", "M04"), found.between("M01", "M03")) == (3, 2, 1)
