"""On whose behalf somebody acts when they measure."""

from gromada.charters.queries import charter_of, seat_of
from gromada.evaluation.queries import HOLDERS
from gromada.ledger.models import Addressed
from gromada.people.models import Person
from gromada.processes.models import Process
from gromada.processes.queries import host_of


def scope_of(thing: Addressed) -> Addressed | str:
    """Within what a person is the same in the record: the process or partnership, else nothing."""
    return thing if thing._meta.label_lower in HOLDERS else ""


def acting_as(person: Person, thing: Addressed) -> Addressed:
    """The seat or the host that a person acts for there, else the person, by pseudonym."""
    charter = charter_of(thing)
    if charter is not None and (seat := seat_of(person, charter)) is not None:
        return seat
    return (host_of(person, thing) if isinstance(thing, Process) else None) or person
