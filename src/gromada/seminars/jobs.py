"""What runs by itself: telling people, reminding them, ending, forgetting."""

from django.utils import timezone

from gromada.ledger.actions import listens_to
from gromada.ledger.models import Entry
from gromada.seminars import actions, queries
from gromada.seminars.actions.preparing import CHANGED
from gromada.seminars.actions.states import CANCELLED
from gromada.seminars.models import Seminar
from gromada.work.jobs import every, job


@listens_to(CHANGED)
@listens_to(CANCELLED)
@job
def tell_changes(*, entry_id: int) -> None:
    entry = Entry.objects.get(pk=entry_id)
    seminar = Seminar.objects.get(pk=int(entry.subject.rpartition(":")[2]))
    actions.tell_changes(seminar=seminar, because=entry)


@every(minutes=15)
@job
def remind() -> None:
    for seminar in queries.seminars_to_remind(timezone.now()):
        actions.remind(seminar=seminar)


@every(minutes=15)
@job
def end_seminars() -> None:
    now = timezone.now()
    for seminar in queries.seminars_to_end(now):
        actions.end_seminar(seminar=seminar, now=now)


@every(hours=24)
@job
def forget_old_sign_ups() -> None:
    actions.forget_old_sign_ups()
