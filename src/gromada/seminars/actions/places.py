"""Places: whoever counts them holds the seminar, so that nobody else gives one away meanwhile."""

from gromada.seminars.actions.telling import mail_to
from gromada.seminars.models import Seminar, SignUp
from gromada.seminars.queries import invitation_file, places_of, sign_ups_of


def locked(seminar: Seminar) -> Seminar:
    """The seminar as it is now, held until the end of the transaction."""
    rows = Seminar.objects.select_related("organiser").select_for_update(of=("self",))
    return rows.get(pk=seminar.pk)


def fill_places(seminar: Seminar) -> list[SignUp]:
    """Give free places to those who have waited longest, and tell them. Needs the lock."""
    places = places_of(seminar)
    if not seminar.is_published or not places.waiting:
        return []
    free = places.waiting if places.capacity is None else places.capacity - places.confirmed
    waiting = sign_ups_of(seminar).filter(status=SignUp.Status.WAITING)
    moved_up = list(waiting[: max(0, free)])
    for row in moved_up:
        row.seminar = seminar
        row.status = SignUp.Status.CONFIRMED
        row.told_sequence = seminar.sequence
        row.save(update_fields=["status", "told_sequence"])
        mail_to(row, "place_free", calendar=("REQUEST", invitation_file))
    return moved_up
