"""Finding the entry that an address or a link on this site means."""

import re

from django.db.models import QuerySet

from gromada.ledger.models import Addressed, Entry
from gromada.ledger.queries import with_names
from gromada.ledger.queries.pages import address_of_page, came_with, path_here
from gromada.prepared import prepared

_ENTRY = re.compile(r"(?:ledger\.entry:)?(\d{1,18})/?")
_ADDRESS = re.compile(r"([a-z_]+\.[a-z_]+:\d{1,18})/?")
_LANGUAGE = r"(?:/[a-z]{2})?"
_ENTRY_PAGE = re.compile(rf"{_LANGUAGE}/ledger/entries/(\d{{1,18}})/?")
_TRAIL = re.compile(rf"{_LANGUAGE}/trail/{_ADDRESS.pattern}")


def entry_at(said: str) -> Entry | None:
    """The entry behind an entry's number, address or page; or behind a subject's, or its trail.

    A subject stands for the first entry about it: how it came into the record, by itself or
    with what brought it.
    """
    said = said.strip()
    if found := _ENTRY.fullmatch(said) or _ENTRY_PAGE.fullmatch(path_here(said)):
        return Entry.objects.filter(pk=int(found[1])).first()
    address = address_written(said) or address_of_page(said)
    came = first_entries_about(address) or first_entries_about(came_with(address))
    return came[0] if came else None


def address_written(said: str) -> str:
    """The address that somebody wrote out, or that stands in the link of a trail on this site."""
    said = said.strip()
    found = _ADDRESS.fullmatch(said) or _TRAIL.fullmatch(path_here(said))
    return found[1] if found else ""


def first_entries_about(subject: Addressed | str) -> list[Entry]:
    """The first entry about something, if there is one."""
    address = subject if isinstance(subject, str) else subject.address
    return list(Entry.objects.filter(subject=address).order_by("pk")[:1])


def last_entry_about(subject: Addressed) -> list[Entry]:
    """The newest entry about something, if there is one."""
    return list(Entry.objects.filter(subject=subject.address).order_by("-pk")[:1])


def grew_from(subject: Addressed, person: object) -> list[Entry]:
    """What else came into the record because of something, as far as this reader may see it.

    The first entry about each thing, such as a partnership that carries an innovation on.
    """
    firsts: dict[str, Entry] = {}
    for entry in what_came_of(subject.address):
        firsts.setdefault(entry.subject, entry)
    return [entry for entry in with_names(firsts.values(), person) if entry.subject_url]


@prepared
def what_came_of(address: str) -> QuerySet[Entry]:
    led = Entry.objects.filter(because__subject=address).exclude(subject=address)
    return led.distinct().order_by("pk")
