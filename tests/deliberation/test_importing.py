import time
from datetime import UTC, datetime

import numpy as np
import pytest
from django.db import connection
from django.db.models import Count, Q
from tests.deliberation.factories import make_conversation, make_statement, make_visitor
from tests.processes.factories import make_process

from gromada.deliberation.actions import (
    cast_vote,
    import_conversation,
    importing,
    refresh_map,
    weigh_statements,
)
from gromada.deliberation.models import Arrival, Statement, Vote
from gromada.deliberation.queries import next_turn
from gromada.formats.polis import Conversation, Votes, read_export
from gromada.formats.polis import Statement as Recorded
from gromada.ledger.models import Entry
from gromada.people.models import Participant
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db
# How the databases differ shows in these as well as in the largest.
ON_BOTH_DATABASES = {"15-per-hour-seattle", "brexit-consensus", "canadian-electoral-reform"}


def recorded(people=30, statements=6):
    rng = np.random.default_rng(1)
    who, what = np.nonzero(np.ones((people, statements)))
    return Conversation(
        topic="Streets",
        description="",
        participants=tuple(f"p{number}" for number in range(people)),
        statements=tuple(
            Recorded(
                id=str(10 + at),
                text=f"Claim {at}",
                author=f"p{at}" if at else "silent",
                moderated=-1 if at == 2 else 0,
                is_seed=at == 1,
            )
            for at in range(statements)
        ),
        votes=Votes(
            who.astype(np.int32),
            what.astype(np.int32),
            rng.integers(-1, 2, who.size).astype(np.int8),
            np.full(who.size, 1_500_000_000_000),
        ),
    )


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch, request):
    if "reference" not in request.node.name:
        monkeypatch.setattr(importing, "VOTES_AT_ONCE", 50)
    monkeypatch.setattr(importing, "PAUSE_SECONDS", 0)


def bring(process, conversation=None):
    return import_conversation(
        process=process, conversation=conversation or recorded(), by="system", language="en"
    )


def test_everything_arrives_and_is_published():
    process = make_process()
    make_statement(process, number=7)

    bring(process)

    brought = process.statements.exclude(arrival=None).order_by("number")
    assert [one.number for one in brought] == [8, 9, 10, 11, 12, 13]
    assert [one.status for one in brought] == [
        "visible", "visible", "hidden", "visible", "visible", "visible",
    ]  # fmt: skip
    assert [one.is_seed for one in brought] == [False, True, False, False, False, False]
    assert Vote.objects.count() == 180
    assert Participant.objects.count() == 31
    assert Vote.objects.first().cast_at == datetime(2017, 7, 14, 2, 40, tzinfo=UTC)
    assert brought[0].author.votes.count() == 0
    assert brought[1].author.votes.count() == 6
    entry = Entry.objects.get(kind="deliberation.conversation_imported")
    assert (entry.facts["statements"], entry.facts["people"], entry.facts["votes"]) == (6, 30, 180)


def test_the_same_input_is_brought_in_once():
    process = make_process()
    bring(process)

    with pytest.raises(Refused):
        bring(process)

    assert Vote.objects.count() == 180


def test_nothing_is_seen_before_all_of_it_is_there(monkeypatch):
    process = make_process()
    seen = []

    def look(share):
        seen.append((next_turn(process, None, seed=1).total, Vote.objects.count()))

    import_conversation(
        process=process, conversation=recorded(), by="system", language="en", progress=look
    )

    assert [total for total, _votes in seen] == [0] * len(seen)
    assert seen[-1] == (0, 180)
    assert next_turn(process, None, seed=1).total == 5


def test_a_run_after_one_that_died_leaves_nothing_twice(monkeypatch):
    process = make_process()

    def die(share):
        if share > 0.5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_conversation(
            process=process, conversation=recorded(), by="system", language="en", progress=die
        )
    assert 0 < Vote.objects.count() < 180

    bring(process)

    assert Vote.objects.count() == 180
    assert Statement.objects.count() == 6
    assert Participant.objects.count() == 31
    assert Arrival.objects.count() == 1


def test_an_older_run_stops_when_a_newer_one_takes_over():
    process = make_process()
    taken = []

    def take_over(share):
        if not taken:
            taken.append(bring(process))

    with pytest.raises(Refused):
        import_conversation(
            process=process, conversation=recorded(), by="system", language="en", progress=take_over
        )

    assert Vote.objects.count() == 180
    assert Statement.objects.count() == 6


def test_people_vote_while_an_import_runs():
    process = make_process()
    statement = make_statement(process)

    import_conversation(
        process=process,
        conversation=recorded(),
        by="system",
        language="en",
        progress=lambda share: cast_vote(statement=statement, value=1, by=make_visitor()),
    )

    assert statement.votes.count() >= 3


def test_a_closed_process_takes_nothing_in():
    with pytest.raises(Refused):
        bring(make_process(state="closed"))

    assert not Statement.objects.exists()


def test_old_votes_are_new_to_the_map():
    process = make_process()
    make_conversation(process, people=30)
    refresh_map(process=process)
    weigh_statements(process=process)

    bring(process)

    assert refresh_map(process=process).people == 60
    assert weigh_statements(process=process) == 14


@pytest.mark.slow
def test_every_reference_conversation_is_brought_in(reference_data):
    folders = sorted((reference_data / "polis" / "exports").iterdir())
    assert len(folders) >= 12
    if connection.vendor == "postgresql":
        folders = [folder for folder in folders if folder.name in ON_BOTH_DATABASES]
        assert len(folders) == len(ON_BOTH_DATABASES)
    for folder in folders:
        conversation, process = read_export(folder), make_process()
        started = time.monotonic()

        bring(process, conversation)

        votes = Vote.objects.filter(statement__process=process)
        took = time.monotonic() - started
        print(f"{folder.name}: {votes.count()} votes, {took:.1f} s")  # noqa: T201
        assert votes.count() == len(conversation.votes)
        assert process.statements.count() == len(conversation.statements)
        agrees = np.bincount(
            conversation.votes.statement[conversation.votes.value == 1],
            minlength=len(conversation.statements),
        )
        agreeing = Count("votes", filter=Q(votes__value=1))
        stored = process.statements.order_by("number").annotate(agreeing=agreeing)
        assert list(stored.values_list("agreeing", flat=True)) == agrees.tolist()
