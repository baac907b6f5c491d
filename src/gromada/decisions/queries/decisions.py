"""Which decisions there are, for whom, and what the charter says of them."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db.models import QuerySet

from gromada.charters.models import Duty, Motion
from gromada.decisions.models import Decision, Position
from gromada.people.models import Person
from gromada.prepared import bring, prepared
from gromada.processes.models import Process
from gromada.processes.queries import bring_hosts_and_phases, processes_visible_to

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None


def decisions_visible_to(person: "Someone") -> QuerySet[Decision]:
    """A decision is public from the day it is prepared."""
    rows = Decision.objects.filter(process__in=processes_visible_to(person))
    return rows.select_related("process", "policy__process")


def decision_at(pk: int, person: "Someone") -> Decision | None:
    """One decision, if it exists for this person.

    Nearly every one exists for everybody, and that is the shorter question.
    """
    if found := public_decision(pk):
        return found[0]
    if not isinstance(person, Person):
        return None
    return decisions_visible_to(person).filter(pk=pk).first()


@prepared
def public_decision(pk: int) -> QuerySet[Decision]:
    return decisions_visible_to(None).filter(pk=pk)


def bring_parts(decision: Decision) -> None:
    """What its own page asks for more than once."""
    bring(decision, "positions", positions_on(decision.pk))
    bring_hosts_and_phases(decision.process)


@prepared
def positions_on(decision: int) -> QuerySet[Position]:
    return Position.objects.filter(decision=decision)


def is_proposed(decision: Decision, acts: Collection[str]) -> bool:
    """Is one of these acts on it being decided now?"""
    live = Motion.objects.filter(state__in=Motion.LIVE, act_key__in=acts)
    return live.filter(subject=decision.address).exists()


def decisions_of(process: Process) -> QuerySet[Decision]:
    return process.decisions.select_related("process", "policy__process")


def motions_about(decision: Decision) -> list[Motion]:
    """What was proposed about a decision, the newest first."""
    return motions_on(decision.address)


@prepared
def motions_on(address: str) -> QuerySet[Motion]:
    rows = Motion.objects.filter(subject=address)
    return rows.select_related("version__charter", "mover").order_by("-pk")


def charter_facts(motions: list[Motion]) -> Motion | None:
    """The proposal that carried the decision, if one did."""
    return next((motion for motion in motions if motion.was_carried), None)


def owed_by_motion(motion: Motion | None) -> Duty | None:
    """The reasoned answer that is owed after a recommendation."""
    return next(iter(answers_owed(motion.pk)), None) if motion else None


@prepared
def answers_owed(motion: int) -> QuerySet[Duty]:
    return Duty.objects.filter(motion=motion, kind=Duty.Kind.ANSWER).order_by("pk")
