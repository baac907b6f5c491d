"""Estimates in rows, with the cases they come from."""

import pytest

from gromada.charts import SHARES, Range, changes, ranges, ranges_legend


def drawn(*rows, scale=SHARES, language="en"):
    return ranges(
        rows,
        scale=scale,
        title="Kept",
        sentence="One of two.",
        header="Model",
        note_header="Counts",
        language=language,
        key="kept",
    )


def test_the_table_holds_what_is_drawn():
    chart = drawn(
        Range("Pact", "3 of 4", 0.75, 0.25, 0.97, others=(0.5,), own=(1.0,)),
        Range("Forum", "too few", others=(0.1,)),
    )

    assert chart.table.rows == (
        ("Pact", "3 of 4", "75%", "25%", "97%"),
        ("Forum", "too few", "–", "–", "–"),
    )
    assert chart.svg.count("<circle") == 3
    assert chart.svg.count("<polygon") == 1
    assert "One of two." in chart.html()


def test_without_an_estimate_no_interval_is_drawn():
    assert "chart__interval" not in drawn(Range("Forum", "too few", others=(0.1,))).svg
    assert "chart__interval" in drawn(Range("Pact", "3 of 4", 0.75, 0.25, 0.97)).svg


def test_marks_stand_where_their_values_are():
    chart = drawn(Range("Pact", "", others=(0.0, 0.5, 1.0)))

    assert all(f'cx="{x}"' in chart.svg for x in ("4%", "50%", "96%"))


@pytest.mark.parametrize(("language", "word"), [("en", "−0.25"), ("pl", "−0,25")])
def test_changes_have_a_line_at_zero_and_ticks_as_exact_as_they_need(language, word):
    chart = drawn(Range("Pact", "", 0.1, -0.1, 0.3), scale=changes([-0.25, 0, 0.25]),
                  language=language)  # fmt: skip

    assert chart.svg.count("chart__zero") == 1
    assert word in chart.svg


def test_the_legend_names_every_mark():
    assert ranges_legend("en").count("<li ") == 4
