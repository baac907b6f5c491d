"""How far people took part in each decision, for many processes at once."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Prefetch

from gromada.charters.models import Charter, Version
from gromada.decisions.models import Decision, Remark
from gromada.decisions.queries.participation import (
    CHANGED,
    act_of,
    channels_of,
    standing_of_others,
)
from gromada.methods.participation import DecisionFacts, level_of
from gromada.observatory.queries.addresses import keys_of

PROCESS = "processes.process"


def levels_of(
    addresses: Sequence[str], charters: Mapping[str, Charter]
) -> dict[str, dict[str, int]]:
    """How many decisions reached each level, by process.

    The same facts as on the page of a decision (`decisions.queries.participation`), read for all
    of them at once; a test holds the two together.
    """
    decisions = (
        Decision.objects.filter(process__in=keys_of(PROCESS, addresses))
        .exclude(state=Decision.State.PREPARED)
        .select_related("policy", "process")
        .prefetch_related(
            "process__phases",
            "process__consultation_reports",
            Prefetch("process__remarks", Remark.objects.select_related("answer")),
            "policy__amendments",
        )
    )
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for decision in decisions:
        at = decision.process.address
        charter = charters.get(at)
        version = _version_at(charter, decision) if charter else None
        found[at][level_of(_facts(decision, version)).name.lower()] += 1
    return {at: dict(counts) for at, counts in found.items()}


def _facts(decision: Decision, version: Version | None) -> DecisionFacts:
    process = decision.process
    until = decision.decided_at or decision.prepared_at
    remarks = [each for each in process.remarks.all() if each.received_at <= until]
    needed, proposes, alone = standing_of_others(version, act_of(decision))
    changed = any(each.answer and each.answer.disposition in CHANGED for each in remarks)
    return DecisionFacts(
        notice_days=(until - decision.prepared_at).days,
        channels=channels_of(process, until),
        summary_published=any(
            report.published_at <= until for report in process.consultation_reports.all()
        ),
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
        set(amendment.sides) - {policy.side}
        for amendment in policy.amendments.all()
        if amendment.state == "accepted"
    )


def _version_at(charter: Charter, decision: Decision) -> Version | None:
    """The version in force on the day of the decision."""
    until = decision.decided_at or decision.prepared_at
    rows = [each for each in charter.versions.all() if each.in_force_from <= until]
    return max(rows, key=lambda each: each.number, default=None)
