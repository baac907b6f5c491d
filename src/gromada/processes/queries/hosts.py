"""Who acts for which side."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from gromada.charters.models import Seat
from gromada.charters.queries import charter_of, own_seat, seats_of
from gromada.charters.queries.glance import sides_on_page
from gromada.charters.queries.versions import version_of_holder
from gromada.people.models import Organisation, Person
from gromada.people.queries import organisation_ids_of
from gromada.processes.models import Host, Process

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def organisations_of(person: "Person | AnonymousUser | None") -> QuerySet[Organisation]:
    """The organisations a person acts for now."""
    if not isinstance(person, Person):
        return Organisation.objects.none()
    return Organisation.objects.filter(pk__in=organisation_ids_of(person))


def hosts_with_member(person: "Person | AnonymousUser | None") -> QuerySet[Host]:
    """The host sides that a person acts for now."""
    return Host.objects.filter(organisation__in=organisation_ids_of(person))


def host_of(person: "Person | AnonymousUser | None", process: Process) -> Host | None:
    """The side that a person acts for, as a member of the host or on one of its seats.

    A page has the memberships of its reader at hand, and mostly the process's parts;
    then this costs nothing.
    """
    if not isinstance(person, Person):
        return None
    acts_for, _left = belonging(person)
    hosts = process.hosts.all()
    if own := next((host for host in hosts if host.organisation_id in acts_for), None):
        return own
    seat = acting_seat(person, process)
    return next((host for host in hosts if seat and host.side == seat.side), None)


def acting_seat(person: "Person | AnonymousUser | None", process: Process) -> Seat | None:
    """The seat from which a person acts here, on whichever side.

    One on behalf of an organisation that they left is about to become vacant.
    """
    if not isinstance(person, Person):
        return None
    seat, (_acts_for, left) = own_seat(person, process), belonging(person)
    return None if seat is None or seat.organisation_id in left else seat


def belonging(person: Person) -> tuple[set[int], set[int]]:
    """The organisations that a person acts for, and those that they left."""
    own = {m.organisation_id for m in person.memberships.all() if m.until is None}
    return own, {m.organisation_id for m in person.memberships.all()} - own


def acts_here_for(person: "Person | AnonymousUser | None", process: Process) -> str:
    """In whose name a person acts: the host, or from a seat its organisation or side."""
    if (host := host_of(person, process)) is not None:
        return str(host)
    seat = acting_seat(person, process)
    if seat is None or seat.organisation is not None:
        return str(seat.organisation) if seat else ""
    version = version_of_holder(process)
    sides = sides_on_page(version.text) if version else []
    return next((side.title for side in sides if side.key == seat.side), "")


def sides_of_hosts(process: Process) -> set[str]:
    """The sides that need a host: those with seats on behalf of an organisation."""
    known = {side.value for side in Host.Side}
    charter = charter_of(process)
    if charter is None:
        return known
    return known & {seat.side for seat in seats_of(charter) if seat.organisation_id}


def side_of(person: Person, process: Process) -> Host:
    """The side that a person acts for, who is known to act for one."""
    host = host_of(person, process)
    if host is None:
        raise Host.DoesNotExist(f"{person.address} acts for no host of {process.address}")
    return host
