"""Five minutes with Gromada: the guided tour of a demo."""

from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from gromada.site.demo.tour import STATION, STATIONS, the_story_is_told, trail


def tour(request: HttpRequest) -> HttpResponse:
    if not (settings.DEMO and the_story_is_told()):
        raise Http404
    context = {"stations": STATIONS, "trail": trail()}
    return render(request, "site/tour.html", context)


@require_POST
def tour_station(request: HttpRequest, number: int) -> HttpResponse:
    """Go to a station, where it belongs to an invented person as that person."""
    if not (settings.DEMO and 1 <= number <= len(STATIONS) and the_story_is_told()):
        raise Http404
    station = STATIONS[number - 1]
    if (person := station.person) and person != request.user:
        login(request, person, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session[STATION] = number
    return redirect(station.url or "tour")


@require_POST
def tour_end(request: HttpRequest) -> HttpResponse:
    """Go on without the tour."""
    if not settings.DEMO:
        raise Http404
    request.session.pop(STATION, None)
    return redirect("home")
