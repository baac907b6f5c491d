"""Charts over categories name each of them; charts over time name days in words."""

import re

import pytest

from gromada.charts import Estimate, intervals
from gromada.charts.text import time_words


def drawn(labels, *, categories):
    chart = intervals(
        [Estimate(label, 1.0) for label in labels],
        title="Wiek",
        sentence="Zdanie.",
        header="Wiek",
        language="pl",
        key="age",
        categories=categories,
    )
    return re.findall(r"<text[^>]*middle[^>]*>([^<]*)</text>", str(chart.svg))


def test_every_category_has_its_label():
    ages = ["18–29", "30–44", "45–64", "65 i więcej"]

    assert drawn(ages, categories=True) == [*ages[:3], "65 i", "więcej"]


def test_of_many_times_some_are_labelled():
    assert len(drawn([str(year) for year in range(1970, 2000)], categories=False)) < 8


@pytest.mark.parametrize(
    ("time", "words"),
    [("2026-03-02", "2 marca 2026"), ("2026-02-30", "2026-02-30"), (1988, "1988")],
)
def test_days_are_said_in_words(time, words):
    assert time_words(time, "pl") == words
