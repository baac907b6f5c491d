"""Invitations to a seat that wait to be accepted."""

from django.utils import timezone

from gromada.charters.models import Invitation, Seat


def offer_of(seat: Seat) -> Invitation | None:
    """The invitation to a seat whose link still works."""
    offered = Invitation.objects.filter(seat=seat, expires_at__gt=timezone.now()).first()
    if offered:
        offered.seat = seat
    return offered
