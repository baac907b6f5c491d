"""Preparing a process: a draft that only its hosts see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from gromada.charters.actions import SeatPlan, found_charter
from gromada.methods.charter import Charter
from gromada.methods.charter.templates import templates
from gromada.people.models import Organisation, Person
from gromada.people.queries import is_member, stewards_of
from gromada.processes.models import Host, Phase, Process
from gromada.processes.permissions import may_create, may_create_with, may_edit

# both sides hold a key to everything; a process begins with it unless its hosts choose another
DEFAULT_MODEL = "M04"


@dataclass(frozen=True, slots=True)
class PhasePlan:
    """One phase as its hosts plan it."""

    starts_at: datetime
    ends_at: datetime
    title_pl: str = ""
    title_en: str = ""
    kind: str = Phase.Kind.STATEMENTS
    allows_statements: bool = False
    allows_votes: bool = False
    allows_intake: bool = False


@transaction.atomic
def create_process(
    *,
    institution: Organisation,
    community: Organisation,
    phases: Sequence[PhasePlan] = (),
    rules: Charter | str = DEFAULT_MODEL,
    challenge: str = "",
    by: Person,
    happened_at: datetime | None = None,
    **facts: Any,
) -> Process:
    """Begin a draft with its two hosts, under a charter; ``by`` acts for one of them.

    ``rules`` is a charter or the code of a model. Whoever prepares it takes the first seat of
    their side; the stewards of the other host are invited to the seats of theirs. ``challenge`` is
    what the charter answers: one from the open list by its name, or another in own words.
    """
    may_create(by).require()
    may_create_with(by, institution, community).require()
    process = Process.objects.create(**facts)
    institution_side = Host(process=process, side=Host.Side.INSTITUTION, organisation=institution)
    community_side = Host(process=process, side=Host.Side.COMMUNITY, organisation=community)
    for side in (institution_side, community_side):
        side.save()
    _plan_phases(process, phases)
    text = templates()[rules].charter if isinstance(rules, str) else rules
    found_charter(
        holder=process,
        rules=text,
        seats=_seats([institution_side, community_side], text, by),
        challenge=challenge,
        by=by,
        happened_at=happened_at,
    )
    return process


@transaction.atomic
def edit_process(
    *, process: Process, facts: Mapping[str, Any], phases: Sequence[PhasePlan], by: Person
) -> Process:
    """Change a draft; a published process keeps what people were told."""
    process = Process.objects.select_for_update().get(pk=process.pk)
    may_edit(by, process).require()
    for name, value in facts.items():
        setattr(process, name, value)
    process.save()
    _plan_phases(process, phases)
    return process


def _plan_phases(process: Process, phases: Sequence[PhasePlan]) -> None:
    """Replace the phases of a draft; nothing refers to them before it is published."""
    process.phases.all().delete()
    Phase.objects.bulk_create(
        Phase(
            process=process,
            order=order,
            kind=plan.kind,
            title_pl=plan.title_pl,
            title_en=plan.title_en,
            starts_at=plan.starts_at,
            ends_at=plan.ends_at,
            allows_statements=plan.allows_statements,
            allows_votes=plan.allows_votes,
            allows_intake=plan.allows_intake,
        )
        for order, plan in enumerate(sorted(phases, key=lambda plan: plan.starts_at), start=1)
    )


def _seats(hosts: Sequence[Host], rules: Charter, by: Person) -> list[SeatPlan]:
    """Each host is behind all seats of its side; its first people sit there or are invited."""
    sizes = {side.key: side.seats for side in rules.sides}
    plans: list[SeatPlan] = []
    for host in hosts:
        if host.side not in sizes:
            continue
        sits = is_member(by, host.organisation) and not any(plan.person for plan in plans)
        plans.append(
            SeatPlan(
                host.side,
                person=by if sits else None,
                organisation=host.organisation,
                all_seats=True,
            )
        )
        others = [other.organisation for other in hosts if other != host]
        free = [
            membership.person
            for membership in stewards_of(host.organisation)
            # who belongs to both sides sits on neither without being asked to choose
            if membership.person != by and not any(is_member(membership.person, o) for o in others)
        ]
        if not sits:
            plans += [SeatPlan(host.side, email=guest.email) for guest in free[: sizes[host.side]]]
    return plans
