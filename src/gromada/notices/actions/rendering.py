"""A message in the reader's language, from the templates of the app that sends it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template import Context
from django.template.loader import get_template, select_template
from django.utils import translation

LONGEST_SUBJECT = 250


@dataclass(frozen=True, slots=True)
class Message:
    """What the reader gets: ``words`` in the inbox, ``text`` and ``html`` by mail."""

    subject: str
    words: str
    text: str
    html: str


def rendered(template: str, *, context: Mapping[str, Any], language: str) -> Message:
    """Render ``deliberation/statement_hidden`` for someone who reads ``language``.

    ``deliberation/notices/statement_hidden.txt`` starts with ``Subject: …`` and an empty line.
    A ``.html`` beside it extends ``notices/mail.html``; without one the text is laid out.
    A mail begins with a greeting, by name where the context says who is ``greeted``.
    """
    app, _slash, name = template.partition("/")
    place = f"{app}/notices/{name}"
    values = {"site_name": settings.SITE_NAME, "site_url": settings.SITE_URL, **context}
    values["language"] = language
    with translation.override(language):
        # Plain text has no markup to escape from.
        plain = get_template(f"{place}.txt").template.render(  # type: ignore[attr-defined]
            Context(values, autoescape=False)
        )
        first, _newline, rest = plain.strip().partition("\n")
        subject = " ".join(first.removeprefix("Subject:").split())[:LONGEST_SUBJECT]
        values |= {"subject": subject, "words": rest.strip()}
        text = get_template("notices/mail.txt").template.render(  # type: ignore[attr-defined]
            Context(values, autoescape=False)
        )
        html = select_template([f"{place}.html", "notices/plain_mail.html"]).render(values)
    return Message(subject=subject, words=values["words"], text=text, html=html)
