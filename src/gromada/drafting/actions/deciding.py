"""Accepting and rejecting amendments: acts under the charter."""

import re
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from gromada.charters.models import Motion, Seat, Word
from gromada.charters.permissions import require_mandate
from gromada.drafting.actions.opening import key_of, locked_policy
from gromada.drafting.actions.proposing import locked_amendment
from gromada.drafting.models import Amendment, Clause, ClauseVersion, Policy
from gromada.drafting.permissions import can_be_accepted, can_be_rejected
from gromada.drafting.queries import brought_up_to_date, touching
from gromada.formats.clauses import Clause as ClauseText
from gromada.innovations.queries import last_entry_about
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.notices.actions import notify

ACCEPTED = declare_kind("drafting.amendment_accepted", _("An amendment was accepted"))
REJECTED = declare_kind("drafting.amendment_rejected", _("An amendment was rejected"))
OVERTAKEN = declare_kind(
    "drafting.amendment_overtaken", _("An amendment was overtaken by another one")
)
LONGEST_NOTE = 1000


@transaction.atomic
def accept_amendment(
    *,
    subject: Amendment,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    text: str = "",
) -> Amendment:
    """Write the amendment into the text, in the words that were agreed at last."""
    granted = require_mandate(mandate, "drafting.accept_amendment", subject)
    policy = locked_policy(subject.policy)
    amendment = locked_amendment(subject)
    can_be_accepted(amendment).require()
    agreed = " ".join(text.split()) or amendment.text
    sides = sides_of(amendment, agreed, by=by, motion=granted.motion)
    policy.edition += 1
    policy.save(update_fields=["edition"])
    clause, version = _written(policy, amendment, agreed, sides, granted.at)
    amendment.state, amendment.decided_at = Amendment.State.ACCEPTED, granted.at
    amendment.note = reason[:LONGEST_NOTE]
    amendment.sides = sides
    amendment.text = "" if amendment.is_removal else agreed
    amendment.save(update_fields=["state", "decided_at", "note", "sides", "text"])
    entry = _recorded(
        ACCEPTED,
        amendment,
        by=by,
        because=because,
        at=granted.at,
        facts={"clause": clause.address, "edition": policy.edition, "sides": sides},
        texts={"reason": reason, **({"text": version.text} if version.text else {})},
    )
    tell_proposer(amendment, "amendment_accepted", reason=reason)
    if not amendment.is_addition:
        _overtake(clause, amendment, because=entry, at=granted.at)
    return amendment


@transaction.atomic
def reject_amendment(
    *, subject: Amendment, by: Seat, mandate: object, because: Iterable[Entry], reason: str
) -> Amendment:
    """Leave the text as it is, with a reason for who proposed it and for everybody."""
    granted = require_mandate(mandate, "drafting.reject_amendment", subject)
    amendment = locked_amendment(subject)
    can_be_rejected(amendment).require()
    amendment.state, amendment.decided_at = Amendment.State.REJECTED, granted.at
    amendment.note = reason[:LONGEST_NOTE]
    amendment.save(update_fields=["state", "decided_at", "note"])
    _recorded(
        REJECTED,
        amendment,
        by=by,
        because=because,
        at=granted.at,
        facts={},
        texts={"reason": reason},
    )
    tell_proposer(amendment, "amendment_rejected", reason=reason)
    return amendment


def sides_of(amendment: Amendment, agreed: str, *, by: Seat, motion: object) -> list[str]:
    """Who wrote it: who proposed it, and who asked for other words when these were agreed."""
    sides = set(amendment.sides)
    if agreed == amendment.text:
        return sorted(sides)
    asked = set()
    if isinstance(motion, Motion):
        # a condition that was taken in has become a consent
        words = motion.words.filter(stance=Word.Stance.CONSENT).select_related("seat")
        asked = {word.seat.side for word in words if "text" in (word.condition or {})}
    return sorted(sides | (asked or {by.side}))


def _written(
    policy: Policy, amendment: Amendment, agreed: str, sides: list[str], at: datetime
) -> tuple[Clause, ClauseVersion]:
    """The clause with its new wording, or the new clause in its place."""
    if amendment.is_addition:
        clause = _new_clause(policy, amendment, agreed)
        number = amendment.clause_number
    else:
        clause = policy.clauses.select_related("version").get(amendments=amendment)
        number = clause.number
    clause.version = ClauseVersion.objects.create(
        clause=clause,
        edition=policy.edition,
        number=number,
        text="" if amendment.is_removal else agreed,
        is_removal=amendment.is_removal,
        sides=sides,
        since=at,
        amendment=amendment,
    )
    clause.save(update_fields=["version"])
    return clause, clause.version


def _new_clause(policy: Policy, amendment: Amendment, agreed: str) -> Clause:
    """Stands after the clause that was meant, and after what stands below that."""
    clauses = list(policy.clauses.order_by("order", "pk"))
    at = next((n for n, each in enumerate(clauses) if each.pk == amendment.clause_id), None)
    level, order = 0, len(clauses) + 1
    above: list[str] = []
    if at is not None:
        level, last = clauses[at].level, at
        while last + 1 < len(clauses) and clauses[last + 1].level > level:
            last += 1
        order = clauses[last].order + 1
        policy.clauses.filter(order__gte=order).update(order=F("order") + 1)
        # its key begins as that of its neighbour: 4-2 stands beside 4-1
        head = re.sub(r"-?[^-]+$", "", clauses[at].key)
        above = [head] if head else []
    text = ClauseText(amendment.clause_number, agreed, level)
    key = key_of(text, above, {each.key for each in clauses})
    return Clause.objects.create(policy=policy, key=key, order=order, level=level)


def _overtake(clause: Clause, accepted: Amendment, *, because: Entry, at: datetime) -> None:
    """Set aside what was written against words that are gone, with what to do about it."""
    for other in touching(clause):
        other.state, other.decided_at = Amendment.State.OVERTAKEN, at
        other.clause = clause
        with override(other.policy.language):
            other.note = gettext("Amendment %(number)d changed the same clause first.") % {
                "number": accepted.number
            }
        other.save(update_fields=["state", "decided_at", "note"])
        record(
            OVERTAKEN,
            subject=other,
            holder=other.policy.process,
            by="system",
            facts={"number": other.number, "by": accepted.address},
            because=[because, *last_entry_about(other)],
            happened_at=at,
        )
        joinable = brought_up_to_date(other) is not None
        tell_proposer(other, "amendment_overtaken", accepted=accepted, joinable=joinable)


def _recorded(
    kind: str,
    amendment: Amendment,
    *,
    by: Seat,
    because: Iterable[Entry],
    at: datetime,
    facts: dict[str, object],
    texts: dict[str, str],
) -> Entry:
    """Enter the decision as following from the motion and from the proposal."""
    return record(
        kind,
        subject=amendment,
        holder=amendment.policy.process,
        by=by,
        facts={
            "number": amendment.number,
            "side": by.side,
            "policy": amendment.policy.address,
            **facts,
        },
        texts=texts,
        because=[*because, *last_entry_about(amendment)],
        happened_at=at,
    )


def tell_proposer(amendment: Amendment, template: str, **context: object) -> None:
    """Tell who proposed it, when there is a way to reach them."""
    if amendment.proposer is None or amendment.proposer.person is None:
        return
    notify(
        amendment.proposer.person,
        template=f"drafting/{template}",
        context={"amendment": amendment, "policy": amendment.policy, **context},
        link=amendment.get_absolute_url(),
    )
