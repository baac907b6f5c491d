"""How far people took part in a decision, from facts on record and from nothing else."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gromada.charters.models import ACTS, Motion, Version, facts
from gromada.charters.queries.levels import (
    LevelOfMotion,
    fact_sentences,
    others_in,
    promised_by,
)
from gromada.charters.queries.versions import version_of_holder
from gromada.decisions.models import Decision, Disposition, Remark, Report
from gromada.methods.charter import Act as ActFacts
from gromada.methods.charter.probing import carries
from gromada.methods.participation import DecisionFacts, Level, level_of, yes_needed
from gromada.prepared import prepared, totals
from gromada.processes.models import Process

CHANGED = (Disposition.TAKEN_UP, Disposition.PARTLY)
DIFFERENCES, TAKING, RECOMMENDING = (
    "decisions.end_with_differences",
    "decisions.take_decision",
    "decisions.recommend",
)


def participation_in(decision: Decision, motion: Motion | None = None) -> LevelOfMotion:
    """The level of one decision, the facts behind it, and what the charter promised.

    ``motion`` is the one that carried it, where known; without, the charter as it is now.
    """
    version = motion.version if motion else version_now(decision.process)
    found = facts_about(decision, motion, version)
    return LevelOfMotion(
        facts=found,
        level=level_of(found),
        promised=promised_by(version.text, act_of(decision)) if version else Level.CLOSED,
        sentences=[*fact_sentences(found), *further_sentences(found)],
    )


def facts_about(
    decision: Decision, motion: Motion | None, version: Version | None
) -> DecisionFacts:
    """What is on record about a decision that was taken, or about one that is prepared so far."""
    process = decision.process
    until = decision.decided_at or timezone.now()
    (counts,) = remarks_until(process.pk, until)
    needed, proposes, alone = standing_of_others(version, act_of(decision))
    return DecisionFacts(
        notice_days=(until - decision.prepared_at).days,
        channels=channels_of(process, until),
        summary_published=bool(reports_until(process.pk, until)),
        inputs=counts["inputs"],
        answered=counts["answered"],
        changed_or_why_not=bool(counts["changed"] or decision.changes),
        consent_needed=needed,
        drafted_together=was_drafted_together(decision),
        may_propose=proposes,
        decided_alone=alone,
        delegated=int(alone),
        overridden=int(alone and motion is not None and motion.state == Motion.State.DEPARTED),
    )


@prepared
def remarks_until(process: int, until: datetime) -> QuerySet[Remark, dict[str, Any]]:
    return totals(
        Remark.objects.filter(process=process, received_at__lte=until),
        inputs=Count("pk"),
        answered=Count("answered_at"),
        changed=Count("pk", filter=Q(answer__disposition__in=CHANGED)),
    )


@prepared
def reports_until(process: int, until: datetime) -> QuerySet[Report, Any]:
    rows = Report.objects.filter(process=process, published_at__lte=until)
    return rows.order_by().values_list("pk")[:1]


def further_sentences(found: DecisionFacts) -> list[tuple[bool, str]]:
    """What speaks for a level besides what every motion has."""
    return [
        (
            found.summary_published,
            _("A report of what came in was published before.")
            if found.summary_published
            else _("No report of what came in was published before."),
        ),
        (
            found.changed_or_why_not,
            _("It is said what changed because of the inputs, or why nothing did.")
            if found.changed_or_why_not
            else _("It is not said what changed because of the inputs, nor why nothing did."),
        ),
    ]


def channels_of(process: Process, until: datetime) -> int:
    """In how many ways anybody could say something before the decision."""
    ways = ("allows_intake", "allows_statements", "allows_votes")
    begun = [phase for phase in process.phases.all() if phase.starts_at <= until]
    return sum(any(getattr(phase, way) for phase in begun) for way in ways)


def was_drafted_together(decision: Decision) -> bool:
    """Did the text that it adopts take in words of somebody else than who opened it?"""
    policy = decision.policy
    if policy is None:
        return False
    taken_in = policy.amendments.filter(state="accepted")
    return any(set(amendment.sides) - {policy.side} for amendment in taken_in)


def version_now(process: Process) -> Version | None:
    return version_of_holder(process)


def act_of(decision: Decision) -> ActFacts:
    """The act by which the decision is or was made."""
    if decision.state == Decision.State.DIFFERENCES:
        return facts(ACTS[DIFFERENCES])
    return facts(ACTS[RECOMMENDING if decision.is_reserved else TAKING])


def standing_of_others(version: Version | None, act: ActFacts) -> tuple[bool, bool, bool]:
    """Of sides that are not public: was a yes needed, may one propose, can one decide alone?"""
    if version is None:
        return False, False, False
    rules = version.text
    others = others_in(rules)
    binds = act.effect != "reserved"
    return (
        binds and any(yes_needed(rules, act, side) for side in others),
        any(side in rules.rule(act).propose for side in others),
        binds and any(carries(rules, act, [side]) for side in others),
    )
