import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.charts import Estimate, compared_lines, intervals
from gromada.charts.axes import round_ticks
from gromada.charts.text import significant

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False)


@given(NUMBERS, NUMBERS)
def test_ticks_cover_the_range_and_are_few(one, other):
    low, high = min(one, other), max(one, other)

    ticks = round_ticks(low, high)

    room = 1e-6 * (1 + abs(low) + abs(high))
    assert 2 <= len(ticks) <= 12
    assert ticks[0] <= low + room
    assert ticks[-1] >= high - room


def test_a_flat_line_is_drawn():
    chart = compared_lines(
        [1, 2, 3], [7.0, 7.0, 7.0], [7.0, 7.0, 7.000000000001], names=("a", "b"), start=2,
        title="t", sentence="s", language="pl", key="k",
    )  # fmt: skip

    assert "polyline" in chart.svg
    assert chart.table.rows[0] == ("1", "7,00", "7,00", "0")


def test_a_place_without_interval_has_none_in_the_table():
    chart = intervals(
        [Estimate("+1", -0.5, (-1.0, 0.0)), Estimate("+2", 0.25)],
        title="t", sentence="s", header="h", language="en", key="k",
    )  # fmt: skip

    assert chart.table.rows == (("+1", "−0.500", "−1.00", "0"), ("+2", "0.250", "–", "–"))


@pytest.mark.parametrize(
    ("value", "words"),
    [(-0.03996, "−0,0400"), (19.51, "19,5"), (4210.4, "4 210"), (0.0, "0"), (1.2e-9, "1,20e−9")],
)
def test_three_figures_count(value, words):
    assert significant(value, "pl") == words.replace(" ", "\N{NARROW NO-BREAK SPACE}")
