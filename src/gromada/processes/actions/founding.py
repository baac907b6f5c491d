"""Founding a process together: a draft, its hosts, its charter and who is invited to seats."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gromada.charters.actions import SeatPlan, found_charter
from gromada.methods.charter import Charter as Rules
from gromada.people.actions import open_group, spend
from gromada.people.models import Organisation, Person
from gromada.people.queries import is_member
from gromada.processes.models import Host, Process
from gromada.verdict import Refused


@dataclass(frozen=True, slots=True)
class Founders:
    """Who founds: on which side the founder sits, and in whose name each side comes.

    ``group`` is the name of a group that is no organisation yet.
    """

    side: str
    institution: Organisation | None = None
    community: Organisation | None = None
    business: Organisation | None = None
    group: str = ""


@transaction.atomic
def found_process(
    *,
    founders: Founders,
    rules: Rules,
    challenge: str,
    invited: Iterable[tuple[str, str]] = (),
    by: Person,
    **facts: Any,
) -> Process:
    """Begin a draft under a charter. ``invited`` are pairs of a side and an e-mail address.

    The founder takes the first seat of their side; the others get a link each.
    """
    own = getattr(founders, founders.side)
    if own is not None and not is_member(by, own):
        raise Refused(_("One of the two hosts must be an organisation that you act for."))
    community = founders.community
    if community is None and founders.group:
        community = open_group(name=founders.group, by=by)
    if own is None and founders.side != "community":
        raise Refused(_("Say for which organisation you act."))
    process = Process.objects.create(**facts)
    hosts = {"institution": founders.institution, "community": community}
    for side, organisation in hosts.items():
        if organisation is not None:
            Host.objects.create(process=process, side=side, organisation=organisation)
    own = hosts.get(founders.side, own)
    seats = [SeatPlan(founders.side, person=by, organisation=own)]
    for side, email in invited:
        spend(limit="people.invitations", key=by.address).require()
        organisation = own if side == founders.side else hosts.get(side)
        seats.append(SeatPlan(side, email=email, organisation=organisation))
    found_charter(holder=process, rules=rules, seats=seats, challenge=challenge, by=by)
    return process
