"""Acts of charters themselves: the text, and who sits."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gromada.act import Act, PayloadField
from gromada.charters import actions
from gromada.charters.models import Charter, Seat, declare_act
from gromada.charters.permissions import RENEW_BEFORE
from gromada.charters.queries import version_in_force
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter import CharterError, Rule
from gromada.methods.charter.checker import check_charter
from gromada.methods.charter.reading import read_charter
from gromada.methods.charter.regime import rule_to_change, rule_to_leave
from gromada.people.models import Person
from gromada.verdict import ALLOWED, Verdict


def found_charter_at(address: str) -> Charter | None:
    return Charter.objects.filter(pk=number_of(address)).first()


def found_seat_at(address: str) -> Seat | None:
    return Seat.objects.select_related("charter").filter(pk=number_of(address)).first()


def number_of(address: str) -> str:
    return address.rpartition(":")[2]


def newest_version(charter: Charter) -> str:
    """Changes when a change of the charter was carried or it was renewed."""
    newest = charter.versions.order_by("-number").first()
    return f"{newest.number} {newest.lapses_at.isoformat()}" if newest else ""


def holder_of_seat(seat: Seat) -> str:
    return f"{seat.term} {seat.person_id or ''} {seat.closed_at or ''}"


# --- whether it is possible now ----------------------------------------------


def possible(_person: Person, _charter: Charter) -> Verdict:
    return ALLOWED


def near_its_end(_person: Person, charter: Charter) -> Verdict:
    version = version_in_force(charter)
    if version is not None and version.lapses_at > timezone.now() + RENEW_BEFORE:
        return Verdict(_("The charter can be renewed in the last half year before it lapses."))
    return ALLOWED


def vacant(_person: Person, seat: Seat) -> Verdict:
    if seat.closed_at is not None:
        return Verdict(_("This seat is no longer in the charter."))
    return ALLOWED if seat.is_vacant else Verdict(_("Somebody holds this seat."))


def held(_person: Person, seat: Seat) -> Verdict:
    return ALLOWED if not seat.is_vacant else Verdict(_("Nobody holds this seat."))


def sound(_charter: Charter, payload: Mapping[str, Any]) -> Verdict:
    """Is the new charter one that may come into force?"""
    try:
        text = read_charter(payload["rules"])
    except CharterError as error:
        return Verdict(str(error))
    holes = [finding for finding in check_charter(text) if finding.refused]
    return Verdict(holes[0].story[(get_language() or "pl")[:2]]) if holes else ALLOWED


# --- how these acts change the rule for themselves ---------------------------


def with_who_loses(text: Rules, rule: Rule, _side: str, payload: Mapping[str, Any]) -> Rule:
    return rule_to_change(text, rule, read_charter(payload["rules"])) if payload else rule


def of_its_own(text: Rules, rule: Rule, side: str, _payload: Mapping[str, Any]) -> Rule:
    return rule_to_leave(text, rule, side)


CHANGE_CHARTER = declare_act(
    Act(
        key="charters.change_charter",
        title=_("Change the charter"),
        name=_("change of the charter"),
        becomes=_("The charter changes"),
        stays=_("the charter stays as it was"),
        family="charter",
        undo="charters.change_charter",
        find=found_charter_at,
        holder=lambda charter: charter.holder,
        fingerprint=newest_version,
        permission=possible,
        fits=sound,
        rule=with_who_loses,
        action=actions.change_charter,
        payload=(
            PayloadField("rules", "document", _("the new charter")),
            PayloadField(
                "challenge",
                "text",
                _("the challenge that it answers"),
                sentence=_("Say which challenge the change answers."),
            ),
        ),
    )
)
RENEW_CHARTER = declare_act(
    Act(
        key="charters.renew_charter",
        title=_("Renew the charter"),
        name=_("renewal of the charter"),
        becomes=_("The charter holds for two more years"),
        stays=_("the charter lapses on its day"),
        family="charter",
        undo="charters.change_charter",
        find=found_charter_at,
        holder=lambda charter: charter.holder,
        fingerprint=newest_version,
        permission=near_its_end,
        action=actions.renew_charter,
    )
)
LEAVE_CHARTER = declare_act(
    Act(
        key="charters.leave_charter",
        title=_("Leave: give notice for one’s own side"),
        name=_("notice of one side to leave"),
        becomes=_("A side leaves"),
        stays=_("the side stays"),
        family="charter",
        find=found_charter_at,
        holder=lambda charter: charter.holder,
        fingerprint=lambda charter: str(charter.exits.count()),
        permission=possible,
        rule=of_its_own,
        action=actions.leave_charter,
    )
)
FILL_SEAT = declare_act(
    Act(
        key="charters.fill_seat",
        title=_("Give a vacant seat to somebody"),
        name=_("invitation to a vacant seat"),
        becomes=_("Somebody is invited to a vacant seat"),
        stays=_("the seat stays vacant"),
        family="people",
        undo="charters.vacate_seat",
        find=found_seat_at,
        holder=lambda seat: seat.charter.holder,
        fingerprint=holder_of_seat,
        permission=vacant,
        action=actions.fill_seat,
        payload=(
            PayloadField(
                "email",
                "email",
                _("e-mail address"),
                sentence=_("Say who: the address that the invitation goes to."),
            ),
        ),
        url=lambda seat: seat.charter.get_absolute_url(),
    )
)
VACATE_SEAT = declare_act(
    Act(
        key="charters.vacate_seat",
        title=_("Take a seat back"),
        name=_("taking back of a seat"),
        becomes=_("Somebody loses a seat"),
        stays=_("they keep the seat"),
        family="people",
        undo="charters.fill_seat",
        find=found_seat_at,
        holder=lambda seat: seat.charter.holder,
        fingerprint=holder_of_seat,
        permission=held,
        action=actions.vacate_seat,
        url=lambda seat: seat.charter.get_absolute_url(),
    )
)
