"""How far people took part in each decision, for many processes at once."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Min, Prefetch

from gromada.charters.models import Version
from gromada.decisions.models import Decision
from gromada.decisions.queries.participation import (
    CHANGED,
    act_of,
    channels_of,
    standing_of_others,
)
from gromada.drafting.models import Amendment
from gromada.methods.participation import DecisionFacts, level_of
from gromada.observatory.queries.addresses import keys_of
from gromada.observatory.queries.answers import Owed

PROCESS = "processes.process"


def levels_of(
    addresses: Sequence[str],
    versions: Mapping[str, Sequence[Version]],
    owed: Mapping[str, Sequence[Owed]],
) -> dict[str, dict[str, int]]:
    """How many decisions reached each level, by process.

    The same facts as on the page of a decision (`decisions.queries.participation`), read for all
    of them at once; a test holds the two together.
    """
    decisions = (
        Decision.objects.filter(process__in=keys_of(PROCESS, addresses))
        .exclude(state=Decision.State.PREPARED)
        .select_related("policy", "process")
        .annotate(reported_at=Min("process__consultation_reports__published_at"))
        .prefetch_related(
            "process__phases",
            Prefetch("policy__amendments", Amendment.objects.filter(state="accepted")),
        )
    )
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for decision in decisions:
        at = decision.process.address
        version = _version_at(versions.get(at, ()), decision)
        facts = _facts(decision, version, owed.get(at, ()))
        found[at][level_of(facts).name.lower()] += 1
    return {at: dict(counts) for at, counts in found.items()}


def _facts(decision: Any, version: Version | None, owed: Sequence[Owed]) -> DecisionFacts:
    process = decision.process
    until = decision.decided_at or decision.prepared_at
    remarks = [each for each in owed if each.received_at <= until]
    needed, proposes, alone = standing_of_others(version, act_of(decision))
    changed = any(each.disposition in CHANGED for each in remarks)
    return DecisionFacts(
        notice_days=(until - decision.prepared_at).days,
        channels=channels_of(process, until),
        summary_published=decision.reported_at is not None and decision.reported_at <= until,
        inputs=len(remarks),
        answered=sum(each.answered_at is not None for each in remarks),
        changed_or_why_not=bool(changed or decision.changes),
        consent_needed=needed,
        drafted_together=_was_drafted_together(decision),
        may_propose=proposes,
        decided_alone=alone,
        delegated=int(alone),
    )


def _was_drafted_together(decision: Decision) -> bool:
    policy = decision.policy
    return policy is not None and any(
        set(amendment.sides) - {policy.side} for amendment in policy.amendments.all()
    )


def _version_at(versions: Sequence[Version], decision: Decision) -> Version | None:
    """The version in force on the day of the decision."""
    until = decision.decided_at or decision.prepared_at
    begun = [each for each in versions if each.in_force_from <= until]
    return begun[-1] if begun else None
