"""Adding a statement."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.deliberation.actions.votes import say
from gromada.deliberation.models import Statement, Vote
from gromada.deliberation.permissions import may_add_statement
from gromada.ledger.actions import declare_kind, record
from gromada.people.actions import join, spend
from gromada.people.models import Visitor
from gromada.processes.models import Process

ADDED = declare_kind("deliberation.statement_added", _("A statement was added"))


@transaction.atomic
def add_statement(*, process: Process, text: str, language: str, by: Visitor) -> Statement:
    """Put a claim to everyone; whoever puts it agrees with it until they say otherwise.

    The same words sent twice by the same participant are one statement.
    """
    may_add_statement(by, process).require()
    participant = join(holder=process.address, by=by)
    number = next_number(process)
    text = " ".join(text.split())
    if sent_before := process.statements.filter(author=participant, text=text).first():
        return sent_before
    spend(limit="deliberation.statements", key=participant.address).require()
    if by.network:
        spend(limit="deliberation.statements_of_network", key=by.network).require()
    statement = Statement.objects.create(
        process=process,
        number=number,
        text=text,
        language=language,
        author=participant,
        created_at=timezone.now(),
    )
    say(statement=statement, participant=participant, value=Vote.Value.AGREE)
    record(
        ADDED,
        subject=statement,
        holder=process,
        by=participant,
        facts={"number": number, "language": language},
        texts={"text": text},
    )
    return statement


def next_number(process: Process) -> int:
    """The number after the last one, while nobody else can take it."""
    Process.objects.select_for_update().get(pk=process.pk)
    last = Statement.objects.filter(process=process).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1
