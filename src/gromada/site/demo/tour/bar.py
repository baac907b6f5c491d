"""The bar that goes with a visitor from station to station."""

from dataclasses import dataclass

from django.http import HttpRequest

from gromada.site.demo.tour.stations import STATIONS, Station

STATION = "tour_station"  # in the session: the number of the station the visitor went to last


@dataclass(frozen=True)
class Bar:
    """Which station this is, and the ones before and after it; None where there is none.

    ``is_there``: its page is in this demo; ``is_here``: it is the page that is shown.
    """

    number: int
    station: Station
    is_there: bool
    is_here: bool
    back: int | None
    onward: int | None
    count: int = len(STATIONS)
    # what the shell of a page shows above and below it
    above: str = "site/_tour_bar.html"
    below: str = "site/_tour_onward.html"


def bar_of(request: HttpRequest) -> Bar | None:
    """For who walks the tour; ``is_here`` unless they went elsewhere meanwhile."""
    number = request.session.get(STATION)
    if number is None:
        return None
    station = STATIONS[number - 1]
    url = station.url
    return Bar(
        number,
        station,
        is_there=bool(url),
        is_here=request.path == url,
        back=number - 1 if number > 1 else None,
        onward=number + 1 if number < len(STATIONS) else None,
    )
