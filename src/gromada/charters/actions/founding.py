"""Beginning a charter for a process or a partnership."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gromada.charters.actions.seating import offer_seat, take_seat
from gromada.charters.models import ACTS, Charter, Seat, Version, facts
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Addressed
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter import CharterError
from gromada.methods.charter.checker import check_charter
from gromada.methods.charter.reading import write_charter
from gromada.methods.charter.templates import templates
from gromada.people.models import Organisation, Person
from gromada.verdict import Refused

FOUNDED = declare_kind("charters.charter_founded", _("A charter came into force"))
LAPSES_AFTER = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """Who gets a seat when a charter begins.

    A person takes it at once; an address is invited; with an organisation alone its stewards
    nominate. ``all_seats`` puts the organisation behind every seat of the side.
    """

    side: str
    person: Person | None = None
    organisation: Organisation | None = None
    email: str = ""
    all_seats: bool = False


@transaction.atomic
def found_charter(
    *,
    holder: Addressed,
    rules: Rules | str,
    seats: Iterable[SeatPlan] = (),
    challenge: str = "",
    by: Person,
    happened_at: datetime | None = None,
) -> Charter:
    """Put the first version of a charter in force; one with a hole is refused.

    ``rules`` is a charter, or the code of a model such as ``M04``. Who may found one for this
    holder is decided by who calls this.
    """
    text = templates()[rules].charter if isinstance(rules, str) else rules
    checked(text)
    now = happened_at or timezone.now()
    charter = Charter.objects.create(holder=holder.address, template=text.template, founded_at=now)
    Version.objects.create(
        charter=charter,
        number=1,
        rules=write_charter(text),
        challenge=challenge,
        in_force_from=now,
        lapses_at=now + LAPSES_AFTER,
        begun_at=now,
    )
    entry = record(
        FOUNDED,
        subject=charter,
        holder=holder,
        by=by,
        facts={
            "template": text.template,
            "seats": {side.key: side.seats for side in text.sides},
        },
        texts={"challenge": challenge} if challenge else None,
        happened_at=happened_at,
    )
    add_seats(charter, text, now)
    for plan in seats:
        row = _free_seat(charter, plan)
        if plan.organisation is not None:
            same = charter.seats.filter(side=plan.side, organisation=None)
            (same if plan.all_seats else same.filter(pk=row.pk)).update(
                organisation=plan.organisation
            )
            row.refresh_from_db()
        if plan.person is not None:
            take_seat(row, plan.person, now=now, because=[entry], happened_at=happened_at)
        elif plan.email:
            offer_seat(row, plan.email, by=by, because=[entry])
    return charter


def add_seats(charter: Charter, text: Rules, now: datetime) -> None:
    """Make the seats that a text asks for and that are not there yet."""
    there = {
        (seat.side, seat.number): seat for seat in charter.seats.select_for_update().order_by("pk")
    }
    for side in text.sides:
        for number in range(1, side.seats + 1):
            seat = there.get((side.key, number))
            if seat is None:
                Seat.objects.create(
                    charter=charter,
                    side=side.key,
                    number=number,
                    is_office=side.filled == "office",
                    vacant_since=now,
                )
            elif seat.closed_at is not None:
                seat.closed_at, seat.vacant_since = None, now
                seat.save(update_fields=["closed_at", "vacant_since"])


def checked(text: Rules) -> None:
    """Refuse a charter with a hole, with its shortest story."""
    acts = [facts(act) for act in ACTS.values()]
    if holes := [finding for finding in check_charter(text, acts) if finding.refused]:
        raise Refused(holes[0].story[(get_language() or "pl")[:2]])
    if unknown := sorted(set(text.exceptions) - set(ACTS)):
        raise Refused(
            _("The charter speaks of an act that does not exist: %(act)s.") % {"act": unknown[0]}
        )


def _free_seat(charter: Charter, plan: SeatPlan) -> Seat:
    free = charter.seats.filter(side=plan.side, person=None, invitation=None)
    seat = free.select_related("charter").order_by("number").first()
    if seat is None:
        raise CharterError(f"The side {plan.side!r} has no free seat.")
    return seat
