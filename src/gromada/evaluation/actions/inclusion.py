"""Who takes part: loading who lives here, saying something about oneself, publishing counts."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from gromada.charts.text import translator
from gromada.evaluation.actions.acting import acting_as, held
from gromada.evaluation.models import AboutMe, Margin, MarginTable, WhoTakesPart
from gromada.evaluation.models.study import language_now
from gromada.evaluation.permissions import may_load_margins, may_say_about_oneself
from gromada.evaluation.queries import (
    contributions_of,
    counts_of,
    margins_of,
    voice_numbers,
    worth_publishing,
)
from gromada.formats import FormatError
from gromada.formats.margins import MarginRow, Margins, read_margins
from gromada.innovations.queries.sources import first_entries_about
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Addressed
from gromada.people.actions import join
from gromada.people.models import Participant, Person, Visitor
from gromada.processes.models import Process
from gromada.verdict import Refused

LOADED = declare_kind(
    "evaluation.margins_loaded", gettext_lazy("It was written down who lives here")
)

# how long what people say about themselves is kept
KEPT = timedelta(days=365)


@transaction.atomic
def load_margins(
    *,
    holder: Addressed | str,
    content: bytes,
    name: str,
    source: str,
    year: int,
    by: Person,
    happened_at: datetime | None = None,
) -> MarginTable:
    """Say who lives here, with the source; a newer table takes the place of the one before."""
    thing = held(holder, by)
    may_load_margins(by, thing).require()
    found = _read_or_refuse(content, name)
    table = MarginTable.objects.create(
        holder=thing.address,
        source=source,
        year=year,
        sha256=found.sha256,
        loaded_at=happened_at or timezone.now(),
    )
    Margin.objects.bulk_create(
        Margin(
            table=table,
            order=order,
            dimension=row.dimension,
            category=row.category,
            **_words_of(row),
            population=row.population,
        )
        for order, row in enumerate(found.rows)
    )
    record(
        LOADED,
        subject=thing,
        holder=thing,
        by=acting_as(by, thing),
        facts={"year": year, "sha256": found.sha256, "categories": len(found.rows)},
        because=first_entries_about(thing),
        happened_at=happened_at,
    )
    return table


@transaction.atomic
def say_about_me(
    *, process: Process, said: Mapping[str, str], by: Visitor, happened_at: datetime | None = None
) -> AboutMe:
    """Say something about oneself, as far as one wants; saying it again replaces it."""
    may_say_about_oneself(by, process).require()
    offered = margins_of(process.address)
    known = {
        dimension: category
        for dimension, category in said.items()
        if category in {margin.category for margin in offered.get(dimension, ())}
    }
    participant = join(holder=process.address, by=by)
    row, _created = AboutMe.objects.update_or_create(
        participant=participant,
        defaults={
            "holder": process.address,
            "said": known,
            "said_on": timezone.localtime(happened_at or timezone.now()).date(),
        },
    )
    return row


@transaction.atomic
def take_back_about_me(*, participant: Participant) -> None:
    """Take back what one said about oneself; nothing of it stays."""
    AboutMe.objects.filter(participant=participant).delete()


@transaction.atomic
def publish_who_takes_part(*, holder: str, now: datetime | None = None) -> WhoTakesPart | None:
    """Count anew, when enough people are new that a difference tells of none of them."""
    before = WhoTakesPart.objects.select_for_update().filter(holder=holder).first()
    rows = list(AboutMe.objects.filter(holder=holder))
    contributions = contributions_of(holder)
    if not worth_publishing(before, len(rows), len(contributions)):
        return before
    found, _created = WhoTakesPart.objects.update_or_create(
        holder=holder,
        defaults={
            "people": len(rows),
            "participants": len(contributions),
            "counts": counts_of(rows, margins_of(holder)),
            "voice": voice_numbers(contributions, rows),
            "published_at": now or timezone.now(),
        },
    )
    return found


def forget_about_people(*, now: datetime | None = None) -> int:
    """Forget what people said about themselves a year ago."""
    day = timezone.localtime(now or timezone.now()).date() - KEPT
    deleted, _rows = AboutMe.objects.filter(said_on__lt=day).delete()
    return deleted


@transaction.atomic
def merge_participants(*, kept: Participant, absorbed: Participant) -> None:
    """Give ``kept`` what ``absorbed`` said about themselves, unless they said it already."""
    if AboutMe.objects.filter(participant=kept).exists():
        AboutMe.objects.filter(participant=absorbed).delete()
    else:
        AboutMe.objects.filter(participant=absorbed).update(participant=kept)


def _words_of(row: MarginRow) -> dict[str, str]:
    words = {"dimension": row.dimension_in, "category": row.category_in}
    return {
        f"{field}_{language}": word
        for field, by_language in words.items()
        for language, word in by_language.items()
    }


def _read_or_refuse(content: bytes, name: str) -> Margins:
    try:
        return read_margins(content, name=name)
    except FormatError as error:
        raise Refused(error.sentence(translator(language_now()).gettext)) from None
