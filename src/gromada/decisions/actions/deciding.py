"""How a decision ends: taken and signed, recommended, or with the differences of the sides."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.actions import close_answer, hold_charter
from gromada.charters.models import Motion, Seat
from gromada.charters.permissions import require_mandate
from gromada.decisions.models import Decision
from gromada.decisions.permissions import (
    can_be_taken,
    can_end_with_differences,
    may_answer_decision,
)
from gromada.decisions.queries import motions_about
from gromada.drafting.actions import adopt_policy
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.people.models import Person
from gromada.processes.queries import last_entries_about, side_of
from gromada.verdict import Refused

TAKEN = declare_kind("decisions.decision_taken", _("A decision was taken"))
RECOMMENDED = declare_kind("decisions.decision_recommended", _("A decision was recommended"))
ENDED = declare_kind(
    "decisions.decision_ended", _("The sides recorded where they differ on a decision")
)
ANSWERED = declare_kind("decisions.decision_answered", _("The institution answered a decision"))

ANSWER_WITHIN = timedelta(days=30)


@transaction.atomic
def take_decision(
    *,
    subject: Decision,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    signed_by: str,
    signed_on: date,
    document: str,
) -> Decision:
    """Take a decision by which the institution binds itself, with its signature outside."""
    at = require_mandate(mandate, "decisions.take_decision", subject).at
    decision = _locked(subject)
    can_be_taken(decision).require()
    decision.state, decision.decided_at = Decision.State.TAKEN, at
    decision.signed_by, decision.signed_on, decision.document = signed_by, signed_on, document
    decision.save()
    entry = record(
        TAKEN,
        subject=decision,
        holder=decision.process,
        by=by,
        facts={"side": by.side, "kind": str(decision.kind), "signed_on": signed_on.isoformat()},
        texts={"reason": reason, "signed_by": signed_by, "document": document},
        because=[*because, *last_entries_about(decision)],
        happened_at=at,
    )
    if decision.policy is not None:
        adopt_policy(policy=decision.policy, by=by, because=[entry], happened_at=at)
    return decision


@transaction.atomic
def recommend(*, subject: Decision, mandate: object, **_facts: object) -> Decision:
    """Never carried out: what others decide by law is recommended, and they owe an answer."""
    require_mandate(mandate, "decisions.recommend", subject)
    raise Refused(_("Somebody else decides this by law. Recommend it instead."))


@transaction.atomic
def end_with_differences(
    *, subject: Decision, by: Seat, mandate: object, because: Iterable[Entry], reason: str
) -> Decision:
    """Record where the sides differ; the institution then owes a reasoned answer."""
    at = require_mandate(mandate, "decisions.end_with_differences", subject).at
    decision = _locked(subject)
    can_end_with_differences(decision).require()
    decision.state, decision.decided_at = Decision.State.DIFFERENCES, at
    decision.answer_due_on = timezone.localdate(at + ANSWER_WITHIN)
    decision.save()
    record(
        ENDED,
        subject=decision,
        holder=decision.process,
        by=by,
        facts={
            "side": by.side,
            "positions": sorted(position.side for position in decision.positions.all()),
            "answer_due_on": decision.answer_due_on.isoformat(),
        },
        texts={"reason": reason},
        because=[*because, *last_entries_about(decision)],
        happened_at=at,
    )
    return decision


@transaction.atomic
def note_recommendation(*, motion: Motion, because: Iterable[Entry]) -> Decision | None:
    """Note on a decision that its recommendation was carried, once."""
    found = Decision.objects.filter(pk=motion.subject.rpartition(":")[2]).first()
    if found is None or motion.ended_at is None:
        return None
    decision = _locked(found)
    if not decision.is_prepared:
        return decision
    decision.state, decision.decided_at = Decision.State.RECOMMENDED, motion.ended_at
    decision.answer_due_on = timezone.localdate(motion.ended_at + ANSWER_WITHIN)
    decision.save()
    record(
        RECOMMENDED,
        subject=decision,
        holder=decision.process,
        by=motion.mover,
        facts={
            "side": motion.mover.side,
            "kind": str(decision.kind),
            "answer_due_on": decision.answer_due_on.isoformat(),
        },
        texts={"reason": motion.reason},
        because=[*because, *last_entries_about(decision)],
        happened_at=motion.ended_at,
    )
    return decision


@transaction.atomic
def answer_decision(
    *, decision: Decision, text: str, by: Person, happened_at: datetime | None = None
) -> Decision:
    """Give the institution's reasoned answer to a recommendation or to differences."""
    hold_charter(decision.process)
    decision = _locked(decision)
    may_answer_decision(by, decision).require()
    if not text.strip():
        raise Refused(_("Write it down, so that everybody can read it."))
    decision.answer, decision.answered_at = text.strip(), happened_at or timezone.now()
    decision.save(update_fields=["answer", "answered_at"])
    due = decision.answer_due_on
    entry = record(
        ANSWERED,
        subject=decision,
        holder=decision.process,
        by=side_of(by, decision.process),
        facts={"in_time": due is None or timezone.localdate(decision.answered_at) <= due},
        texts={"answer": decision.answer},
        because=last_entries_about(decision),
        happened_at=happened_at,
    )
    # the same answer was owed after the proposal that carried it
    for motion in motions_about(decision):
        close_answer(
            motion=motion,
            text=decision.answer,
            by=side_of(by, decision.process),
            because=[entry],
            at=decision.answered_at,
        )
    return decision


def _locked(decision: Decision) -> Decision:
    rows = Decision.objects.select_related("process").select_for_update(of=("self",))
    return rows.get(pk=decision.pk)
