from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.deliberation.factories import make_participant, make_statement, make_visitor, make_vote
from tests.processes.factories import make_process

from gromada.deliberation.actions import cast_vote
from gromada.deliberation.models import Statement, Vote
from gromada.people.models import Participant
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def test_a_vote_is_stored_with_the_participant_it_came_from():
    statement = make_statement(make_process())

    vote = cast_vote(statement=statement, value=-1, by=make_visitor())

    assert list(Vote.objects.all()) == [vote]
    assert (vote.statement, vote.value) == (statement, Vote.Value.DISAGREE)
    assert vote.participant == Participant.objects.get()


def test_the_later_word_replaces_the_earlier():
    statement, visitor = make_statement(make_process()), make_visitor()

    cast_vote(statement=statement, value=1, by=visitor)
    cast_vote(statement=statement, value=0, by=visitor)

    assert [vote.value for vote in Vote.objects.all()] == [Vote.Value.PASS]


def test_a_repeated_request_is_stored_once():
    statement, visitor = make_statement(make_process()), make_visitor()

    for _ in range(2):
        cast_vote(statement=statement, value=1, by=visitor, token="a-request")

    assert [(vote.value, vote.token) for vote in Vote.objects.all()] == [(1, "a-request")]


def test_a_word_that_is_no_vote_is_refused():
    statement = make_statement(make_process())

    with pytest.raises(ValueError, match="2"):
        cast_vote(statement=statement, value=2, by=make_visitor())

    assert not Vote.objects.exists()


def test_nobody_votes_on_a_hidden_statement():
    statement = make_statement(make_process(), status=Statement.Status.HIDDEN)

    with pytest.raises(Refused):
        cast_vote(statement=statement, value=1, by=make_visitor())

    assert not Vote.objects.exists()


def test_nobody_votes_after_the_phase_ended():
    process = make_process()
    statement = make_statement(process)
    process.phases.update(ends_at=timezone.now() - timedelta(minutes=1))

    with pytest.raises(Refused):
        cast_vote(statement=statement, value=1, by=make_visitor())

    assert not Vote.objects.exists()


def test_the_database_keeps_one_vote_of_a_participant_on_a_statement():
    vote = make_vote(make_statement(make_process()))

    with pytest.raises(IntegrityError), transaction.atomic():
        make_vote(vote.statement, vote.participant, value=0)


def test_the_database_knows_three_answers_only():
    statement = make_statement(make_process())

    with pytest.raises(IntegrityError), transaction.atomic():
        make_vote(statement, value=2)


def test_a_vote_of_a_known_participant_takes_few_queries():
    process = make_process()
    first, second = make_statement(process), make_statement(process)
    visitor = make_visitor()
    cast_vote(statement=first, value=1, by=visitor)

    with CaptureQueriesContext(
        connection,
    ) as queries:
        cast_vote(statement=second, value=1, by=visitor)

    work = [query["sql"] for query in queries if "SAVEPOINT" not in query["sql"]]
    assert len(work) == 3, work


def test_participants_of_another_process_are_others():
    visitor = make_visitor()
    one, other = make_process(), make_process()

    cast_vote(statement=make_statement(one), value=1, by=visitor)
    cast_vote(statement=make_statement(other), value=1, by=visitor)

    assert Participant.objects.count() == 2
    assert make_participant(one).holder == one.address
