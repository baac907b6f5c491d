"""What cases of this place say is what their own pages say."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.decisions.factories import answered, make_decision, make_office, make_remark
from tests.evaluation.factories import make_answered_study, make_closed_wave
from tests.partnerships.factories import make_commitment, make_partnership, make_signed, seated
from tests.processes.factories import make_host_person, make_process

from gromada.charters.models import Version
from gromada.decisions.models import Remark
from gromada.decisions.queries.participation import participation_in
from gromada.evaluation.queries.trust import trust_of
from gromada.formats.bundle import Count
from gromada.formats.bundle.facts import FACTORS, GRADES, ORIGINS, SECTORS, STATUSES
from gromada.innovations.models import Factor, Innovation
from gromada.methods.impact import Grade
from gromada.observatory.actions import this_installation
from gromada.observatory.queries import own_cases, turns
from gromada.partnerships.actions import report_commitment, report_outcome
from gromada.partnerships.models import OutcomeReport
from gromada.people.models import Organisation

pytestmark = pytest.mark.django_db


def case_of(holder):
    """The case of a process or partnership, by its title."""
    (found,) = (each for each in own_cases(this_installation()) if each.name == str(holder))
    return found.case


def test_every_code_of_the_platform_is_known_to_bundles():
    assert set(FACTORS) == set(Factor.values)
    assert set(SECTORS) == set(Organisation.Sector.values)
    assert set(Innovation.Origin.values) <= set(ORIGINS)
    assert set(OutcomeReport.Status.values) <= set(STATUSES)
    assert [grade.name.lower() for grade in Grade] == list(GRADES)


def test_answers_are_counted_and_those_due_by_their_day():
    process, (writer, reader) = make_office()
    prompt, late, waiting, coming = (make_remark(process) for _ in range(4))
    day = timezone.localdate()
    answered(prompt, writer, reader)
    answered(late, writer, reader)
    for remark, due in ((prompt, 0), (late, -9), (waiting, -9), (coming, 9)):
        Remark.objects.filter(pk=remark.pk).update(due_on=day + timedelta(days=due))
    Remark.objects.filter(pk=prompt.pk).update(
        due_on=day - timedelta(days=2), answered_at=timezone.now() - timedelta(days=2)
    )

    indicators = case_of(process).indicators

    assert indicators.inputs_answered == Count(2, 4)
    assert indicators.inputs_answered_in_time == Count(1, 3)
    assert indicators.commitments_kept_in_time.reason == "not_applicable"


def test_the_level_of_a_decision_is_the_one_on_its_page():
    process = make_process()
    by = make_host_person(process)
    make_host_person(process, side="institution")
    decision = make_decision(process, by)
    type(decision).objects.filter(pk=decision.pk).update(
        state="recommended", decided_at=timezone.now()
    )
    decision.refresh_from_db()

    assert case_of(process).indicators.levels == {participation_in(decision).level.name.lower(): 1}


def test_a_partnership_says_what_it_kept_and_how_each_side_sees_it():
    partnership = make_signed("M10")
    make_commitment(partnership, due_in=-1)
    commitment = partnership.commitments.order_by("number").first()
    report_commitment(
        commitment=commitment,
        status="kept",
        happened_on=timezone.localdate() - timedelta(days=2),
        reason="Zrobione.",
        by=seated(partnership),
    )
    report_outcome(
        partnership=partnership, status="active", reason="Idzie.", helped=["B3"], hindered=[],
        by=seated(partnership),
    )  # fmt: skip

    case = case_of(partnership)

    assert (case.kind, case.model, case.state) == ("partnership", "M10", "running")
    assert case.indicators.commitments_kept_in_time == Count(1, 1)
    (outcome,) = case.outcomes
    assert (outcome.by, outcome.status, outcome.helped) == ("public", "active", ("B3",))
    assert case.seats["private"] >= 1


def test_what_is_only_prepared_is_no_case():
    make_partnership()

    assert own_cases(this_installation()) == []


def test_trust_changes_as_its_own_page_says():
    process = make_process()
    people = [f"somebody {number}" for number in range(12)]
    make_closed_wave(process, community={who: 2 + at % 2 for at, who in enumerate(people)})
    make_closed_wave(process, community={who: 3 + at % 3 for at, who in enumerate(people)})
    change = trust_of(process.address).of("trust", "community").latest.change

    found = case_of(process).indicators.trust_change

    assert (found.value, found.low, found.high, found.n) == (
        change.value, change.low, change.high, change.n,
    )  # fmt: skip


def test_one_wave_is_no_change():
    process = make_process()
    make_closed_wave(process, community={f"somebody {number}": 3 for number in range(12)})

    assert case_of(process).indicators.trust_change.reason == "not_measured"


def test_a_study_goes_out_with_its_grade_and_without_its_words():
    process = make_process()
    make_answered_study(about=process)

    (study,) = case_of(process).studies

    assert study.design == "synthetic-control"
    assert study.grade in GRADES
    assert study.told_from_zero is False


def test_a_case_says_how_far_it_reaches_and_never_where():
    process = make_process(territory="Lipowa Dolina", reach="municipality")

    case = case_of(process)

    assert case.territory == "municipality"
    assert "Lipowa" not in repr(case)


def test_the_time_line_says_which_challenge_a_charter_answers_in_the_words_of_its_charter():
    process = make_process()
    Version.objects.filter(charter__holder=process.address).update(challenge="An empty school")

    shown = next(each for each in own_cases(this_installation()) if each.name == str(process))

    assert [turn.challenge_words for turn in turns([shown])] == ["An empty school"]
    assert "An empty school" not in repr(shown.case)


def test_a_charter_without_a_challenge_says_so(client):
    process = make_process()
    shown = next(each for each in own_cases(this_installation()) if each.name == str(process))

    page = client.get(reverse("observatory:case_detail", args=[shown.case.key])).content.decode()

    assert "It names no challenge." in page
