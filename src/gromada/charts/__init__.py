"""Charts as SVG, sentence and table; in Polish and English; without Django."""

from gromada.charts.bars import Answers, bars, legend
from gromada.charts.chart import Chart, Table, group_letter
from gromada.charts.compared import compared_lines
from gromada.charts.intervals import Estimate, intervals
from gromada.charts.marks import group_mark
from gromada.charts.opinion_map import opinion_map
from gromada.charts.ranges import SHARES, Range, Scale, changes, ranges, ranges_legend
from gromada.charts.trail import Station, trail
from gromada.charts.waiting_curve import Step, waiting_curve

__all__ = [
    "SHARES",
    "Answers",
    "Chart",
    "Estimate",
    "Range",
    "Scale",
    "Station",
    "Step",
    "Table",
    "bars",
    "changes",
    "compared_lines",
    "group_letter",
    "group_mark",
    "intervals",
    "legend",
    "opinion_map",
    "ranges",
    "ranges_legend",
    "trail",
    "waiting_curve",
]
