"""Mails to people who signed up, in their language, with the seminar as a calendar file."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation

from gromada.ledger.models import Entry
from gromada.notices.actions import send_mail
from gromada.notices.models import Mail
from gromada.seminars.models import Seminar, SignUp
from gromada.seminars.queries import (
    cancellation_file,
    invitation_file,
    sign_ups_to_remind,
    sign_ups_to_tell,
    time_words,
    when_words,
)

Calendar = tuple[str, Callable[[SignUp], bytes]]


def mail_to(
    sign_up: SignUp,
    template: str,
    *,
    calendar: Calendar | None = None,
    context: Mapping[str, Any] | None = None,
) -> Mail:
    """Queue one mail to the address of a sign-up."""
    with translation.override(sign_up.language):
        seminar = sign_up.seminar
        values = {
            "sign_up": sign_up,
            "greeted": sign_up.name,
            "seminar": seminar,
            "when": when_words(seminar),
            "link": settings.SITE_URL + sign_up.get_absolute_url(),
            "page": settings.SITE_URL + seminar.get_absolute_url(),
            **(context or {}),
        }
        attachments = []
        if calendar is not None:
            method, file_of = calendar
            media_type = f"text/calendar; method={method}"
            attachments.append((f"{seminar.slug}.ics", media_type, file_of(sign_up)))
        return send_mail(
            to=sign_up.email,
            language=sign_up.language,
            template=f"seminars/{template}",
            context=values,
            attachments=attachments,
        )


def tell_changes(*, seminar: Seminar, because: Entry) -> int:
    """Tell everybody who does not know it yet that it was moved or cancelled.

    Each person in a transaction of their own; doing it again tells nobody twice.
    """
    told = 0
    for pk in list(sign_ups_to_tell(seminar).values_list("pk", flat=True)):
        told += _tell_one(pk, because)
    return told


def remind(*, seminar: Seminar) -> int:
    """Remind those who have a place, once."""
    reminded = 0
    for pk in list(sign_ups_to_remind(seminar).values_list("pk", flat=True)):
        reminded += _remind_one(pk)
    return reminded


@transaction.atomic
def _tell_one(pk: int, because: Entry) -> bool:
    row = _locked(pk)
    if row.email == "" or row.told_sequence >= row.seminar.sequence:
        return False
    called_off = row.seminar.is_cancelled
    calendar: Calendar = (
        ("CANCEL", cancellation_file) if called_off else ("REQUEST", invitation_file)
    )
    mail_to(
        row,
        "cancelled" if called_off else "changed",
        calendar=calendar if row.is_confirmed else None,
        context={"before": _time_before(because, row)},
    )
    row.told_sequence = row.seminar.sequence
    row.save(update_fields=["told_sequence"])
    return True


@transaction.atomic
def _remind_one(pk: int) -> bool:
    row = _locked(pk)
    if not row.is_confirmed or row.reminded_at or not row.seminar.is_published:
        return False
    mail_to(row, "reminder")
    row.reminded_at = timezone.now()
    row.save(update_fields=["reminded_at"])
    return True


def _locked(pk: int) -> SignUp:
    rows = SignUp.objects.select_related("seminar__organiser").select_for_update(of=("self",))
    return rows.get(pk=pk)


def _time_before(entry: Entry, row: SignUp) -> str:
    """When it was to be, where the change moved it; in words of the reader's language."""
    before, after = entry.facts.get("before"), entry.facts.get("after")
    if not before or before == after:
        return ""
    with translation.override(row.language):
        return time_words(
            date.fromisoformat(before["day"]),
            _hour(before["starts"]),
            _hour(before["ends"]),
            before["zone"],
        )


def _hour(code: str | None) -> time | None:
    return datetime.strptime(code, "%H:%M:%S").time() if code else None  # noqa: DTZ007
