"""Reading messages."""

from typing import Any

from django.db.models import Q, QuerySet

from gromada.notices.models import Mail, Notice


def notices_of(person: Any) -> QuerySet[Notice]:
    """What the person was told: unread first, then the newest."""
    return (
        Notice.objects.filter(person=person)
        .annotate(is_unread=Q(read_at__isnull=True))
        .order_by("-is_unread", "-sent_at", "-pk")
    )


def unread_count(person: Any) -> int:
    """How many messages wait for the person; 0 for someone without account."""
    if person is None or not person.pk:
        return 0
    return unread_notices(person).count()


# the same as part of another question: every page asks it
UNREAD = "SELECT COUNT(*) FROM notices_notice WHERE person_id = %s AND read_at IS NULL"


def unread_notices(person: Any) -> QuerySet[Notice]:
    return Notice.objects.filter(person=person, read_at__isnull=True)


def mails_in_outbox(*, status: str = "") -> QuerySet[Mail]:
    """Mails, the newest first, without what is in them."""
    mails = Mail.objects.defer("text", "html")
    return mails.filter(status=status) if status else mails
