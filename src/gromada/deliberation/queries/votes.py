"""What a participant said, and what is in front of them now."""

import zlib
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import F, FilteredRelation, Q, QuerySet

from gromada.deliberation.models import Statement, Vote
from gromada.deliberation.queries.statements import statements_of
from gromada.methods.opinion.routing import next_statement
from gromada.people.models import Participant
from gromada.people.queries import participants_of_browser
from gromada.prepared import prepared
from gromada.processes.models import Process

# in the words of both databases: every vote asks this, and putting the same together anew each
# time costs six times as much as asking
_STATEMENTS_WITH_OWN_VALUE = """
SELECT statement.id, statement.number, statement.priority, own.value
FROM deliberation_statement statement
LEFT JOIN deliberation_vote own
    ON own.statement_id = statement.id AND own.participant_id = %s
WHERE statement.process_id = %s AND statement.status = %s
ORDER BY statement.number
"""


@dataclass(frozen=True, slots=True)
class Turn:
    """The statement in front of a participant, and how far they are.

    ``value`` is what they said to it before, when they came back to change it.
    """

    statement: Statement | None
    answered: int
    total: int
    value: int | None = None

    @property
    def place(self) -> int:
        """The 17 in «17 of 104»."""
        return self.answered + (self.value is None)


def next_turn(
    process: Process,
    participant: Participant | None,
    *,
    seed: object,
    later: Collection[int] = (),
) -> Turn:
    """Draw the next statement, each in proportion to its published priority.

    The draw is seeded by who asks and how many votes they cast, so the page
    shows the same statement when it is loaded again. ``later`` are numbers put
    off: they come when nothing else is left.
    """
    rows = _with_own_value(process, participant)
    seen = {at for at, (*_statement, value) in enumerate(rows) if value is not None}
    put_off = {at for at, (_pk, number, *_said) in enumerate(rows) if number in later}
    if len(seen) == len(rows):
        return Turn(None, len(seen), len(rows))

    weights = [priority for _pk, _number, priority, _value in rows]
    rng = np.random.default_rng(zlib.crc32(f"{seed} {len(seen)} {sorted(later)}".encode()))
    drawn = next_statement(weights, seen | put_off, rng)
    at = next_statement(weights, seen, rng) if drawn is None else drawn
    if at is None:  # every priority left is nought
        at = min(set(range(len(rows))) - seen)
    (statement,) = _statement(rows[at][0])
    return Turn(statement, len(seen), len(rows))


@prepared
def _statement(pk: int) -> QuerySet[Statement]:
    return Statement.objects.filter(pk=pk).order_by()


def _with_own_value(
    process: Process, participant: Participant | None
) -> list[tuple[int, int, float, int | None]]:
    """Key, number, priority and own value of what everyone votes on, by number."""
    # an impossible key joins nothing: a newcomer has said nothing
    asked = (participant.pk if participant else 0, process.pk, Statement.Status.VISIBLE.value)
    with connection.cursor() as cursor:
        cursor.execute(_STATEMENTS_WITH_OWN_VALUE, asked)
        return list(cursor.fetchall())


def turn_on(statement: Statement, participant: Participant | None) -> Turn:
    """One statement again, to change what was said to it."""
    visible = with_own_value(statements_of(statement.process), participant)
    values = dict(visible.values_list("pk", "own_value"))
    answered = sum(value is not None for value in values.values())
    return Turn(statement, answered, len(values), values.get(statement.pk))


def own_votes(process: Process, participant: Participant | None) -> QuerySet[Vote]:
    """What the participant said, the last first."""
    return (
        Vote.objects.filter(
            participant=participant,
            statement__process=process,
            statement__status=Statement.Status.VISIBLE,
        )
        .select_related("statement")
        .order_by("-cast_at", "-pk")
    )


def with_own_value(
    statements: QuerySet[Statement], participant: Participant | None
) -> QuerySet[Any]:
    """Each statement with ``own_value``: what the participant said to it, or None."""
    # An impossible key joins nothing: a newcomer has said nothing.
    own = Q(votes__participant=participant.pk if participant else 0)
    return statements.annotate(own=FilteredRelation("votes", condition=own)).annotate(
        own_value=F("own__value")
    )


def votes_of_browser(browser_key: str) -> QuerySet[Vote]:
    """What was said from a browser by somebody who was not signed in, in all processes."""
    return Vote.objects.filter(participant__in=participants_of_browser(browser_key))
