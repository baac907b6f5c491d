"""Voting."""

from django.db import transaction
from django.utils import timezone

from gromada.deliberation.models import Statement, Vote
from gromada.deliberation.permissions import may_vote_on
from gromada.people.actions import join
from gromada.people.models import Participant, Visitor
from gromada.people.queries import participant_of


@transaction.atomic
def cast_vote(*, statement: Statement, value: int, by: Visitor, token: str = "") -> Vote:
    """Say agree, disagree or pass; until the phase ends the later word replaces the earlier.

    A request repeated with the same ``token`` is acknowledged and stored once.
    Votes are not entered in the ledger one by one: their count is sealed.
    """
    may_vote_on(by, statement).require()
    holder = statement.process.address
    participant = participant_of(by, holder) or join(holder=holder, by=by)
    return say(statement=statement, participant=participant, value=value, token=token)


def say(*, statement: Statement, participant: Participant, value: int, token: str = "") -> Vote:
    """Store the word in one step, whoever else is voting at the same moment."""
    vote = Vote(
        statement=statement,
        participant=participant,
        value=Vote.Value(value),
        cast_at=timezone.now(),
        token=token,
    )
    Vote.objects.bulk_create(
        [vote],
        update_conflicts=True,
        unique_fields=["participant", "statement"],
        update_fields=["value", "cast_at", "token"],
    )
    return vote
