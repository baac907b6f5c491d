"""The guided tour of the demo: twelve stations of one story, in five minutes."""

from gromada.site.demo.tour.bar import STATION, Bar, bar_of
from gromada.site.demo.tour.places import the_story_is_told, trail
from gromada.site.demo.tour.stations import STATIONS, Station

__all__ = ["STATION", "STATIONS", "Bar", "Station", "bar_of", "the_story_is_told", "trail"]
