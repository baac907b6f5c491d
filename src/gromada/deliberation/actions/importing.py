"""Bringing in a conversation that was recorded elsewhere.

It arrives in small transactions, so that nobody who votes meanwhile has to wait,
and is published by one change. What an import that died left behind is removed
by the next run of the same input.
"""

import hashlib
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from uuid import uuid4

import numpy as np
from django.db import transaction
from django.db.models import Case, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gromada.deliberation.actions.statements import next_number
from gromada.deliberation.models import Arrival, OpinionMap, Statement, Vote
from gromada.deliberation.permissions import may_import
from gromada.formats.polis import Conversation
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Addressed
from gromada.people.models import Participant
from gromada.processes.models import Process
from gromada.processes.queries import day_words
from gromada.verdict import Refused

IMPORTED = declare_kind(
    "deliberation.conversation_imported", gettext_lazy("A recorded conversation was brought in")
)
LONGEST_TEXT = 2000
VOTES_AT_ONCE = 2000
# SQLite has one writer: between two chunks those who vote get their turn.
PAUSE_SECONDS = 0.02

Progress = Callable[[float], None]


def import_conversation(
    *,
    process: Process,
    conversation: Conversation,
    by: Addressed | str,
    language: str = "pl",
    languages: Mapping[str, str] | None = None,
    progress: Progress | None = None,
) -> Arrival:
    """Bring a conversation into a process: all of it, or nothing that anybody sees.

    ``language`` is that of its statements, ``languages`` of single ones by their id.
    The same input is brought in once only. Raises ``Refused`` otherwise, and when
    a newer run of the same import took over.
    """
    may_import(process).require()
    arrival = _claimed(process, conversation)
    _clear(arrival)
    keys = _bring_statements(arrival, conversation, {"": language, **(languages or {})})
    for share in _bring_votes(arrival, conversation, keys):
        if progress:
            progress(share)
        time.sleep(PAUSE_SECONDS)
    return _publish(arrival, conversation, by)


@transaction.atomic
def _claimed(process: Process, conversation: Conversation) -> Arrival:
    """The record of this import, in the hands of this run."""
    arrival, _is_new = Arrival.objects.select_for_update().get_or_create(
        process=process, input_sha256=_fingerprint_of(conversation), defaults={"run": ""}
    )
    if arrival.published_at is not None:
        day = day_words(timezone.localdate(arrival.published_at))
        raise Refused(_("This conversation was brought in on %(day)s already.") % {"day": day})
    arrival.run = uuid4().hex
    arrival.save(update_fields=["run"])
    return arrival


def _fingerprint_of(conversation: Conversation) -> str:
    if conversation.input_sha256:
        return conversation.input_sha256
    votes = conversation.votes
    digest = hashlib.sha256("\n".join(one.text for one in conversation.statements).encode())
    for array in (votes.participant, votes.statement, votes.value):
        digest.update(array.tobytes())
    return digest.hexdigest()


def _hold(arrival: Arrival) -> None:
    """Make sure, until the transaction ends, that no newer run has taken over."""
    now = Arrival.objects.select_for_update().get(pk=arrival.pk)
    if now.run != arrival.run or now.published_at is not None:
        raise Refused(_("Another run of this import has taken over, so this one stops."))


def _clear(arrival: Arrival) -> None:
    """Remove what a run that died left behind, a piece at a time."""
    arrived = Statement.objects.filter(arrival=arrival, status=Statement.Status.ARRIVING)
    authors = list(arrived.exclude(author=None).values_list("author", flat=True))
    votes = Vote.objects.filter(statement__in=arrived).order_by()
    while voters := list(votes.values_list("participant", flat=True).distinct()[:20]):
        with transaction.atomic():
            _hold(arrival)
            Vote.objects.filter(participant__in=voters).delete()
            Statement.objects.filter(author__in=voters, arrival=arrival).update(author=None)
            Participant.objects.filter(pk__in=voters).delete()
    with transaction.atomic():
        _hold(arrival)
        arrived.delete()
        Participant.objects.filter(pk__in=authors).delete()


