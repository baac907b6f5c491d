"""On whose behalf somebody acts when they measure."""

from typing import Any

from django.utils.translation import gettext as _

from gromada.charters.queries import charter_of, seat_of
from gromada.evaluation.queries import HOLDERS, thing_at
from gromada.ledger.models import Addressed
from gromada.people.models import Person
from gromada.processes.models import Process
from gromada.processes.queries import host_of
from gromada.verdict import Refused


def held(thing: Addressed | str, by: Person) -> Any:
    """What is measured, as it is now, held until the transaction ends."""
    found = thing_at(thing, by) if isinstance(thing, str) else thing
    if found is None:
        raise Refused(_("There is nothing here at that address or link. Copy it once more."))
    return type(found)._default_manager.select_for_update().get(pk=found.pk)


def scope_of(thing: Addressed) -> Addressed | str:
    """Within what a person is the same in the record: the process or partnership, else nothing."""
    return thing if thing._meta.label_lower in HOLDERS else ""


def acting_as(person: Person, thing: Addressed) -> Addressed:
    """The seat or the host that a person acts for there, else the person, by pseudonym."""
    charter = charter_of(thing)
    if charter is not None and (seat := seat_of(person, charter)) is not None:
        return seat
    return (host_of(person, thing) if isinstance(thing, Process) else None) or person
