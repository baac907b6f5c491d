"""The names behind addresses, as far as they exist for the reader."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from gromada.ledger.models import (
    OWN_REASONS,
    RENAMED_SILENTLY,
    SUBJECTS,
    Addressed,
    Entry,
    Subject,
    Text,
)
from gromada.ledger.queries.keeping import kept
from gromada.prepared import for_everybody

# says why of an act, and is for everyone even when what the act is about is not
WHY = {"reason", "answer"}
LONGEST_NUMBER = 18  # digits that every database keeps


def is_declared(address: str) -> bool:
    """Is it the address of something that can be hidden or not there; not a mark on paper?"""
    return address.partition(":")[0] in SUBJECTS


def subjects_at(
    addresses: Iterable[str], person: Any, *, at_hand: Iterable[Addressed] = ()
) -> dict[str, Subject]:
    """Titles and pages of what exists for a person; one query a model.

    ``at_hand``: rows that exist for the person and need not be read again.
    """
    known = {row.address: _subject(row) for row in at_hand}
    # nearly everything exists for everybody, and that is the shorter question
    for somebody in (None, person) if person else (None,):
        known |= _existing_for(somebody, set(addresses) - set(known))
    return known


def _existing_for(somebody: Any, addresses: Iterable[str]) -> dict[str, Subject]:
    wanted: dict[str, set[int]] = {}
    for address in addresses:
        label, _colon, number = address.partition(":")
        if label in SUBJECTS and number.isdecimal() and len(number) <= LONGEST_NUMBER:
            wanted.setdefault(label, set()).add(int(number))
    return {
        f"{label}:{row.pk}": _subject(row)
        for label, numbers in wanted.items()
        for row in _rows_for(somebody, label, sorted(numbers))
    }


def _rows_for(somebody: Any, label: str, numbers: list[int]) -> Iterable[Any]:
    if somebody is None:
        return for_everybody(SUBJECTS[label])(numbers)
    # a name is read from the row and what it points to; what hangs on it is not asked for
    return SUBJECTS[label](somebody).filter(pk__in=numbers).prefetch_related(None)


def with_names(entries: Iterable[Entry], person: Any) -> list[Entry]:
    """The same entries, which now call things by the names that this reader may see."""
    named = list(entries)
    names = subjects_at({at for e in named for at in (e.subject, e.holder, e.by)}, person)
    for entry in named:
        entry.names = names
    return named


def listed_with_names(entries: Iterable[Entry], person: Any) -> list[Entry]:
    """The same for a page of the record, which speaks of a little of everything."""
    named = list(entries)
    names = kept_subjects_at({at for e in named for at in (e.subject, e.by)}, person)
    for entry in named:
        entry.names = names
    return named


def kept_subjects_at(addresses: Iterable[str], person: Any) -> dict[str, Subject]:
    """Titles and pages of a little of everything, without a query for each model.

    The names that everybody may see change when the record does, and are kept until then.
    """
    addresses = {at for at in addresses if is_declared(at)}
    passing = {at for at in addresses if at.partition(":")[0] in RENAMED_SILENTLY}
    lasting = sorted(addresses - passing)
    read = partial(_existing_for, None, lasting)
    names = kept(f"ledger.names:{lasting}", read) if lasting else {}
    names = names | subjects_at(passing, person)
    if person:
        names |= _existing_for(person, addresses - set(names))
    return names


def with_subjects(
    entries: Iterable[Entry], person: Any, *, at_hand: Iterable[Addressed] = ()
) -> list[Entry]:
    """The same, where nothing but what an entry is about is called by its name."""
    named = list(entries)
    names = subjects_at({entry.subject for entry in named}, person, at_hand=at_hand)
    for entry in named:
        entry.names = names
    return named


def texts_shown(entry: Entry, person: Any) -> dict[str, Text]:
    """The texts of an entry that are there and that this reader may see, by name.

    The words of what does not exist for the reader, such as a hidden statement, are
    kept back, also where they were carried over from it; of something within a draft
    every text is.
    """
    places = {at for at in (entry.subject, entry.holder) if at.partition(":")[0] in SUBJECTS}
    unseen = places - set(entry.names or subjects_at(places, person)) if places else set()
    texts = {text.name: text for text in entry.kept_texts.all()}
    if entry.holder in unseen:
        return {}
    why = set() if entry.kind in OWN_REASONS else WHY
    is_withheld = entry.subject in unseen or _is_gone(entry.facts.get("source_address"), person)
    return {name: text for name, text in texts.items() if name in why or not is_withheld}


def _is_gone(source: str | None, person: Any) -> bool:
    """Is it the address of something that does not exist for this reader?"""
    return source is not None and is_declared(source) and not subjects_at({source}, person)


def _subject(row: Any) -> Subject:
    page = row.get_absolute_url() if hasattr(row, "get_absolute_url") else ""
    return Subject(str(row), page, getattr(row, "opening", ""))
