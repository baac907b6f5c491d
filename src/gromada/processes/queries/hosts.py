"""Who acts for which side."""

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from gromada.people.models import Organisation, Person
from gromada.people.queries import memberships_of
from gromada.processes.models import Host, Process

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def organisations_of(person: "Person | AnonymousUser | None") -> QuerySet[Organisation]:
    """The organisations a person acts for now."""
    if not isinstance(person, Person):
        return Organisation.objects.none()
    return Organisation.objects.filter(pk__in=memberships_of(person).values("organisation"))


def hosts_with_member(person: "Person | AnonymousUser | None") -> QuerySet[Host]:
    """The host sides that a person acts for now."""
    return Host.objects.filter(organisation__in=organisations_of(person))


def host_of(person: "Person | AnonymousUser | None", process: Process) -> Host | None:
    """The side of this process that a person acts for, if any.

    A page that asks often prefetches the person's ``memberships`` and the
    process's parts; then this costs nothing.
    """
    if not isinstance(person, Person):
        return None
    acts_for = {
        membership.organisation_id
        for membership in person.memberships.all()
        if membership.until is None
    }
    return next((host for host in process.hosts.all() if host.organisation_id in acts_for), None)


def side_of(person: Person, process: Process) -> Host:
    """The side that a person acts for, who is known to act for one."""
    host = host_of(person, process)
    if host is None:
        raise Host.DoesNotExist(f"{person.address} acts for no host of {process.address}")
    return host
