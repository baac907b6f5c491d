"""Inputs and their answers, also by the day that was promised."""

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Count as Number
from django.db.models import Q
from django.utils import timezone

from gromada.decisions.models import Remark
from gromada.formats.bundle import Count
from gromada.observatory.queries.addresses import keys_of
from gromada.processes.models import IntakeItem

PROCESS = "processes.process"


def answers_of(addresses: Sequence[str]) -> dict[str, tuple[Count, Count]]:
    """Of each process: how many inputs were answered, and how many of those due in time.

    Where remarks are owed an answer, they are what counts; else what came in.
    """
    keys = keys_of(PROCESS, addresses)
    return _came_in(keys) | _owed(keys)


def _came_in(processes: Sequence[int]) -> dict[str, tuple[Count, Count]]:
    waiting = Q(outcome=IntakeItem.Outcome.WAITING)
    rows = (
        IntakeItem.objects.filter(process__in=processes)
        .values("process")
        .annotate(all=Number("pk"), answered=Number("pk", filter=~waiting))
        .order_by()
    )
    return {
        f"{PROCESS}:{row['process']}": (Count(row["answered"], row["all"]), Count(0, 0))
        for row in rows
    }


def _owed(processes: Sequence[int]) -> dict[str, tuple[Count, Count]]:
    today = timezone.localdate()
    found: dict[int, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    rows = Remark.objects.filter(process__in=processes)
    for process, due_on, answered_at in rows.values_list("process", "due_on", "answered_at"):
        tally = found[process]
        tally[1] += 1
        tally[0] += answered_at is not None
        if due_on < today:
            tally[3] += 1
            tally[2] += answered_at is not None and timezone.localtime(answered_at).date() <= due_on
    return {
        f"{PROCESS}:{process}": (Count(tally[0], tally[1]), Count(tally[2], tally[3]))
        for process, tally in found.items()
    }
