"""Charters to test with."""

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

from django.utils import timezone
from tests.charters.sample_acts import found
from tests.people.factories import make_organisation, make_person

from gromada.charters.actions import SeatPlan, found_charter, move
from gromada.charters.models import Charter, Motion, Seat, Version
from gromada.methods.charter import (
    Charter as Rules,
)
from gromada.methods.charter import Family, Need, Requirement, Rule, Side
from gromada.methods.charter.templates import templates

_numbers = count(1)
WARSAW = ZoneInfo("Europe/Warsaw")


def warsaw(year, month, day, hour=0, minute=0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=WARSAW)


def make_charter(template="M04", *, rules=None, vacant=(), holder=None, **facts) -> Charter:
    """A charter over an organisation, with every seat filled but those of ``vacant`` sides."""
    text = rules or templates()[template].charter
    seats = [
        SeatPlan(side.key, person=make_person())
        for side in text.sides
        for _number in range(side.seats)
        if side.key not in vacant
    ]
    facts.setdefault("by", make_person())
    holder = holder or make_organisation()
    laid = Charter.objects.filter(holder=holder.address)  # a process comes with one
    for rows in (Seat.objects.filter(charter__in=laid), Version.objects.filter(charter__in=laid)):
        rows.delete()
    laid.delete()
    return found_charter(holder=holder, rules=text, seats=seats, **facts)


def make_rules(*, requires=None, seats=None, template="M04", **facts) -> Rules:
    """Two sides with one key each, in every family, unless told otherwise."""
    seats = seats or {"institution": 1, "community": 1}
    sectors = {"institution": "public", "community": "community", "business": "private"}
    sides = tuple(
        Side(key, {"pl": key, "en": key}, sector=sectors[key], seats=number)
        for key, number in seats.items()
    )
    facts.setdefault("propose", tuple(seats))
    rule = Rule(requires=requires or {key: Requirement(Need.ONE_SEAT) for key in seats}, **facts)
    plain = replace(rule, silence=Rule(propose=()).silence)
    both = Rule(propose=tuple(seats), requires={key: Requirement(Need.ONE_SEAT) for key in seats})
    return Rules(
        template=template,
        sides=sides,
        families={
            Family.PEOPLE: both,
            Family.VOICE: rule,
            Family.TEXT: rule,
            Family.OUTCOME: plain,
            Family.CHARTER: both,
        },
    )


def seats(charter, side) -> list[Seat]:
    return list(charter.seats.filter(side=side).select_related("person").order_by("number"))


def holder_of(charter, side, number=1):
    """The person on a seat."""
    return charter.seats.select_related("person").get(side=side, number=number).person


def subject_of(charter):
    """What the sample acts are about: the organisation that holds the charter."""
    return found(charter.holder)


def make_motion(charter=None, act="samples.describe", *, side="institution", **facts) -> Motion:
    """An open motion by the first seat of a side; the other side has not spoken."""
    charter = charter or make_charter()
    if act == "samples.describe":
        facts.setdefault("payload", {"description_en": f"Text {next(_numbers)}"})
    facts.setdefault("reason", "Because.")
    facts.setdefault("subject", subject_of(charter))
    facts.setdefault("by", holder_of(charter, side))
    return move(act=act, **facts)


def later(motion, **delta) -> datetime:
    return max(motion.closes_at, timezone.now()) + timedelta(**delta)
