"""Pages that compose several parts."""

from gromada.site.views.health import healthz
from gromada.site.views.home import home, my_matters
from gromada.site.views.legal import accessibility, privacy, robots
from gromada.site.views.process import process_detail
from gromada.site.views.tour import tour, tour_end, tour_station

__all__ = [
    "accessibility",
    "healthz",
    "home",
    "my_matters",
    "privacy",
    "process_detail",
    "robots",
    "tour",
    "tour_end",
    "tour_station",
]
