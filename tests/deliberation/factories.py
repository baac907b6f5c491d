"""Conversations to test with."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from gromada.deliberation.models import Statement, Vote
from gromada.people.models import Participant, Visitor

_numbers = count(1)


def make_statement(process, **facts) -> Statement:
    n = next(_numbers)
    last = process.statements.order_by("-number").first()
    facts.setdefault("number", last.number + 1 if last else 1)
    facts.setdefault("text", f"Stwierdzenie {n}.")
    facts.setdefault("language", "pl")
    facts.setdefault("created_at", timezone.now() - timedelta(hours=1))
    if facts.get("status") == Statement.Status.HIDDEN:
        facts.setdefault("hidden_reason", "Obraża osobę.")
        facts.setdefault("hidden_at", timezone.now())
    return Statement.objects.create(process=process, **facts)


def make_visitor(**facts) -> Visitor:
    facts.setdefault("browser_key", f"browser {next(_numbers)}")
    return Visitor(**facts)


def make_participant(process, **facts) -> Participant:
    if "person" not in facts:
        facts.setdefault("browser_hash", f"hash {next(_numbers)}")
    return Participant.objects.create(holder=process.address, **facts)


def make_vote(statement, participant=None, value=1, **facts) -> Vote:
    facts.setdefault("cast_at", timezone.now())
    return Vote.objects.create(
        statement=statement,
        participant=participant or make_participant(statement.process),
        value=value,
        **facts,
    )


def make_conversation(process, *, people=30, statements=8, camps=2):
    """A conversation with camps: each says its own thing, all agree with the first statement."""
    asked = [make_statement(process) for _ in range(statements)]
    for person in range(people):
        camp = person % camps
        participant = make_participant(process)
        Vote.objects.bulk_create(
            Vote(
                statement=statement,
                participant=participant,
                value=1 if at == 0 or at % camps == camp else -1,
                cast_at=timezone.now(),
            )
            for at, statement in enumerate(asked)
        )
    return asked
