"""Preparing a process: a draft that only its hosts see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from gromada.people.models import Organisation, Person
from gromada.processes.models import Host, Phase, Process
from gromada.processes.permissions import may_create, may_create_with, may_edit


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
    by: Person,
    **facts: Any,
) -> Process:
    """Begin a draft with its two hosts; ``by`` acts for one of them."""
    may_create(by).require()
    may_create_with(by, institution, community).require()
    process = Process.objects.create(**facts)
    institution_side = Host(process=process, side=Host.Side.INSTITUTION, organisation=institution)
    community_side = Host(process=process, side=Host.Side.COMMUNITY, organisation=community)
    for side in (institution_side, community_side):
        side.save()
    _plan_phases(process, phases)
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
