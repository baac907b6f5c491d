"""Who acts for which side."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from gromada.charters.queries import charter_of, own_seat, seats_of
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
    acts_for = {
        membership.organisation_id
        for membership in person.memberships.all()
        if membership.until is None
    }
    hosts = process.hosts.all()
    if own := next((host for host in hosts if host.organisation_id in acts_for), None):
        return own
    seat = own_seat(person, process)
    # a seat on behalf of an organisation that the person left is about to become vacant
    left = {m.organisation_id for m in person.memberships.all()} - acts_for
    if seat is None or seat.organisation_id in left:
        return None
    return next((host for host in hosts if host.side == seat.side), None)


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