@transaction.atomic
def _bring_statements(
    arrival: Arrival, conversation: Conversation, languages: Mapping[str, str]
) -> tuple[list[int], dict[str, int]]:
    """Store the statements and their authors; gives the keys of both."""
    _hold(arrival)
    first = next_number(arrival.process)
    names = sorted({one.author for one in conversation.statements if one.author is not None})
    authors = Participant.objects.bulk_create(
        Participant(holder=arrival.process.address) for _name in names
    )
    author_of = {name: author.pk for name, author in zip(names, authors, strict=True)}
    statements = Statement.objects.bulk_create(
        Statement(
            process=arrival.process,
            number=first + at,
            text=one.text[:LONGEST_TEXT],
            language=languages.get(one.id, languages[""]),
            author_id=author_of.get(one.author or ""),
            is_seed=one.is_seed,
            is_meta=one.is_meta,
            status=Statement.Status.ARRIVING,
            hidden_reason=_why_hidden(one.text, one.moderated),
            hidden_at=arrival.started_at if _why_hidden(one.text, one.moderated) else None,
            created_at=_moment(one.created, arrival),
            arrival=arrival,
        )
        for at, one in enumerate(conversation.statements)
    )
    return [statement.pk for statement in statements], author_of


def _why_hidden(text: str, moderated: int) -> str:
    if moderated == -1:
        return _("The moderators of the recorded conversation took it out.")
    return "" if text.strip() else _("It has no text.")


def _moment(milliseconds: int | None, arrival: Arrival) -> datetime:
    """A recorded time; the time of the import where none was recorded or it lies ahead."""
    if milliseconds is None:
        return arrival.started_at
    return min(datetime.fromtimestamp(milliseconds / 1000, UTC), arrival.started_at)


def _bring_votes(
    arrival: Arrival, conversation: Conversation, keys: tuple[list[int], dict[str, int]]
) -> Iterator[float]:
    """Store the votes, some people at a time; says after each step what share is done."""
    statements, author_of = keys
    votes = conversation.votes
    # people in order, so that each one's votes arrive together with them
    order = np.lexsort((votes.statement, votes.participant))
    people, values = votes.participant[order], votes.value[order].tolist()
    columns = votes.statement[order].tolist()
    times = votes.cast_at[order].tolist() if votes.cast_at is not None else None
    start = 0
    while start < people.size:
        end = int(
            np.searchsorted(people, people[min(start + VOTES_AT_ONCE, people.size) - 1], "right")
        )
        rows = people[start:end].tolist()
        with transaction.atomic():
            _hold(arrival)
            key_of = _participants(arrival, conversation, sorted(set(rows)), author_of)
            Vote.objects.bulk_create(
                Vote(
                    statement_id=statements[columns[at]],
                    participant_id=key_of[row],
                    value=values[at],
                    cast_at=_moment(times[at] if times else None, arrival),
                )
                for at, row in enumerate(rows, start)
            )
        start = end
        yield start / people.size


def _participants(
    arrival: Arrival, conversation: Conversation, rows: list[int], author_of: Mapping[str, int]
) -> dict[int, int]:
    """Keys of these people: authors are there already, the others are made."""
    names = {row: conversation.participants[row] for row in rows}
    new = [row for row in rows if names[row] not in author_of]
    made = Participant.objects.bulk_create(
        Participant(holder=arrival.process.address) for _row in new
    )
    known = {row: author_of[name] for row, name in names.items() if name in author_of}
    return known | {row: one.pk for row, one in zip(new, made, strict=True)}


@transaction.atomic
def _publish(arrival: Arrival, conversation: Conversation, by: Addressed | str) -> Arrival:
    """Show everything at once, and have the map drawn anew."""
    _hold(arrival)
    Statement.objects.filter(arrival=arrival, status=Statement.Status.ARRIVING).update(
        status=Case(
            When(hidden_reason="", then=Value(Statement.Status.VISIBLE)),
            default=Value(Statement.Status.HIDDEN),
        )
    )
    arrival.published_at = timezone.now()
    arrival.save(update_fields=["published_at"])
    # What was said long ago is new here, whatever its dates.
    OpinionMap.objects.filter(process=arrival.process).update(
        counted_until=None, weighed_until=None, sealed_until=None
    )
    record(
        IMPORTED,
        subject=arrival,
        holder=arrival.process,
        by=by,
        facts={
            "input_sha256": arrival.input_sha256,
            "statements": len(conversation.statements),
            "people": len(np.unique(conversation.votes.participant)),
            "votes": len(conversation.votes),
        },
    )
    return arrival
