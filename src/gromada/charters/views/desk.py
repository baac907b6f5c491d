"""The desk: what waits for one's key, what is due and overdue; nothing else."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone

from gromada.charters.queries import desk as everything_waiting
from gromada.charters.queries.holders import found
from gromada.charters.queries.positions import with_subjects


@login_required
def desk(request):
    waiting = everything_waiting(request.user)
    motions = [
        *(each.motion for each in waiting.keys),
        *(word.motion for word in (*waiting.conditions, *waiting.reasons)),
        *waiting.own,
        *(duty.motion for duty in waiting.duties),
    ]
    with_subjects(motions)
    holders = found(motion.version.charter.holder for motion in motions)
    for motion in motions:
        motion.holder_found = holders.get(motion.version.charter.holder)
    now = timezone.now()
    context = {
        "desk": waiting,
        "overdue": [duty for duty in waiting.duties if duty.due_at <= now],
        "due": [duty for duty in waiting.duties if duty.due_at > now],
    }
    return render(request, "charters/desk.html", context)
