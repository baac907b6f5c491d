"""Changing the charter itself, renewing it, leaving it: governed actions and their day."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.actions.founding import LAPSES_AFTER, add_seats, checked
from gromada.charters.actions.seating import held, leave_vacant, offer_seat
from gromada.charters.actions.settling import settle_all_of
from gromada.charters.models import Charter, Exit, Seat, Version
from gromada.charters.permissions import require_mandate
from gromada.charters.queries import version_in_force, versions_to_begin
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.methods.charter import CharterError
from gromada.methods.charter.reading import read_charter, write_charter
from gromada.verdict import Refused

CHANGED = declare_kind("charters.charter_changed", _("A change of the charter was carried"))
BEGAN = declare_kind("charters.version_began", _("A new version of the charter came into force"))
RENEWED = declare_kind("charters.charter_renewed", _("The charter was renewed"))
LEAVING = declare_kind("charters.notice_of_leaving", _("A side gave notice that it leaves"))
LEFT = declare_kind("charters.side_left", _("A side left"))

NOTICE = timedelta(days=14)


@transaction.atomic
def change_charter(
    *,
    subject: Charter,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    rules: Mapping[str, Any],
    challenge: str,
) -> Version:
    """Write a new version; it comes into force after 14 days' notice."""
    at = require_mandate(mandate, "charters.change_charter", subject).at
    try:
        text = read_charter(rules)
    except CharterError as error:
        raise Refused(str(error)) from error
    checked(text)
    last = subject.versions.aggregate(last=Max("number"))["last"] or 0
    version = Version(
        charter=subject,
        number=last + 1,
        rules=write_charter(text),
        challenge=challenge,
        reason=reason,
        in_force_from=at + NOTICE,
        lapses_at=at + NOTICE + LAPSES_AFTER,
    )
    version.carried_by = record(
        CHANGED,
        subject=subject,
        holder=subject.holder,
        by=by,
        facts={
            "side": by.side,
            "version": version.number,
            "template": text.template,
            "in_force_from": version.in_force_from.isoformat(),
        },
        texts={"reason": reason, "challenge": challenge},
        because=because,
    )
    version.save()
    # so that people can be invited to new seats before their day
    add_seats(subject, text, version.in_force_from)
    return version


@transaction.atomic
def renew_charter(
    *, subject: Charter, by: Seat, mandate: object, because: Iterable[Entry], reason: str
) -> Version:
    """Let the version in force hold for another two years."""
    at = require_mandate(mandate, "charters.renew_charter", subject).at
    version = version_in_force(subject)
    if version is None:
        raise Refused(_("No charter is in force here, so nothing can be decided under it."))
    version.lapses_at = at + LAPSES_AFTER
    version.save(update_fields=["lapses_at"])
    record(
        RENEWED,
        subject=subject,
        holder=subject.holder,
        by=by,
        facts={"side": by.side, "lapses_at": version.lapses_at.isoformat()},
        texts={"reason": reason},
        because=because,
    )
    return version


@transaction.atomic
def leave_charter(
    *, subject: Charter, by: Seat, mandate: object, because: Iterable[Entry], reason: str
) -> Exit:
    """Give notice on behalf of a side; on its day its seats become vacant."""
    at = require_mandate(mandate, "charters.leave_charter", subject).at
    notice = Exit.objects.create(charter=subject, side=by.side, given_at=at, leaves_at=at + NOTICE)
    record(
        LEAVING,
        subject=subject,
        holder=subject.holder,
        by=by,
        facts={"side": by.side, "leaves_at": notice.leaves_at.isoformat()},
        texts={"reason": reason},
        because=because,
    )
    return notice


@transaction.atomic
def fill_seat(
    *,
    subject: Seat,
    by: Seat,
    mandate: object,
    because: Iterable[Entry],
    reason: str,
    email: str,
) -> Seat:
    """Invite somebody to a vacant seat; they hold it once they accept."""
    require_mandate(mandate, "charters.fill_seat", subject)
    seat = held(subject)
    if not seat.is_vacant:
        raise Refused(_("Somebody holds this seat."))
    offer_seat(seat, email, by=by, because=because)
    return seat


@transaction.atomic
def vacate_seat(
    *, subject: Seat, by: Seat, mandate: object, because: Iterable[Entry], reason: str
) -> Seat:
    """End the mandate of whoever holds a seat, or take back the invitation to it."""
    require_mandate(mandate, "charters.vacate_seat", subject)
    return leave_vacant(held(subject), by=by, because=because)


def begin_versions(*, now: datetime | None = None) -> int:
    """Let the versions whose day has come fit their seats, and the sides that gave notice go."""
    now = now or timezone.now()
    count = 0
    for version in versions_to_begin(now):
        with transaction.atomic():
            count += _begin(version, now)
    for notice in Exit.objects.filter(leaves_at__lte=now, done_at=None).select_related("charter"):
        with transaction.atomic():
            count += _go(notice, now)
    return count


def _begin(version: Version, now: datetime) -> bool:
    charter = Charter.objects.select_for_update().get(pk=version.charter_id)
    if not Version.objects.filter(pk=version.pk, begun_at=None).update(begun_at=now):
        return False  # somebody else was first
    because = [version.carried_by] if version.carried_by else []
    entry = record(
        BEGAN,
        subject=charter,
        holder=charter.holder,
        by="system",
        facts={"version": version.number, "template": version.text.template},
        because=because,
    )
    add_seats(charter, version.text, now)
    sizes = {side.key: side.seats for side in version.text.sides}
    for seat in charter.seats.filter(closed_at=None).select_related("charter"):
        if seat.number > sizes.get(seat.side, 0):
            leave_vacant(seat, by="system", because=[entry], now=now, close=True)
    Charter.objects.filter(pk=charter.pk).update(template=version.text.template)
    settle_all_of(charter, now=now)
    return True


def _go(notice: Exit, now: datetime) -> bool:
    charter = Charter.objects.select_for_update().get(pk=notice.charter_id)
    if not Exit.objects.filter(pk=notice.pk, done_at=None).update(done_at=now):
        return False
    entry = record(
        LEFT,
        subject=charter,
        holder=charter.holder,
        by="system",
        facts={"side": notice.side},
    )
    held_by_side = charter.seats.filter(side=notice.side, person__isnull=False)
    for seat in held_by_side.select_related("charter"):
        leave_vacant(seat, by="system", because=[entry], now=now)
    return True
