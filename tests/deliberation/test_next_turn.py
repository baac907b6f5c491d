import pytest
from tests.deliberation.factories import make_participant, make_statement, make_vote
from tests.processes.factories import make_process

from gromada.deliberation.queries import next_turn, turn_on

pytestmark = pytest.mark.django_db


@pytest.fixture
def process():
    return make_process()


def test_the_same_statement_comes_when_the_page_is_loaded_again(process):
    for _ in range(50):
        make_statement(process)

    shown = {next_turn(process, None, seed="somebody").statement.number for _ in range(5)}

    assert len(shown) == 1


def test_different_people_are_shown_different_statements(process):
    for _ in range(50):
        make_statement(process)

    shown = {next_turn(process, None, seed=seed).statement.number for seed in range(40)}

    assert len(shown) > 15


def test_statements_come_in_proportion_to_their_priority(process):
    heavy = make_statement(process, priority=9)
    make_statement(process, priority=1)

    shown = [next_turn(process, None, seed=seed).statement for seed in range(400)]

    assert 330 < shown.count(heavy) < 390


def test_what_was_answered_does_not_come_again(process):
    participant = make_participant(process)
    answered, other = make_statement(process, priority=1000), make_statement(process)
    make_vote(answered, participant)

    turn = next_turn(process, participant, seed=1)

    assert turn.statement == other
    assert (turn.place, turn.total) == (2, 2)


def test_votes_of_others_do_not_matter(process):
    statement = make_statement(process)
    make_vote(statement)

    turn = next_turn(process, make_participant(process), seed=1)

    assert turn.statement == statement


def test_what_was_put_off_comes_when_nothing_else_is_left(process):
    first, second = make_statement(process), make_statement(process)

    assert next_turn(process, None, seed=1, later=[first.number]).statement == second
    both = next_turn(process, None, seed=1, later=[first.number, second.number])
    assert both.statement in {first, second}


def test_hidden_and_arriving_statements_do_not_come(process):
    make_statement(process, status="hidden")
    make_statement(process, status="arriving")
    make_statement(make_process())

    turn = next_turn(process, None, seed=1)

    assert (turn.statement, turn.total) == (None, 0)


def test_a_statement_without_priority_comes_last_but_comes(process):
    statement = make_statement(process, priority=0)

    assert next_turn(process, None, seed=1).statement == statement


def test_coming_back_to_a_statement_shows_what_was_said(process):
    participant = make_participant(process)
    statement = make_statement(process)
    make_vote(statement, participant, value=-1)
    make_statement(process)

    turn = turn_on(statement, participant)

    assert (turn.value, turn.answered, turn.total, turn.place) == (-1, 1, 2, 1)
