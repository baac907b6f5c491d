"""Charts as SVG, sentence and table; in Polish and English; without Django."""

from gromada.charts.bars import Answers, bars, legend
from gromada.charts.chart import Chart, Table, group_letter
from gromada.charts.marks import group_mark
from gromada.charts.opinion_map import opinion_map

__all__ = [
    "Answers",
    "Chart",
    "Table",
    "bars",
    "group_letter",
    "group_mark",
    "legend",
    "opinion_map",
]
