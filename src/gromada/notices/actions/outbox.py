"""Mails leave through the outbox: queued with what caused them, sent by a job."""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import timedelta
from email.utils import make_msgid
from smtplib import SMTPRecipientsRefused, SMTPResponseException
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.utils import timezone

from gromada.notices.actions.rendering import Message, rendered
from gromada.notices.models import Attachment, Mail
from gromada.work.actions import enqueue

MAX_ATTEMPTS = 12
# Longer than any server may keep us waiting.
SENDING_TAKES = timedelta(minutes=2)


class NotDelivered(Exception):
    """The mail did not go out; trying again may help."""


class Undeliverable(NotDelivered):
    """The mail did not go out, and trying again cannot help."""


def send_mail(
    *,
    to: str,
    language: str,
    template: str,
    context: Mapping[str, Any],
    urgent: bool = False,
    attachments: Iterable[tuple[str, str, bytes]] = (),
) -> Mail:
    """Queue a mail in the current transaction. An urgent one is sent as soon as that commits.

    ``attachments`` are (file name, media type, content).
    """
    return queue_mail(
        rendered(template, context=context, language=language),
        to=to,
        language=language,
        template=template,
        urgent=urgent,
        attachments=attachments,
    )


@transaction.atomic
def queue_mail(
    message: Message,
    *,
    to: str,
    language: str,
    template: str,
    urgent: bool = False,
    attachments: Iterable[tuple[str, str, bytes]] = (),
) -> Mail:
    mail = Mail.objects.create(
        to=to,
        language=language,
        template=template,
        subject=message.subject,
        text=message.text,
        html=message.html,
        is_urgent=urgent,
        message_id=make_msgid(domain=urlsplit(settings.SITE_URL).hostname),
    )
    Attachment.objects.bulk_create(
        Attachment(mail=mail, name=name, media_type=media_type, content=content)
        for name, media_type, content in attachments
    )
    if urgent:
        # Only for promptness: should this process die, the job below still sends it.
        transaction.on_commit(lambda: _deliver_now(mail.pk), robust=True)
        enqueue(
            "notices.deliver", mail_id=mail.pk, run_after=timezone.now() + timedelta(seconds=10)
        )
    else:
        enqueue("notices.deliver", mail_id=mail.pk)
    return mail


def _deliver_now(mail_id: int) -> None:
    with suppress(NotDelivered):  # the job tries again
        deliver(mail_id=mail_id)


def deliver(*, mail_id: int) -> None:
    """Send the mail unless that was done, or is being done elsewhere."""
    mail = _taken(mail_id)
    if mail is None:
        return
    try:
        _envelope(mail).send()
    except Exception as error:
        hopeless = mail.attempts >= MAX_ATTEMPTS or _is_final(error)
        mail.status = Mail.Status.FAILED if hopeless else Mail.Status.WAITING
        mail.last_error = _told(error, mail.to)
        mail.taken_until = None
        if hopeless:
            _forget_codes(mail)
        mail.save(update_fields=["status", "last_error", "taken_until", "subject", "text", "html"])
        # the error itself repeats the address, which belongs into no log
        raise (Undeliverable if hopeless else NotDelivered)(mail.last_error) from None
    mail.status = Mail.Status.SENT
    mail.sent_at = timezone.now()
    mail.last_error = ""
    mail.taken_until = None
    _forget_codes(mail)
    mail.save()


def _forget_codes(mail: Mail) -> None:
    """Codes and links to sign in are for the person alone, sent or given up."""
    if mail.is_urgent and not settings.DEMO:
        mail.subject = mail.text = mail.html = ""


def prune() -> int:
    """Forget mails that were sent, or failed, long ago."""
    old = Mail.objects.filter(queued_at__lt=timezone.now() - settings.MAILS_KEPT)
    return old.exclude(status=Mail.Status.WAITING).delete()[0]


@transaction.atomic
def _taken(mail_id: int) -> Mail | None:
    """The mail, now ours for a while; none when it was sent or someone else has it."""
    now = timezone.now()
    mail = Mail.objects.select_for_update().filter(pk=mail_id).exclude(status="sent").first()
    if mail is None or (mail.is_urgent and not mail.text):
        return None  # what it said is forgotten: there is nothing to send any more
    if mail.taken_until and mail.taken_until > now:
        enqueue("notices.deliver", mail_id=mail.pk, run_after=mail.taken_until)
        return None
    mail.status = Mail.Status.WAITING
    mail.taken_until = now + SENDING_TAKES
    mail.attempts += 1
    mail.save(update_fields=["status", "taken_until", "attempts"])
    return mail


def _envelope(mail: Mail) -> EmailMultiAlternatives:
    envelope = EmailMultiAlternatives(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        headers={
            "Message-ID": mail.message_id,
            "Auto-Submitted": "auto-generated",
            "Content-Language": mail.language,
        },
    )
    envelope.attach_alternative(mail.html, "text/html")
    for attachment in mail.attachments.all():
        envelope.attach(attachment.name, bytes(attachment.content), attachment.media_type)
    return envelope


def _told(error: Exception, address: str) -> str:
    """What went wrong, without whom it was to go to."""
    words = f"{type(error).__name__}: {error}"
    return re.sub(re.escape(address), "…", words, flags=re.IGNORECASE)[:1000]


def _is_final(error: Exception) -> bool:
    """Whether the other server said no for good (a code of 500 to 599)."""
    if isinstance(error, SMTPRecipientsRefused):
        codes = [code for code, _text in error.recipients.values()]
        return all(code >= 500 for code in codes)
    return isinstance(error, SMTPResponseException) and error.smtp_code >= 500
