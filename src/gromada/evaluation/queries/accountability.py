"""Were people answered, and were promises kept, by the day that was promised first."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from gromada.decisions.models import Remark
from gromada.decisions.queries import waiting_times
from gromada.methods.accountability import Keeping, Waiting, kept_on_time, waiting
from gromada.partnerships.models import Partnership
from gromada.partnerships.queries import commitments_of
from gromada.processes.models import Process


@dataclass(frozen=True, slots=True)
class Answers:
    """How soon inputs were answered, those that still wait included."""

    waiting: Waiting
    inputs: int
    answered: int
    in_time: int
    late: int
    term: int | None

    @property
    def due(self) -> int:
        """Those whose day has passed, or that were answered already."""
        return self.in_time + self.late


def answers_in(process: Process | None = None, today: date | None = None) -> Answers | None:
    """Of one process, or of all; None where nothing was asked."""
    today = today or timezone.localdate()
    days, answered = waiting_times(process, today)
    if not days:
        return None
    rows = Remark.objects.all() if process is None else process.remarks.all()
    in_time = late = 0
    terms = []
    for received, due, done in rows.values_list("received_at", "due_on", "answered_at"):
        if due is None:
            continue
        terms.append((due - timezone.localdate(received)).days)
        ended = timezone.localdate(done) if done else None
        in_time += ended is not None and ended <= due
        late += (ended or today) > due
    return Answers(
        waiting=waiting(days, answered),
        inputs=len(days),
        answered=sum(answered),
        in_time=in_time,
        late=late,
        # one upright line where all were promised within the same time
        term=terms[0] if len(set(terms)) == 1 else None,
    )


def promises_in(partnership: Partnership, today: date | None = None) -> Keeping | None:
    """How commitments were kept; None where none was due yet."""
    today = today or timezone.localdate()
    commitments = commitments_of(partnership, today)
    if not any(each.due < today for each in commitments):
        return None
    return kept_on_time(commitments, today=today)
