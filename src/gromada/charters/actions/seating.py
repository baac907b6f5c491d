"""Seats: who is offered one, takes it, hands it over, gives it up."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from gromada.charters.actions.settling import settle_all_of
from gromada.charters.models import Charter, Invitation, Seat
from gromada.charters.permissions import (
    may_accept_seat,
    may_hand_over,
    may_nominate,
    may_sit,
    may_speak_for_seat,
)
from gromada.charters.queries.holders import found
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Addressed, Entry
from gromada.notices.actions import send_mail
from gromada.people.actions import spend
from gromada.people.models import Membership, Person
from gromada.people.queries import hash_of, person_by_email
from gromada.people.queries.addresses import colleague_at
from gromada.verdict import Refused

OFFERED = declare_kind("charters.seat_offered", _("Somebody was invited to a seat"))
FILLED = declare_kind("charters.seat_filled", _("A seat was filled"))
HANDED_OVER = declare_kind("charters.seat_handed_over", _("A seat was handed over"))
VACATED = declare_kind("charters.seat_vacated", _("A seat became vacant"))
TIES = declare_kind("charters.ties_declared", _("Ties of interest were declared"))
DELEGATED = declare_kind("charters.delegate_named", _("Somebody stands in on a seat"))

INVITATION_LASTS = timedelta(days=14)
LONGEST_ABSENCE = timedelta(days=92)


@transaction.atomic
def nominate(*, seat: Seat, email: str, by: Person) -> Invitation:
    """Offer a vacant seat on behalf of the organisation that nominates for it."""
    seat = held(seat)
    may_nominate(by, seat).require()
    spend(limit="people.invitations", key=by.address).require()
    return offer_seat(seat, email, by=by)


@transaction.atomic
def hand_over_seat(*, seat: Seat, email: str, by: Person) -> Invitation:
    """Invite a successor; the holder keeps the seat until they accept. The mandate goes on."""
    seat = held(seat)
    may_hand_over(by, seat).require()
    spend(limit="people.invitations", key=by.address).require()
    return offer_seat(seat, email, by=by, is_hand_over=True)


@transaction.atomic
def accept_seat(*, invitation: Invitation, by: Person) -> Seat:
    """Take the seat that one was invited to; the invitation is used up."""
    seat = held(invitation.seat)
    used = Invitation.objects.select_related("entry").filter(pk=invitation.pk).first()
    if used is None:
        raise Refused(_("This invitation was used or withdrawn."))
    used.seat = seat
    may_accept_seat(by, used).require()
    because = [used.entry]
    used.delete()
    return take_seat(seat, by, because=because)


@transaction.atomic
def give_up_seat(*, seat: Seat, by: Person) -> Seat:
    """Leave a seat that one holds."""
    seat = held(seat)
    may_speak_for_seat(by, seat).require()
    return leave_vacant(seat, by=seat)


@transaction.atomic
def declare_ties(*, seat: Seat, ties: str, is_tied: bool, by: Person) -> Seat:
    """Say what interests one has in the matter; a tied holder never completes a key."""
    seat = held(seat)
    may_speak_for_seat(by, seat).require()
    if is_tied and not ties.strip():
        raise Refused(_("Say what the interest is, so that the others know."))
    seat.ties, seat.is_tied = ties.strip(), is_tied
    seat.save(update_fields=["ties", "is_tied"])
    entered(
        TIES,
        seat,
        by=seat,
        facts={"side": seat.side, "tied": is_tied},
        texts={"ties": seat.ties} if seat.ties else None,
    )
    settle_all_of(seat.charter)
    return seat


@transaction.atomic
def name_delegate(
    *, seat: Seat, email: str = "", until: datetime | None = None, by: Person
) -> Seat:
    """Let somebody stand in while one is away; without an address nobody does any more."""
    seat = held(seat)
    may_speak_for_seat(by, seat).require()
    if email.strip().lower() == by.email:
        raise Refused(_("You cannot stand in for yourself."))
    delegate = colleague_at(email, by) if email else None
    if email and delegate is None:
        raise Refused(
            _(
                "Only somebody who belongs to an organisation together with you can stand in for "
                "you. Invite them to it first."
            )
        )
    if delegate is not None:
        may_sit(delegate, seat).require()
        latest = timezone.now() + LONGEST_ABSENCE
        until = min(until or latest, latest)
    seat.delegate, seat.delegate_until = delegate, until if delegate else None
    seat.save(update_fields=["delegate", "delegate_until"])
    entered(
        DELEGATED,
        seat,
        by=seat,
        facts={
            "side": seat.side,
            "delegate": delegate.address if delegate else None,
            "until": seat.delegate_until.isoformat() if seat.delegate_until else None,
        },
    )
    return seat


def end_mandates(*, now: datetime | None = None) -> int:
    """Make seats vacant whose time is over, and forget invitations and absences that are."""
    now = now or timezone.now()
    over = list(Seat.objects.filter(until__lte=now, person__isnull=False))
    for seat in over:
        with transaction.atomic():
            row = held(seat)
            if row.until is not None and row.until <= now and not row.is_vacant:
                leave_vacant(row, by="system", now=now)
    Invitation.objects.filter(expires_at__lte=now).delete()
    Seat.objects.filter(delegate_until__lte=now).update(delegate=None, delegate_until=None)
    return len(over)


@transaction.atomic
def leave_with_membership(*, membership: Membership, because: Iterable[Entry] = ()) -> int:
    """Who no longer belongs to an organisation holds no seat on its behalf."""
    seats = Seat.objects.filter(person=membership.person, organisation=membership.organisation)
    for seat in seats:
        leave_vacant(held(seat), by="system", because=because)
    return len(seats)


# --- what acts and the founding do with seats --------------------------------


def held(seat: Seat) -> Seat:
    """The seat as it is now; its charter is held first, as everywhere."""
    charter = Charter.objects.select_for_update().get(pk=seat.charter_id)
    row = Seat.objects.select_related("organisation", "person").get(pk=seat.pk)
    row.charter = charter
    return row


@transaction.atomic
def offer_seat(
    seat: Seat,
    email: str,
    *,
    by: Person | Seat,
    because: Iterable[Entry] = (),
    is_hand_over: bool = False,
) -> Invitation:
    """Send a link that gives the seat to the owner of the address; a newer one replaces it."""
    email = email.strip().lower()
    guest, inviter = person_by_email(email), by.person if isinstance(by, Seat) else by
    # whether they may sit there is told to them alone: it says where they belong and sit
    if guest is not None and guest == inviter:
        may_sit(guest, seat).require()
    token, now = secrets.token_urlsafe(24), timezone.now()
    entry = entered(
        OFFERED,
        seat,
        by=by,
        facts={"side": seat.side, "hand_over": is_hand_over},
        because=because,
    )
    invitation, _is_new = Invitation.objects.update_or_create(
        seat=seat,
        defaults={
            "email": email,
            "token_hash": hash_of(token),
            "is_hand_over": is_hand_over,
            "entry": entry,
            "sent_at": now,
            "expires_at": now + INVITATION_LASTS,
        },
    )
    language = guest.language if guest else translation.get_language() or settings.LANGUAGE_CODE
    with translation.override(language):
        path = reverse("charters:seat_invitation", args=[token])
        holder = found([seat.charter.holder]).get(seat.charter.holder)
        about = " ".join(str(holder or "").split())
    send_mail(
        to=email,
        language=language,
        template="charters/seat_invitation",
        context={
            "seat": seat,
            "invitation": invitation,
            "link": settings.SITE_URL + path,
            "inviter": inviter.name if inviter else "",
            "about": about,
        },
    )
    return invitation


@transaction.atomic
def take_seat(
    seat: Seat,
    person: Person,
    *,
    now: datetime | None = None,
    because: Iterable[Entry] = (),
    happened_at: datetime | None = None,
) -> Seat:
    """Put a person on a seat. From a vacant seat a new mandate begins, and words start anew."""
    may_sit(person, seat).require()
    was_vacant = seat.is_vacant
    seat.person, seat.since = person, now or timezone.now()
    seat.term += was_vacant
    seat.vacant_since = seat.delegate = seat.delegate_until = None
    seat.ties, seat.is_tied = "", False
    seat.save()
    entered(
        FILLED if was_vacant else HANDED_OVER,
        seat,
        by=person,
        facts={"side": seat.side, "person": person.address, "term": seat.term},
        because=because,
        happened_at=happened_at,
    )
    settle_all_of(seat.charter, now=now)
    return seat


@transaction.atomic
def leave_vacant(
    seat: Seat,
    *,
    by: Addressed | str,
    because: Iterable[Entry] = (),
    now: datetime | None = None,
    close: bool = False,
) -> Seat:
    """End a mandate. Words of it no longer count; a side without anybody stops the clocks."""
    now = now or timezone.now()
    seat.person = seat.delegate = seat.delegate_until = seat.until = None
    seat.ties, seat.is_tied = "", False
    seat.vacant_since, seat.closed_at = now, now if close else None
    seat.save()
    Invitation.objects.filter(seat=seat).delete()
    entered(VACATED, seat, by=by, facts={"side": seat.side, "closed": close}, because=because)
    settle_all_of(seat.charter, now=now)
    return seat


def entered(
    kind: str,
    seat: Seat,
    *,
    by: Addressed | str,
    facts: dict[str, object],
    texts: dict[str, str] | None = None,
    because: Iterable[Entry] = (),
    happened_at: datetime | None = None,
) -> Entry:
    return record(
        kind,
        subject=seat,
        holder=seat.charter.holder,
        by=by,
        facts=facts,
        texts=texts,
        because=because,
        happened_at=happened_at,
    )
