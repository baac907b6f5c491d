"""What became of a commitment: said by a party, kept for ever, never changed."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.models import Seat
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.partnerships.models import Commitment, CommitmentEvent, Milestone, Party
from gromada.partnerships.permissions import may_report, not_ahead
from gromada.partnerships.queries import last_entries_about, parties_of
from gromada.people.models import Person
from gromada.verdict import Refused

Status = CommitmentEvent.Status

BEGUN = declare_kind("partnerships.commitment_begun", _("Work on a commitment began"))
KEPT = declare_kind("partnerships.commitment_kept", _("A commitment was kept"))
KEPT_LATE = declare_kind("partnerships.commitment_kept_late", _("A commitment was kept late"))
BROKEN = declare_kind("partnerships.commitment_broken", _("A commitment was broken"))
STEP = declare_kind("partnerships.milestone_reached", _("A step of a commitment was reached"))
KINDS = {
    Status.BEGUN: BEGUN,
    Status.KEPT: KEPT,
    Status.KEPT_LATE: KEPT_LATE,
    Status.BROKEN: BROKEN,
}


@transaction.atomic
def report_commitment(
    *,
    commitment: Commitment,
    status: str,
    happened_on: date,
    reason: str,
    evidence: str = "",
    milestone: Milestone | None = None,
    because: Iterable[Entry] = (),
    by: Person,
    happened_at: datetime | None = None,
) -> CommitmentEvent:
    """Say that it is begun, kept or broken; whether it was kept late follows from the first day.

    With ``milestone`` it is about that step.
    """
    commitment = held(commitment)
    may_report(by, commitment, status).require()
    now = happened_at or timezone.now()
    not_ahead(happened_on, timezone.localdate(now)).require()
    if status not in {Status.BEGUN, Status.KEPT, Status.KEPT_LATE, Status.BROKEN}:
        raise Refused(_("Moving and releasing need the other sides: propose it."))
    if status in {Status.KEPT, Status.KEPT_LATE}:
        due_on = milestone.due_on if milestone else commitment.due_on
        status = Status.KEPT if happened_on <= due_on else Status.KEPT_LATE
    speaks_for = parties_of(by, commitment.partnership)
    return enter(
        STEP if milestone else KINDS[Status(status)],
        commitment,
        status=status,
        happened_on=happened_on,
        by=by,
        party=commitment.party if commitment.party in speaks_for else speaks_for[0],
        milestone=milestone,
        texts={"reason": reason, "evidence": evidence} if evidence else {"reason": reason},
        because=[*last_entries_about([commitment]), *because],
        happened_at=happened_at,
    )


def held(commitment: Commitment) -> Commitment:
    """The commitment as it is now, held until the transaction ends."""
    rows = Commitment.objects.select_related("partnership", "party__organisation")
    return rows.select_for_update(of=("self",)).get(pk=commitment.pk)


def enter(  # noqa: PLR0913
    kind: str,
    commitment: Commitment,
    *,
    status: str,
    happened_on: date,
    by: Person | Seat,
    party: Party | None,
    texts: Mapping[str, str],
    because: Iterable[Entry],
    happened_at: datetime | None,
    milestone: Milestone | None = None,
    new_due_on: date | None = None,
) -> CommitmentEvent:
    """Add an event with its entry in the record."""
    entry = record(
        kind,
        subject=commitment,
        holder=commitment.partnership,
        by=by,
        facts={
            "status": Status(status).value,
            "on": happened_on.isoformat(),
            "due_on": commitment.due_on.isoformat(),
            "new_due_on": new_due_on.isoformat() if new_due_on else None,
            "milestone": milestone.number if milestone else None,
            "party": party.address if party else None,
        },
        texts=texts,
        because=because,
        happened_at=happened_at,
    )
    return CommitmentEvent.objects.create(
        commitment=commitment,
        milestone=milestone,
        status=status,
        happened_on=happened_on,
        new_due_on=new_due_on,
        party=party,
        author=by if isinstance(by, Person) else by.person,
        entry=entry,
    )
