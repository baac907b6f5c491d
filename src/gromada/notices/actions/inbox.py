"""Messages in a person's inbox."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import translate_url

from gromada.notices.actions.outbox import queue_mail
from gromada.notices.actions.rendering import rendered
from gromada.notices.models import Notice


@transaction.atomic
def notify(
    person: Any, *, template: str, context: Mapping[str, Any] | None = None, link: str = ""
) -> Notice:
    """Tell a person something, in their inbox and by mail, in their language.

    The templates see ``context``, ``person`` and ``link`` (a whole address).
    """
    link = translate_url(link, person.language) if link else ""
    values = {**(context or {}), "person": person, "link": link and settings.SITE_URL + link}
    message = rendered(template, values, language=person.language)
    if person.is_active and person.email:
        queue_mail(message, to=person.email, language=person.language, template=template)
    return Notice.objects.create(
        person=person,
        template=template,
        language=person.language,
        subject=message.subject,
        text=message.text,
        link=link,
    )
