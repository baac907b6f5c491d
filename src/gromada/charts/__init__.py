"""Charts as SVG, sentence and table; in Polish and English; without Django."""

from gromada.charts.bars import Answers, bars, legend
from gromada.charts.chart import Chart, Table, group_letter
from gromada.charts.compared import compared_lines
from gromada.charts.intervals import Estimate, intervals
from gromada.charts.marks import group_mark
from gromada.charts.opinion_map import opinion_map
from gromada.charts.trail import Station, trail

__all__ = [
    "Answers",
    "Chart",
    "Estimate",
    "Station",
    "Table",
    "bars",
    "compared_lines",
    "group_letter",
    "group_mark",
    "intervals",
    "legend",
    "opinion_map",
    "trail",
]
