"""The desk: what waits for one's key, what is due and overdue; nothing else."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone

from gromada.charters.queries import desk as everything_waiting
from gromada.charters.queries.holders import found
from gromada.charters.queries.others import waits_elsewhere
from gromada.charters.queries.positions import listed


@login_required
def desk(request):
    waiting = everything_waiting(request.user)
    words = [*waiting.conditions, *waiting.reasons]
    motions = listed(
        [
            *(each.motion for each in waiting.keys),
            *(word.motion for word in words),
            *(duty.motion for duty in waiting.duties),
        ]
    )
    now = timezone.now()
    duties = [(duty, motions[duty.motion_id]) for duty in waiting.duties]
    holders = found(each.seat.charter.holder for each in waiting.invitations)
    elsewhere = waits_elsewhere(request.user)
    context = {
        "desk": waiting,
        "elsewhere": elsewhere,
        "count": waiting.count + len(elsewhere),
        "invitations": [
            (each, holders.get(each.seat.charter.holder)) for each in waiting.invitations
        ],
        "keys": [(each, motions[each.motion.pk]) for each in waiting.keys],
        "conditions": [motions[word.motion_id] for word in waiting.conditions],
        "reasons": [motions[word.motion_id] for word in waiting.reasons],
        "overdue": [(duty, item) for duty, item in duties if duty.due_at <= now],
        "due": [(duty, item) for duty, item in duties if duty.due_at > now],
    }
    return render(request, "charters/desk.html", context)
