"""Where the idea of an amendment came from, as far as a reader may see it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, When
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from gromada.drafting.models import Amendment
from gromada.innovations.queries import address_written, entry_at
from gromada.ledger.models import Entry
from gromada.ledger.queries import is_declared, subjects_at
from gromada.ledger.queries.pages import address_of_page
from gromada.processes.models import IntakeItem, Process
from gromada.processes.queries import processes_visible_to

INTAKE = "processes.intakeitem:"
MOST_INPUTS = 60


@dataclass(frozen=True, slots=True)
class Source:
    """An address with the words that stand there, if they are public, and their page."""

    address: str
    quote: str = ""
    url: str = ""

    @property
    def title(self) -> str:
        label = self.address.partition(":")[0]
        titles = {
            "seminars.question": _("It began with a question at a seminar"),
            "deliberation.statement": _("It began with a statement"),
            "processes.intakeitem": _("It began with an input"),
        }
        return titles.get(label) or _("Where the idea came from")


def address_said(said: str) -> str:
    """The address in what somebody pasted: an address, or a link to a page, trail or entry."""
    if address := address_written(said) or address_of_page(said):
        return address
    entry = entry_at(said)
    return entry.subject if entry else ""


def entry_of_source(address: str) -> Entry | None:
    """How the source came into the record."""
    return entry_at(address) if address else None


def source_of(amendment: Amendment, person: object) -> Source | None:
    return sources_of([amendment], person).get(amendment.pk)


def sources_of(amendments: Iterable[Amendment], person: object) -> dict[int, Source]:
    """By amendment: what was said first. Behind an input stands what it was carried over from.

    An input that waits for its answer is read by the hosts alone, so its words are not shown;
    nor are those of a question that was hidden since.
    """
    addresses = {each.pk: each.source_address for each in amendments if each.source_address}
    inputs = _inputs_at(addresses.values(), person)
    behind = {at: item.source_address for at, item in inputs.items() if item.source_address}
    named = subjects_at([*addresses.values(), *behind.values()], person)
    found = {}
    for pk, address in addresses.items():
        first = behind.get(address, address)
        item = inputs.get(address)
        if first in named:
            found[pk] = Source(first, named[first].title, named[first].url)
        elif item is not None and not item.is_waiting and not is_declared(item.source_address):
            found[pk] = Source(address, item.text)
        else:
            found[pk] = Source(address)
    return found


def inputs_to_name(process: Process, person: object) -> list[tuple[str, str]]:
    """Inputs whose words are public, to choose from: those answered, or asked in public."""
    asked_in_public = Case(When(source_address="", then=0), default=1)
    public = process.intake.exclude(outcome=IntakeItem.Outcome.WAITING, source_address="")
    items = list(public.order_by(-asked_in_public, "-received_at", "-pk")[:MOST_INPUTS])
    named = subjects_at([item.source_address for item in items if item.source_address], person)
    return [
        (item.address, Truncator(item.text).chars(90))
        for item in items
        if item.source_address in named or not (item.is_waiting or is_declared(item.source_address))
    ]


def _inputs_at(addresses: Iterable[str], person: object) -> dict[str, IntakeItem]:
    keys = [int(at.removeprefix(INTAKE)) for at in addresses if at.startswith(INTAKE)]
    if not keys:
        return {}
    visible = processes_visible_to(person)  # type: ignore[arg-type]
    rows = IntakeItem.objects.filter(process__in=visible, pk__in=keys)
    return {item.address: item for item in rows}
