"""Which decisions there are, for whom, and what the charter says of them."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.db.models import QuerySet, prefetch_related_objects

from gromada.charters.models import Duty, Motion
from gromada.decisions.models import Decision
from gromada.people.models import Person
from gromada.processes.models import Process
from gromada.processes.queries import processes_visible_to

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None


def decisions_visible_to(person: "Someone") -> QuerySet[Decision]:
    """A decision is public from the day it is prepared."""
    rows = Decision.objects.filter(process__in=processes_visible_to(person))
    return rows.select_related("process", "policy__process")


def bring_parts(decision: Decision) -> None:
    """What its own page asks for more than once."""
    prefetch_related_objects(
        [decision], "positions", "process__hosts__organisation", "process__phases"
    )


def is_proposed(decision: Decision, acts: Collection[str]) -> bool:
    """Is one of these acts on it being decided now?"""
    live = Motion.objects.filter(state__in=Motion.LIVE, act_key__in=acts)
    return live.filter(subject=decision.address).exists()


def decisions_of(process: Process) -> QuerySet[Decision]:
    return process.decisions.select_related("process", "policy__process")


def motions_about(decision: Decision) -> list[Motion]:
    """What was proposed about a decision, the newest first."""
    rows = Motion.objects.filter(subject=decision.address)
    return list(rows.select_related("version__charter", "mover").order_by("-pk"))


def charter_facts(motions: list[Motion]) -> Motion | None:
    """The proposal that carried the decision, if one did."""
    return next((motion for motion in motions if motion.was_carried), None)


def owed_by_motion(motion: Motion | None) -> Duty | None:
    """The reasoned answer that is owed after a recommendation."""
    if motion is None:
        return None
    return Duty.objects.filter(motion=motion, kind=Duty.Kind.ANSWER).first()
