"""What a page may show to whom."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from gromada.people.models import Participant
from gromada.people.queries import participant_of
from gromada.seminars.models import Seminar
from gromada.seminars.permissions import may_organise
from gromada.seminars.queries import seminars_visible_to


def visible_seminar(request: HttpRequest, slug: str) -> Seminar:
    """A seminar that exists for this reader."""
    return get_object_or_404(seminars_visible_to(request.user), slug=slug)


def organised_seminar(request: HttpRequest, slug: str) -> Seminar:
    """A seminar for a page that only its organiser may see."""
    seminar = visible_seminar(request, slug)
    may_organise(request.user, seminar).require()
    return seminar


def here(request: HttpRequest, seminar: Seminar) -> Participant | None:
    """The visitor as somebody who asks at this seminar."""
    return participant_of(request.visitor, seminar.address)


def calendar_answer(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.ics"'}
    return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
