"""Proposing an amendment, taking it back, and bringing it up to date."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.models import Seat
from gromada.charters.queries import charter_of, seat_of
from gromada.drafting.actions.opening import locked_policy
from gromada.drafting.models import Amendment, Clause, Policy
from gromada.drafting.permissions import (
    can_be_amended,
    may_propose,
    may_rebase,
    may_withdraw_amendment,
    says_something_new,
)
from gromada.drafting.queries import address_said, brought_up_to_date, entry_of_source
from gromada.innovations.queries import first_entries_about, last_entry_about
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Addressed, Entry
from gromada.people.actions import join, spend
from gromada.people.models import Participant, Person, Visitor
from gromada.verdict import Refused

PROPOSED = declare_kind(
    "drafting.amendment_proposed", _("An amendment was proposed"), own_reason=True
)
WITHDRAWN = declare_kind("drafting.amendment_withdrawn", _("An amendment was withdrawn"))
REBASED = declare_kind("drafting.amendment_rebased", _("An amendment was brought up to date"))

COMMUNITY = "community"


@transaction.atomic
def propose_amendment(
    *,
    policy: Policy,
    kind: str = Amendment.Kind.CHANGE,
    clause: Clause | None = None,
    text: str = "",
    number: str = "",
    reason: str,
    source_address: str = "",
    by: "Visitor | Person",
    because: Iterable[Entry] = (),
    happened_at: datetime | None = None,
) -> Amendment:
    """Propose to change, add or take out a clause, with the reason, which everybody can read.

    A visitor speaks as a resident; a person on a seat speaks for their side. The same sent
    twice by the same is one amendment.
    """
    now = happened_at or timezone.now()
    policy = locked_policy(policy)
    may_propose(by, policy, now).require()
    if clause is not None:
        clause = policy.clauses.select_related("version").get(pk=clause.pk)
    text, number, reason = _words(text), _words(number), reason.strip()
    can_be_amended(kind, clause).require()
    says_something_new(kind, clause, text).require()
    if not reason:
        raise Refused(_("Say why: everybody can read it, and those who decide need it."))
    source, source_entries = _source(source_address)
    seat = _seat_of(by, policy) if isinstance(by, Person) else None
    participant = None if isinstance(by, Person) else join(holder=policy.process.address, by=by)
    if kind == Amendment.Kind.REMOVE:
        text = ""
    if before := _sent_before(policy, participant, seat, kind=kind, clause=clause, text=text):
        return before
    _spend(by, participant)
    amendment = Amendment.objects.create(
        policy=policy,
        number=(policy.amendments.aggregate(last=Max("number"))["last"] or 0) + 1,
        kind=kind,
        clause=clause,
        text=text,
        first_text=text,
        base_version=clause.version if clause and kind != Amendment.Kind.ADD else None,
        clause_number=number if kind == Amendment.Kind.ADD else "",
        reason=reason,
        source_address=source,
        proposer=participant,
        seat=seat,
        sides=[seat.side if seat else COMMUNITY],
        proposed_at=now,
    )
    record(
        PROPOSED,
        subject=amendment,
        holder=policy.process,
        by=_actor(seat, participant),
        facts={
            "number": amendment.number,
            "kind": str(kind),
            "policy": policy.address,
            "clause": clause.address if clause else None,
            "side": amendment.sides[0],
            "source": source,
        },
        texts={"reason": reason, **({"text": amendment.text} if amendment.text else {})},
        because=[*because, *source_entries, *first_entries_about(policy)],
        happened_at=happened_at,
    )
    return amendment


@transaction.atomic
def withdraw_amendment(
    *, amendment: Amendment, by: Visitor, happened_at: datetime | None = None
) -> Amendment:
    """Take one's own amendment off the table; it stays readable."""
    amendment = locked_amendment(amendment)
    may_withdraw_amendment(by, amendment).require()
    amendment.state = Amendment.State.WITHDRAWN
    amendment.decided_at = happened_at or timezone.now()
    amendment.save(update_fields=["state", "decided_at"])
    record(
        WITHDRAWN,
        subject=amendment,
        holder=amendment.policy.process,
        by=_actor(amendment.seat, amendment.proposer),
        facts={"number": amendment.number},
        because=last_entry_about(amendment),
        happened_at=happened_at,
    )
    return amendment


@transaction.atomic
def rebase_amendment(
    *, amendment: Amendment, by: Visitor, happened_at: datetime | None = None
) -> Amendment:
    """Put an overtaken amendment on top of the new words, where both go together."""
    locked_policy(amendment.policy)
    amendment = locked_amendment(amendment)
    may_rebase(by, amendment).require()
    made = brought_up_to_date(amendment)
    if made is None or amendment.clause is None:
        raise Refused(_("Propose it anew."))  # may_rebase has said so before
    amendment.text, amendment.base_version = made, amendment.clause.version
    amendment.state, amendment.note, amendment.decided_at = Amendment.State.OPEN, "", None
    amendment.save(update_fields=["text", "base_version", "state", "note", "decided_at"])
    charter = charter_of(amendment.policy.process)
    seat = seat_of(by.person, charter) if charter else None
    record(
        REBASED,
        subject=amendment,
        holder=amendment.policy.process,
        by=_actor(seat or amendment.seat, amendment.proposer),
        facts={"number": amendment.number, "edition": amendment.policy.edition},
        texts={"text": made},
        because=last_entry_about(amendment),
        happened_at=happened_at,
    )
    return amendment


def locked_amendment(amendment: Amendment) -> Amendment:
    """The row as it is now with what it is about, held until the transaction ends."""
    rows = Amendment.objects.select_related(
        "policy__process", "clause__version", "clause__policy", "base_version", "seat",
        "proposer__person", "made__clause",
    )  # fmt: skip
    return rows.select_for_update(of=("self",)).get(pk=amendment.pk)


def _words(text: str) -> str:
    """A clause is one paragraph."""
    return " ".join(text.split())


def _source(said: str) -> tuple[str, list[Entry]]:
    """The address that was pasted, and the entry of it, which leads to the amendment."""
    if not said.strip():
        return "", []
    address = address_said(said)
    entry = entry_of_source(address)
    if entry is None:
        raise Refused(
            _("The record knows nothing under “%(said)s”. Paste the link of a statement, of a "
              "question or of an entry in the public record, or leave the field empty.")
            % {"said": said.strip()[:120]}
        )  # fmt: skip
    return address, [entry]


def _seat_of(person: Person, policy: Policy) -> Seat | None:
    charter = charter_of(policy.process)
    return seat_of(person, charter) if charter else None


def _actor(seat: Seat | None, participant: Participant | None) -> Addressed | str:
    """A side's seat, a resident under a pseudonym; or nobody known any more."""
    return seat or participant or "system"


def _sent_before(
    policy: Policy, participant: Participant | None, seat: Seat | None, **facts: object
) -> Amendment | None:
    own = policy.amendments.filter(proposer=participant, seat=seat, state=Amendment.State.OPEN)
    return own.filter(**facts).first()


def _spend(by: "Visitor | Person", participant: Participant | None) -> None:
    if participant is None:
        return
    spend(limit="drafting.amendments", key=participant.address).require()
    if isinstance(by, Visitor) and by.network:
        spend(limit="drafting.amendments_of_network", key=by.network).require()
