"""Sealing what was counted, so that nobody can change it unnoticed."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count, Max
from django.utils.translation import gettext_lazy as _

from gromada.deliberation.actions.maps import refresh_map
from gromada.deliberation.models import OpinionMap, Vote
from gromada.deliberation.queries import fingerprint
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.processes.models import Process
from gromada.processes.permissions import votes_open

SEALED = declare_kind("deliberation.votes_sealed", _("The votes were counted and sealed"))


def seal_votes(*, process: Process, because: Iterable[Entry] = ()) -> Entry | None:
    """Enter the count and the fingerprint of the published numbers, once voting is over.

    Nothing happens while people vote, nor when the last seal holds all votes.
    """
    if votes_open(process):
        return None
    refresh_map(process=process)
    with transaction.atomic():
        stored = OpinionMap.objects.select_for_update().get(process=process)
        votes = Vote.objects.filter(statement__process=process)
        last = votes.aggregate(last=Max("cast_at"))["last"]
        if last is None or (stored.sealed_until and stored.sealed_until >= last):
            return None
        counts = votes.aggregate(
            votes=Count("pk"),
            people=Count("participant", distinct=True),
            statements=Count("statement", distinct=True),
        )
        OpinionMap.objects.filter(pk=stored.pk).update(sealed_until=last)
        return record(
            SEALED,
            subject=process,
            holder=process,
            by="system",
            facts=counts | {"aggregates_sha256": fingerprint(stored)},
            because=because,
        )
