"""Giving the rows of votes to a host, and saying so in public."""

import io
import secrets
import tempfile
import zipfile
from pathlib import Path

import numpy as np
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gromada.deliberation.models import FEWEST_DESCRIBED
from gromada.deliberation.permissions import may_download_rows
from gromada.deliberation.queries import statements_of, stored_map
from gromada.deliberation.queries.downloads import plain_cell
from gromada.deliberation.queries.maps import votes_until
from gromada.formats.polis import Conversation, Statement, Votes, write_export
from gromada.ledger.actions import declare_kind, record
from gromada.people.models import Person
from gromada.processes.models import Process
from gromada.processes.queries import side_of

DOWNLOADED = declare_kind("deliberation.rows_downloaded", _("A host downloaded the rows of votes"))


@transaction.atomic
def download_rows(*, process: Process, reason: str, by: Person) -> bytes:
    """A zipped open export: ids drawn anew, no times, no authors, no hidden statements."""
    may_download_rows(by, process).require()
    conversation = without_traces(process)
    record(
        DOWNLOADED,
        subject=process,
        holder=process,
        by=side_of(by, process),
        facts={
            "people": len(conversation.participants),
            "votes": len(conversation.votes),
            "statements": len(conversation.statements),
        },
        texts={"reason": reason},
    )
    return zipped(conversation)


def without_traces(process: Process) -> Conversation:
    """The conversation of the last map as rows that carry nothing but answers.

    What was said since is left out, so that two downloads differ by a few people
    at least; and statements that few voted on, since their author is one of them.
    """
    stored = stored_map(process)
    triples = votes_until(process, stored.counted_until if stored else None).triples
    keys, votes_on = np.unique(triples["statement"], return_counts=True)
    enough = keys[votes_on >= FEWEST_DESCRIBED]
    triples = triples[np.isin(triples["statement"], enough)]
    statements = list(statements_of(process).filter(pk__in=enough.tolist()).order_by("number"))
    people, person = np.unique(triples["participant"], return_inverse=True)
    shuffled = np.random.default_rng(secrets.randbits(128)).permutation(people.size)
    column = {statement.pk: at for at, statement in enumerate(statements)}
    place = np.array([column[pk] for pk in triples["statement"].tolist()], np.int32)
    row = shuffled[person].astype(np.int32)
    order = np.lexsort((place, row))
    return Conversation(
        topic=plain_cell(process.question),
        description="",
        participants=tuple(str(at + 1) for at in range(people.size)),
        statements=tuple(
            Statement(
                id=str(statement.number),
                text=plain_cell(statement.text),
                is_seed=statement.is_seed,
            )
            for statement in statements
        ),
        votes=Votes(row[order], place[order], triples["value"][order]),
    )


def zipped(conversation: Conversation) -> bytes:
    file = io.BytesIO()
    with tempfile.TemporaryDirectory() as folder:
        write_export(conversation, folder)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for path in sorted(Path(folder).iterdir()):
                packed.write(path, path.name)
    return file.getvalue()
