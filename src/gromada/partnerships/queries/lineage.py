"""Where a partnership came from, read from the record."""

from collections.abc import Iterable

from gromada.ledger.models import Addressed, Entry
from gromada.ledger.queries import with_names
from gromada.partnerships.models import Partnership


def first_entry_of(partnership: Partnership) -> Entry | None:
    """How it came into the record; what led to it is its ``because``."""
    return Entry.objects.filter(subject=partnership.address).order_by("pk").first()


def last_entries_about(things: Iterable[Addressed]) -> list[Entry]:
    """The newest entry about each of some things, at one query."""
    addresses = [thing.address for thing in things]
    newest: dict[str, Entry] = {}
    for entry in Entry.objects.filter(subject__in=addresses).order_by("pk"):
        newest[entry.subject] = entry
    return [newest[at] for at in addresses if at in newest]


def lineage(partnership: Partnership, person: object = None) -> list[Entry]:
    """What led to it at one step, with the names that this reader may see, the latest first."""
    first = first_entry_of(partnership)
    if first is None:
        return []
    return with_names(first.because.order_by("-happened_at", "-pk"), person)
