"""Reading messages."""

from typing import Any

from django.db.models import F, QuerySet

from gromada.notices.models import Notice


def notices_of(person: Any) -> QuerySet[Notice]:
    """What the person was told: unread first, then the newest."""
    return Notice.objects.filter(person=person).order_by(
        F("read_at").desc(nulls_first=True), "-sent_at", "-pk"
    )


def unread_count(person: Any) -> int:
    """How many messages wait for the person; 0 for someone without account."""
    if person is None or not person.pk:
        return 0
    return Notice.objects.filter(person=person, read_at__isnull=True).count()
