"""The drawing of what led to what."""

import re

import pytest

from gromada.charts import Station, trail

STATIONS = [Station(-1, "A question was asked", 1), Station(0, "A process began", 1),
            Station(1, "An input <arrived>", 12)]  # fmt: skip


def drawn(stations=STATIONS, links=((0, 1), (1, 2)), language="en"):
    return trail(stations, links, title="Shade", language=language, key="t")


def test_it_says_how_much_led_to_it_and_came_of_it():
    sentence = drawn().sentence

    assert sentence.startswith("1 event led to this. It led to 12 events.")


def test_a_beginning_and_an_end_are_said():
    sentence = drawn([Station(0, "A process began", 1)], ()).sentence

    assert sentence == (
        "The record names nothing that led to this. The record names nothing that it led to."
    )


def test_every_link_is_drawn_once_and_texts_are_escaped():
    svg = drawn().svg

    assert svg.count("chart__link") == 2
    assert "&lt;arrived&gt; ×12" in svg
    assert len(re.findall("<text", svg)) == 3


def test_before_itself_and_after_differ_by_shape():
    paths = re.findall(r'<path d="([^"]+)"[^>]*class="chart__(?:group|dot)', drawn().svg)

    assert len({re.sub(r"[\d. -]+", "", path) for path in paths}) >= 2


def test_the_nearest_are_drawn_and_the_table_has_all():
    many = [Station(step, f"Step {step}", 1) for step in range(-40, 41)]

    chart = drawn(many, [(n, n + 1) for n in range(80)])

    assert chart.svg.count("<text") == 24
    assert "Step 40" not in chart.svg
    assert len(chart.table.rows) == 81
    assert "the table shows all" in chart.sentence


@pytest.mark.parametrize("language", ["pl", "en"])
def test_it_is_said_in_both_languages(language):
    assert drawn(language=language).html().startswith('<figure class="chart chart--trail"')
