"""Which seminars there are, and for whom."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone

from gromada.people.models import Organisation, Person
from gromada.people.queries import organisation_ids_of
from gromada.seminars.models import Seminar

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


def organisations_of(person: "Person | AnonymousUser | None") -> QuerySet[Organisation]:
    """The organisations a person acts for now."""
    if not isinstance(person, Person):
        return Organisation.objects.none()
    return Organisation.objects.filter(pk__in=organisation_ids_of(person))


def seminars_visible_to(person: "Person | AnonymousUser | None") -> QuerySet[Seminar]:
    """Everything published, and the drafts of one's own organisations."""
    own = Q(organiser__in=organisation_ids_of(person))
    return Seminar.objects.filter(~Q(state=Seminar.State.DRAFT) | own).select_related("organiser")


def upcoming_seminars(person: "Person | AnonymousUser | None") -> QuerySet[Seminar]:
    """Drafts and what lies ahead, the nearest first; a cancelled one until its day has passed."""
    ahead = Q(state=Seminar.State.CANCELLED, day__gte=timezone.localdate())
    waiting = Q(state__in=[Seminar.State.DRAFT, Seminar.State.PUBLISHED])
    return seminars_visible_to(person).filter(waiting | ahead).order_by("day", "starts", "pk")


def past_seminars(person: "Person | AnonymousUser | None") -> QuerySet[Seminar]:
    """What is over, the latest first."""
    gone = Q(state=Seminar.State.CANCELLED, day__lt=timezone.localdate())
    over = Q(state=Seminar.State.OVER)
    return seminars_visible_to(person).filter(over | gone).order_by("-day", "-starts", "-pk")


def seminars_to_end(now: datetime) -> list[Seminar]:
    """Published ones whose end has passed by their own clock."""
    due = Seminar.objects.filter(
        state=Seminar.State.PUBLISHED, day__lte=now.date() + timedelta(days=1)
    )
    return [seminar for seminar in due if seminar.over_at <= now]


def seminars_to_remind(now: datetime) -> list[Seminar]:
    """Those that begin at a known hour within a day."""
    near = Seminar.objects.filter(
        state=Seminar.State.PUBLISHED,
        starts__isnull=False,
        day__range=(now.date() - timedelta(days=1), now.date() + timedelta(days=2)),
    )
    return [
        seminar
        for seminar in near
        if seminar.starts_at and seminar.reminder_at and seminar.reminder_at <= now
        and now < seminar.starts_at
    ]  # fmt: skip
