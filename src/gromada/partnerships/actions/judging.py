"""Rating how far commitments were kept, and saying how a partnership fared."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.innovations.models import Factor
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.partnerships.actions.reporting import held
from gromada.partnerships.models import Commitment, OutcomeReport, Partnership, Rating
from gromada.partnerships.permissions import may_rate, may_report_outcome
from gromada.partnerships.queries import last_entries_about, part_of
from gromada.people.models import Person
from gromada.verdict import Refused

RATED = declare_kind("partnerships.commitment_rated", _("A commitment was rated"))
OUTCOME = declare_kind("partnerships.outcome_reported", _("A side said how the partnership fared"))


@transaction.atomic
def rate_commitment(
    *,
    commitment: Commitment,
    level: int,
    reason: str,
    by: Person,
    happened_at: datetime | None = None,
) -> Rating:
    """Rate for one's side, or as the outside reviewer; the newest of each counts."""
    commitment = held(commitment)
    may_rate(by, commitment).require()
    part = part_of(by, commitment.partnership)
    if part is None:
        raise Refused(_("Only the sides and the outside reviewer rate a commitment."))
    entry = record(
        RATED,
        subject=commitment,
        holder=commitment.partnership,
        by=by,
        facts={"side": part.side or "outside", "level": Rating.Level(level).value},
        texts={"reason": reason},
        because=last_entries_about([commitment]),
        happened_at=happened_at,
    )
    return Rating.objects.create(
        commitment=commitment,
        side=part.side,
        organisation=part.organisation,
        level=level,
        author=by,
        entry=entry,
        rated_at=happened_at or timezone.now(),
    )


@transaction.atomic
def report_outcome(
    *,
    partnership: Partnership,
    status: str,
    reason: str,
    helped: Collection[str] = (),
    hindered: Collection[str] = (),
    because: Iterable[Entry] = (),
    by: Person,
    happened_at: datetime | None = None,
) -> OutcomeReport:
    """Say for one's side how it fared, what helped and what hindered."""
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    may_report_outcome(by, partnership).require()
    part = part_of(by, partnership)
    if part is None:
        raise Refused(_("Only people who act for a party of this partnership may do this."))
    codes = {
        "helped": sorted(Factor(code).value for code in helped),
        "hindered": sorted(Factor(code).value for code in hindered),
    }
    entry = record(
        OUTCOME,
        subject=partnership,
        holder=partnership,
        by=by,
        facts={"side": part.side, "status": OutcomeReport.Status(status).value, **codes},
        texts={"reason": reason},
        because=[
            *because,
            *last_entries_about([partnership, *partnership.commitments.all()]),
        ],
        happened_at=happened_at,
    )
    return OutcomeReport.objects.create(
        partnership=partnership,
        side=part.side,
        organisation=part.organisation,
        status=status,
        author=by,
        entry=entry,
        reported_at=happened_at or timezone.now(),
        **codes,
    )
