"""Who may do what: role × state, as tables."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from tests.processes.factories import (
    make_host_person,
    make_input,
    make_organisation,
    make_person,
    make_phase,
    make_process,
)

from gromada.people.models import Visitor
from gromada.processes import permissions
from gromada.processes.models import Phase, Process
from gromada.processes.queries import day_words, processes_visible_to

pytestmark = pytest.mark.django_db

ROLES = ["visitor", "person", "operator", "institution", "community"]
HOSTS = {"institution", "community"}
STATES = list(Process.State.values)


def someone(role, process):
    if role == "visitor":
        return AnonymousUser()
    if role in HOSTS:
        return make_host_person(process, side=role)
    return make_person(is_operator=role == "operator")


# The states in which a host may act; nobody else ever may.
ACTS = {
    "may_edit": {"draft"},
    "may_publish": {"draft"},
    "may_close": {"running"},
    "may_record_input": {"running"},
    "may_reopen": {"closed"},
    "may_publish_result": {"closed", "result_published", "effects"},
    "may_record_effects": {"result_published", "effects"},
    "may_host": set(STATES),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("act", ACTS)
def test_only_hosts_act_and_only_in_the_right_state(act, role, state):
    process = make_process(state=state)
    person = someone(role, process)

    verdict = getattr(permissions, act)(person, process)

    assert bool(verdict) is (role in HOSTS and state in ACTS[act])
    assert bool(verdict) or str(verdict.reason).endswith(".")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("role", ROLES)
def test_a_draft_exists_only_for_its_hosts(role, state):
    process = make_process(state=state)
    person = someone(role, process)

    visible = list(processes_visible_to(person))

    assert visible == ([process] if role in HOSTS or state != "draft" else [])


PHASE_ACTS = {
    # act: which phases of a running process a host may do it to
    "may_open_phase": {"past": False, "now": False, "coming": False},
    "may_close_phase": {"past": False, "now": True, "coming": False},
    "may_extend_phase": {"past": False, "now": True, "coming": True},
}


@pytest.mark.parametrize("when", ["past", "now", "coming"])
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("act", PHASE_ACTS)
def test_what_hosts_may_do_to_a_phase_while_one_is_open(act, role, when):
    process = make_process(phases=False)
    phases = {
        "past": make_phase(process, starts_in=-20, lasts=10),
        "now": make_phase(process, starts_in=-1, lasts=10),
        "coming": make_phase(process, starts_in=9, lasts=10),
    }

    verdict = getattr(permissions, act)(someone(role, process), phases[when])

    assert bool(verdict) is (role in HOSTS and PHASE_ACTS[act][when])


@pytest.mark.parametrize("starts_in", [-20, 5])
def test_a_phase_opens_early_or_again_when_no_other_is_open(starts_in):
    process = make_process(phases=False)
    phase = make_phase(process, starts_in=starts_in, lasts=10)

    assert permissions.may_open_phase(make_host_person(process), phase)


@pytest.mark.parametrize("state", ["draft", "closed", "result_published", "effects"])
@pytest.mark.parametrize("act", PHASE_ACTS)
def test_phases_stay_as_they_are_unless_the_process_is_running(act, state):
    process = make_process(state=state)

    verdict = getattr(permissions, act)(make_host_person(process), process.phases.get())

    assert not verdict


@pytest.mark.parametrize("role", ROLES)
def test_only_hosts_answer_an_input(role):
    process = make_process(state="closed")

    verdict = permissions.may_answer(someone(role, process), make_input(process))

    assert bool(verdict) is (role in HOSTS)


def test_somebody_who_left_the_organisation_acts_for_it_no_more():
    process = make_process()
    person = make_host_person(process)
    assert permissions.may_host(person, process)

    person.memberships.update(until=timezone.now())

    assert not permissions.may_host(person, process)


def test_a_process_without_phases_is_not_published():
    process = make_process(state="draft", phases=False)

    verdict = permissions.may_publish(make_host_person(process), process)

    assert verdict.reason == "Add at least one phase with its dates first."


def test_a_process_whose_phases_are_over_is_not_published():
    process = make_process(state="draft", phases=False)
    make_phase(process, starts_in=-20, lasts=10)

    verdict = permissions.may_publish(make_host_person(process), process)

    assert not verdict


def test_a_process_with_one_host_is_not_published():
    process = make_process(state="draft")
    person = make_host_person(process)
    process.hosts.get(side="community").delete()

    verdict = permissions.may_publish(person, process)

    assert verdict.reason == "A process has two hosts. Name the other one first."


@pytest.mark.parametrize("role", ["visitor", "person", "member"])
def test_only_people_of_an_organisation_prepare_a_process(role):
    organisation, other = make_organisation(), make_organisation()
    person = AnonymousUser() if role == "visitor" else make_person()
    if role == "member":
        person.memberships.create(organisation=organisation)

    assert bool(permissions.may_create(person)) is (role == "member")
    if role == "member":
        assert permissions.may_create_with(person, organisation, other)
        assert not permissions.may_create_with(person, other, make_organisation())
        assert not permissions.may_create_with(person, organisation, organisation)


TAKES_PART = [
    # participation, has account, state, allowed
    ("open", False, "running", True),
    ("open", True, "running", True),
    ("account", False, "running", False),
    ("account", True, "running", True),
    ("open", True, "draft", False),
    ("open", True, "closed", False),
    ("open", True, "result_published", False),
]


@pytest.mark.parametrize(("participation", "has_account", "state", "allowed"), TAKES_PART)
def test_who_takes_part(participation, has_account, state, allowed):
    process = make_process(participation=participation, state=state)
    visitor = Visitor(make_person() if has_account else None)

    assert bool(permissions.may_take_part(visitor, process)) is allowed
    assert bool(permissions.may_send_input(visitor, process)) is allowed


OPEN = [
    (permissions.statements_open, "allows_statements"),
    (permissions.votes_open, "allows_votes"),
    (permissions.intake_open, "allows_intake"),
]


@pytest.mark.parametrize(("is_open", "allows"), OPEN)
def test_the_open_phase_says_what_people_may_do(is_open, allows):
    process = make_process(phases=False)
    phase = make_phase(process)
    assert is_open(process)

    Phase.objects.filter(pk=phase.pk).update(**{allows: False})

    assert not is_open(process)


@pytest.mark.parametrize(("starts_in", "word"), [(-20, "closed"), (5, "opens")])
def test_a_shut_door_says_when(starts_in, word, settings):
    process = make_process(phases=False)
    phase = make_phase(process, starts_in=starts_in, lasts=10)
    day = phase.last_day if starts_in < 0 else phase.first_day

    verdict = permissions.votes_open(process)

    assert str(verdict.reason) == (f"Voting {word} on {day_words(day)}.")


def test_nothing_is_open_after_the_process_is_closed():
    process = make_process(state="closed", closed_at=timezone.now() - timedelta(days=3))

    assert [str(is_open(process).reason)[:19] for is_open, _allows in OPEN] == [
        "This process closed"
    ] * 3
