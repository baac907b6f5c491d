from datetime import timedelta

import pytest
from django.utils import timezone
from tests.deliberation.factories import (
    make_conversation,
    make_participant,
    make_statement,
    make_vote,
)
from tests.processes.factories import make_process

from gromada.deliberation.actions import refresh_map, seal_votes, weigh_statements
from gromada.deliberation.models import OpinionMap, Statement, Vote
from gromada.deliberation.queries import findings_of, place_of, processes_with_new_votes
from gromada.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def process():
    return make_process()


def add_people(process, count, *, camp=0):
    for _ in range(count):
        participant = make_participant(process)
        for at, statement in enumerate(process.statements.order_by("number")):
            make_vote(statement, participant, value=1 if at == 0 or at % 2 == camp else -1)


def test_nothing_is_shown_before_twenty_five_people(process):
    make_conversation(process, people=24)

    assert not refresh_map(process=process).is_published

    add_people(process, 1)
    assert refresh_map(process=process).people == 25


def test_people_who_change_their_votes_bring_no_new_map(process):
    """With a few browsers of one's own, two maps would tell how one other person voted."""
    make_conversation(process, people=30)
    first = refresh_map(process=process)

    Vote.objects.filter(statement__process=process).update(value=0, cast_at=timezone.now())

    assert refresh_map(process=process).computed_at == first.computed_at


def test_the_next_map_waits_for_five_more_people(process):
    make_conversation(process, people=25)
    refresh_map(process=process)

    add_people(process, 4)
    assert refresh_map(process=process).people == 25

    add_people(process, 1)
    assert refresh_map(process=process).people == 30


def test_the_same_votes_give_no_new_map(process):
    make_conversation(process, people=25)
    first = refresh_map(process=process)

    second = refresh_map(process=process)

    assert second.computed_at == first.computed_at


def test_counts_beside_statements_change_with_the_map_only(process):
    first, *_ = make_conversation(process, people=25)
    refresh_map(process=process)

    make_vote(first)
    refresh_map(process=process)

    first.refresh_from_db()
    assert (first.agrees, first.disagrees, first.passes) == (25, 0, 0)


def test_two_camps_are_two_groups_with_common_ground(process):
    statements = make_conversation(process, people=40)

    findings = findings_of(refresh_map(process=process))

    assert sorted(mark.size for mark in findings.marks) == [20, 20]
    assert [(one.statement, one.side) for one in findings.agree_on] == [(statements[0], "agree")]
    assert {one.statement for one in findings.differ_on} == set(statements[1:])


def test_hidden_statements_are_gone_from_the_map_at_once(process):
    first, *_ = make_conversation(process, people=40)
    stored = refresh_map(process=process)

    first.status, first.hidden_reason = Statement.Status.HIDDEN, "Spam."
    first.save()

    assert findings_of(stored).agree_on == []


def test_hidden_statements_do_not_count_in_the_next_map(process):
    hidden, *rest = make_conversation(process, people=40)
    hidden.status, hidden.hidden_reason = Statement.Status.HIDDEN, "Spam."
    hidden.save()

    stored = refresh_map(process=process)

    assert sorted(map(int, stored.result["rows"])) == [statement.pk for statement in rest]


def test_no_group_smaller_than_five_is_described(process):
    make_conversation(process, people=40)
    statements = list(process.statements.order_by("number"))
    for _ in range(3):
        participant = make_participant(process)
        for statement in statements:
            make_vote(statement, participant, value=0)

    stored = refresh_map(process=process)

    assert min(group["size"] for group in stored.result["groups"]) >= 5


def test_fewer_than_five_votes_on_a_statement_are_not_counted(process):
    make_conversation(process, people=25)
    rare = make_statement(process)
    for participant in {vote.participant for vote in Vote.objects.all()[:40]}:
        if rare.votes.count() < 4:
            make_vote(rare, participant)

    stored = refresh_map(process=process)

    row = stored.result["rows"][str(rare.pk)]
    assert row["all"] == [0, 0, 0]
    assert set(row["groups"]) <= {None}


def test_groups_keep_their_letters_from_map_to_map(process):
    make_conversation(process, people=40)
    first = refresh_map(process=process)
    letters = dict(first.members)

    add_people(process, 12, camp=1)
    second = refresh_map(process=process)

    assert {who: second.members[who] for who in letters} == letters


def test_the_reader_stands_with_those_who_voted_alike(process):
    make_conversation(process, people=40)
    stored = refresh_map(process=process)
    add_people(process, 1, camp=1)
    newcomer = Vote.objects.latest("pk").participant

    you = place_of(newcomer, findings_of(stored))

    alike = stored.members[
        str(Vote.objects.filter(value=1, statement__number=2).first().participant_id)
    ]
    assert you.nearest.letter == "ABC"[int(alike)]
    assert you.votes == 8


def test_priorities_follow_the_votes(process):
    liked, unseen = make_statement(process), make_statement(process)
    for _ in range(10):
        make_vote(liked)

    assert weigh_statements(process=process) == 1

    liked.refresh_from_db()
    unseen.refresh_from_db()
    assert unseen.priority == 5.0625
    assert liked.priority == pytest.approx(((1 - 1 / 12) * (11 / 12) * (1 + 8 / 4)) ** 2)


def test_only_what_has_new_votes_is_looked_at(process):
    quiet = make_process()
    make_vote(make_statement(quiet))
    weigh_statements(process=quiet)
    make_vote(make_statement(process))

    assert list(processes_with_new_votes()) == [process]


def test_votes_are_sealed_once_voting_is_over(process):
    make_conversation(process, people=25)
    assert seal_votes(process=process) is None

    process.phases.update(ends_at=timezone.now() - timedelta(seconds=1))
    process = type(process).objects.get(pk=process.pk)
    entry = seal_votes(process=process)

    assert entry.facts["votes"] == 200
    assert entry.facts["people"] == 25
    assert len(entry.facts["aggregates_sha256"]) == 64
    assert seal_votes(process=process) is None
    assert Entry.objects.filter(kind="deliberation.votes_sealed").count() == 1


def test_a_map_of_one_process_leaves_others_alone(process):
    make_conversation(process, people=25)
    refresh_map(process=process)

    assert OpinionMap.objects.count() == 1
