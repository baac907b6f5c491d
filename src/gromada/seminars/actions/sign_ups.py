"""Signing up, staying away, and taking the list home."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions import declare_kind, record
from gromada.people.actions import spend
from gromada.people.models import Person, Visitor
from gromada.people.queries import keyed_name
from gromada.seminars.actions.places import fill_places, locked
from gromada.seminars.actions.telling import mail_to
from gromada.seminars.models import Seminar, SignUp
from gromada.seminars.permissions import may_download, may_sign_up, may_withdraw
from gromada.seminars.queries import (
    cancellation_file,
    invitation_file,
    places_of,
    sign_ups_csv,
    sign_ups_of,
    sign_ups_to_forget,
)

# a form sent twice is one sign-up and one mail
JUST_NOW = timedelta(minutes=10)

DOWNLOADED = declare_kind(
    "seminars.sign_ups_downloaded", _("The organiser downloaded the list of sign-ups")
)


@transaction.atomic
def sign_up(*, seminar: Seminar, name: str, email: str, language: str, by: Visitor) -> SignUp:
    """Take a place, or a turn on the waiting list when there is none; the mail says which.

    An address that is signed up already stays where it is, and is sent its link once more unless
    that was a moment ago. Whoever asks cannot tell the two apart.
    """
    email = email.strip().lower()
    spend(limit="seminars.sign_ups_of_address", key=keyed_name(f"sign-up {email}")).require()
    if by.network:
        spend(limit="seminars.sign_ups_of_network", key=by.network).require()
    seminar = locked(seminar)
    may_sign_up(seminar).require()
    if known := sign_ups_of(seminar).filter(email=email).first():
        known.seminar = seminar
        if timezone.now() - known.signed_up_at > JUST_NOW:
            _confirm(known, "already_signed_up")
        return known
    row = SignUp.objects.create(
        seminar=seminar,
        number=(seminar.sign_ups.aggregate(last=Max("number"))["last"] or 0) + 1,
        name=" ".join(name.split()),
        email=email,
        language=language,
        status=SignUp.Status.WAITING if places_of(seminar).is_full else SignUp.Status.CONFIRMED,
        signed_up_at=timezone.now(),
        told_sequence=seminar.sequence,
    )
    _confirm(row, "signed_up")
    return row


@transaction.atomic
def withdraw(*, sign_up: SignUp) -> SignUp:
    """Stay away: the place goes to whoever waits, and the name and address are forgotten."""
    seminar = locked(sign_up.seminar)
    row = seminar.sign_ups.select_for_update().get(pk=sign_up.pk)
    row.seminar = seminar
    may_withdraw(row).require()
    calendar = ("CANCEL", cancellation_file) if row.is_confirmed else None
    mail_to(row, "withdrawn", calendar=calendar)
    row.status, row.name, row.email = SignUp.Status.WITHDRAWN, "", ""
    row.save(update_fields=["status", "name", "email"])
    fill_places(seminar)
    return row


@transaction.atomic
def download_sign_ups(*, seminar: Seminar, by: Person) -> str:
    """Names and addresses as a table; the record says that they left the site."""
    seminar = locked(seminar)
    may_download(by, seminar).require()
    record(
        DOWNLOADED,
        subject=seminar,
        holder=seminar,
        by=by,
        facts={"organiser": seminar.organiser.address, "sign_ups": sign_ups_of(seminar).count()},
    )
    return sign_ups_csv(seminar)


def forget_old_sign_ups() -> int:
    """Forget names and addresses long after the day; how many came stays known."""
    return sign_ups_to_forget(timezone.now()).update(name="", email="")


def _confirm(row: SignUp, template: str) -> None:
    calendar = ("REQUEST", invitation_file) if row.is_confirmed else None
    mail_to(row, template, calendar=calendar)
