"""Messages in a person's inbox."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import translate_url
from django.utils import timezone

from gromada.notices.actions.outbox import queue_mail
from gromada.notices.actions.rendering import rendered
from gromada.notices.models import Notice
from gromada.notices.permissions import may_open


@transaction.atomic
def notify(
    person: Any,
    *,
    template: str,
    context: Mapping[str, Any] | None = None,
    link: str = "",
    by_mail: bool = True,
) -> Notice:
    """Tell a person something, in their inbox and by mail, in their language.

    The templates see ``context``, ``person`` and ``link`` (a whole address). Without ``by_mail``
    it stands in the inbox only: something else writes, such as a mail a day.
    """
    if link and (not link.startswith("/") or link.startswith("//")):
        raise ValueError(f"A message leads to a page of this site, such as /pl/…; found {link!r}.")
    link = translate_url(link, person.language) if link else ""
    values = {
        **(context or {}),
        "person": person,
        "greeted": person.name,
        "link": link and settings.SITE_URL + link,
    }
    message = rendered(template, context=values, language=person.language)
    if by_mail and person.is_active and person.email:
        queue_mail(message, to=person.email, language=person.language, template=template)
    return Notice.objects.create(
        person=person,
        template=template,
        language=person.language,
        subject=message.subject,
        text=message.words,
        link=link,
    )


@transaction.atomic
def mark_read(*, notice: Notice, by: Any) -> None:
    may_open(by, notice).require()
    if notice.read_at is None:
        notice.read_at = timezone.now()
        notice.save(update_fields=["read_at"])


@transaction.atomic
def mark_unread(*, notice: Notice, by: Any) -> None:
    may_open(by, notice).require()
    notice.read_at = None
    notice.save(update_fields=["read_at"])


@transaction.atomic
def mark_all_read(*, by: Any) -> int:
    """The answer is how many were unread."""
    return Notice.objects.filter(person=by, read_at=None).update(read_at=timezone.now())
