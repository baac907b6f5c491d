from datetime import timedelta

import pytest
from django.utils import timezone
from tests.deliberation.factories import make_conversation, make_statement
from tests.processes.factories import make_host_person, make_person, make_phase, make_process

from gromada.deliberation.actions import refresh_map
from gromada.deliberation.permissions import (
    may_add_statement,
    may_download_rows,
    may_import,
    may_vote,
    may_vote_on,
)
from gromada.people.models import Visitor

pytestmark = pytest.mark.django_db
BROWSER = Visitor(browser_key="somebody")


@pytest.mark.parametrize(
    ("starts_in", "lasts", "votes", "statements", "may"),
    [
        (-1, 14, True, True, (True, True)),
        (-1, 14, True, False, (True, False)),
        (-1, 14, False, True, (False, True)),
        (2, 14, True, True, (False, False)),
        (-20, 14, True, True, (False, False)),
    ],
)
def test_the_phase_says_what_is_open(starts_in, lasts, votes, statements, may):
    process = make_process(phases=False)
    make_phase(
        process,
        starts_in=starts_in,
        lasts=lasts,
        allows_votes=votes,
        allows_statements=statements,
    )

    assert (bool(may_vote(BROWSER, process)), bool(may_add_statement(BROWSER, process))) == may


@pytest.mark.parametrize("state", ["draft", "closed", "result_published", "effects"])
def test_only_a_running_process_is_open(state):
    process = make_process(state=state)

    assert not may_vote(BROWSER, process)
    assert not may_add_statement(BROWSER, process)


@pytest.mark.parametrize(
    ("participation", "signed_in", "may"),
    [
        ("open", False, True),
        ("open", True, True),
        ("account", False, False),
        ("account", True, True),
    ],
)
def test_the_hosts_choose_whether_an_account_is_needed(participation, signed_in, may):
    process = make_process(participation=participation)
    visitor = Visitor(person=make_person()) if signed_in else BROWSER

    assert bool(may_vote(visitor, process)) is may
    assert bool(may_add_statement(visitor, process)) is may


@pytest.mark.parametrize(
    ("status", "may"), [("visible", True), ("hidden", False), ("arriving", False)]
)
def test_only_visible_statements_are_voted_on(status, may):
    assert bool(may_vote_on(BROWSER, make_statement(make_process(), status=status))) is may


def test_every_refusal_says_why():
    process = make_process()
    process.phases.update(
        starts_at=timezone.now() - timedelta(days=9), ends_at=timezone.now() - timedelta(days=2)
    )

    assert str(may_vote(BROWSER, process).reason)
    assert str(may_add_statement(BROWSER, process).reason)


def test_rows_are_for_hosts_once_the_map_is_shown():
    process = make_process()
    host, stranger = make_host_person(process), make_person()
    assert not may_download_rows(host, process)

    make_conversation(process, people=25)
    refresh_map(process=process)

    assert may_download_rows(host, process)
    assert not may_download_rows(stranger, process)
    assert not may_download_rows(None, process)


@pytest.mark.parametrize(
    ("state", "may"), [("draft", True), ("running", True), ("closed", False), ("effects", False)]
)
def test_conversations_are_brought_into_open_processes(state, may):
    assert bool(may_import(make_process(state=state))) is may
