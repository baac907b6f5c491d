"""Who may read which messages."""

from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from gromada.notices.models import Notice
from gromada.verdict import ALLOWED, Verdict


def may_open(person: Any, notice: Notice) -> Verdict:
    if notice.person_id != person.pk:
        return Verdict(_("This message is for somebody else."))
    return ALLOWED


def may_see_outbox(person: Any) -> Verdict:
    """See which mails wait, went out or failed; not what is in them."""
    if not getattr(person, "is_operator", False):
        return Verdict(_("Only people who run this site can see its outbox."))
    return ALLOWED


def may_read_mails(person: Any) -> Verdict:
    if not settings.DEMO:
        return Verdict(_("Mails are between this site and who gets them. Only a demo shows them."))
    return may_see_outbox(person)
