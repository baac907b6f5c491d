"""Voting."""

from django.db import connection, transaction
from django.utils import timezone

from gromada.deliberation.models import Statement, Vote
from gromada.deliberation.permissions import may_vote_on
from gromada.people.actions import join
from gromada.people.models import Participant, Visitor
from gromada.people.queries import participant_of
from gromada.processes.queries import bring_phases

# in the words of both databases: every vote says it, and Django would take four times as long
SAY = """
INSERT INTO deliberation_vote (participant_id, statement_id, value, cast_at, token)
VALUES (%s, %s, %s, %s, %s)
ON CONFLICT (participant_id, statement_id)
DO UPDATE SET value = excluded.value, cast_at = excluded.cast_at, token = excluded.token
RETURNING id
"""


@transaction.atomic
def cast_vote(*, statement: Statement, value: int, by: Visitor, token: str = "") -> Vote:
    """Say agree, disagree or pass; until the phase ends the later word replaces the earlier.

    A request repeated with the same ``token`` is acknowledged and stored once.
    Votes are not entered in the ledger one by one: their count is sealed.
    """
    bring_phases(statement.process)
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
    moment = connection.ops.adapt_datetimefield_value(vote.cast_at)
    words = (participant.pk, statement.pk, vote.value, moment, token)
    with connection.cursor() as cursor:
        cursor.execute(SAY, words)
        (vote.pk,) = cursor.fetchone()
    return vote
