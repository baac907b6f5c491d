"""Taking back an invitation to a seat before it is accepted."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gromada.charters.actions.seating import entered, held
from gromada.charters.models import Invitation, Seat
from gromada.charters.permissions import may_withdraw_invitation
from gromada.ledger.actions import declare_kind
from gromada.people.models import Person
from gromada.verdict import Refused

WITHDRAWN = declare_kind(
    "charters.seat_offer_withdrawn", gettext_lazy("An invitation to a seat was withdrawn")
)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, reason: str, by: Person) -> Seat:
    """The link that was sent works no longer; inviting again sends another one."""
    seat = held(invitation.seat)
    offered = Invitation.objects.select_related("entry").filter(pk=invitation.pk).first()
    if offered is None:
        raise Refused(_("This invitation was used or withdrawn."))
    offered.seat = seat
    may_withdraw_invitation(by, offered).require()
    entered(
        WITHDRAWN,
        seat,
        by=by,
        facts={"side": seat.side, "hand_over": offered.is_hand_over},
        texts={"reason": reason},
        because=[offered.entry],
    )
    offered.delete()
    return seat
