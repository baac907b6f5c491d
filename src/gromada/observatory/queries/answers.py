"""Inputs and their answers, also by the day that was promised."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from gromada.decisions.models import Remark
from gromada.formats.bundle import Count
from gromada.observatory.queries.addresses import keys_of
from gromada.observatory.queries.holders import Holder

PROCESS = "processes.process"
OWED = ("received_at", "due_on", "answered_at", "answer__disposition")


@dataclass(frozen=True, slots=True)
class Owed:
    """A remark that is owed an answer; ``disposition`` is what became of it."""

    received_at: datetime
    due_on: date
    answered_at: datetime | None
    disposition: str | None


def owed_in(addresses: Sequence[str]) -> dict[str, list[Owed]]:
    """All remarks of each process."""
    found: dict[str, list[Owed]] = defaultdict(list)
    rows = Remark.objects.filter(process__in=keys_of(PROCESS, addresses)).order_by()
    for process, *facts in rows.values_list("process", *OWED):
        found[f"{PROCESS}:{process}"].append(Owed(*facts))
    return found


def answers_of(
    holders: Sequence[Holder], owed: Mapping[str, Sequence[Owed]]
) -> dict[str, tuple[Count, Count]]:
    """Of each process: how many inputs were answered, and how many of those due in time.

    Where remarks are owed an answer, they are what counts; else what came in.
    """
    came_in = {
        each.address: (Count(each.answered, each.came_in), Count(0, 0))
        for each in holders
        if each.came_in
    }
    return came_in | {address: _counted(rows) for address, rows in owed.items()}


def _counted(rows: Sequence[Owed]) -> tuple[Count, Count]:
    due = [each for each in rows if each.due_on < timezone.localdate()]
    in_time = [
        each
        for each in due
        if each.answered_at and timezone.localtime(each.answered_at).date() <= each.due_on
    ]
    answered = [each for each in rows if each.answered_at]
    return Count(len(answered), len(rows)), Count(len(in_time), len(due))
