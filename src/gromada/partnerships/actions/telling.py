"""Telling the stewards of a party that a day it promised has passed."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.notices.actions import notify
from gromada.partnerships.models import Commitment
from gromada.partnerships.queries import (
    CommitmentStanding,
    last_entries_about,
    late_commitments,
    standing_of_commitment,
)
from gromada.people.queries import stewards_of

BECAME_LATE = declare_kind("partnerships.commitment_became_late", _("A commitment became late"))


def tell_of_lateness(*, today: date | None = None) -> int:
    """Tell of each commitment that is late, once for ever; again tells nobody twice."""
    late = late_commitments(today)
    entered = Entry.objects.filter(
        kind=BECAME_LATE, subject__in=[standing.commitment.address for standing in late]
    )
    known = set(entered.values_list("subject", flat=True))
    return sum(_tell(standing) for standing in late if standing.commitment.address not in known)


@transaction.atomic
def _tell(standing: CommitmentStanding) -> bool:
    rows = Commitment.objects.select_related("partnership", "party__organisation")
    commitment = rows.select_for_update(of=("self",)).get(pk=standing.commitment.pk)
    told = Entry.objects.filter(kind=BECAME_LATE, subject=commitment.address)
    standing = standing_of_commitment(commitment, standing.today)
    # two workers at once tell once, and what was reported meanwhile is not late
    if told.exists() or not standing.is_late:
        return False
    record(
        BECAME_LATE,
        subject=commitment,
        holder=commitment.partnership,
        by="system",
        facts={"due_on": commitment.due_on.isoformat()},
        because=last_entries_about([commitment]),
    )
    for membership in stewards_of(commitment.party.organisation):
        notify(
            membership.person,
            template="partnerships/commitment_late",
            context={"commitment": commitment, "partnership": commitment.partnership},
            link=commitment.get_absolute_url(),
        )
    return True
