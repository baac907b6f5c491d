import re
from xml.etree import ElementTree

import numpy as np
import pytest

from gromada.charts import group_letter, opinion_map


def people(n, seed=0):
    rng = np.random.default_rng(seed)
    group = rng.integers(0, 3, n)
    return rng.normal(size=(n, 2)) + np.array([[-4, 0], [4, 0], [0, 5]])[group], group


def test_sentence_and_table_count_the_people_of_each_group():
    chart = opinion_map([[0, 0], [1, 1], [2, 2], [9, 9]], [0, 0, 1, -1], language="en")

    assert chart.sentence == "2 groups on the map: A with 2 people and B with 1 person."
    assert chart.table.rows == (("A", "2", "67%"), ("B", "1", "33%"))


def test_each_group_has_its_own_shape_colour_and_letter():
    chart = opinion_map(*people(200), language="en")

    assert [
        set(re.findall(rf'class="chart__group chart__group--({c})"', chart.svg)) for c in "cde"
    ] == [{"c"}, {"d"}, {"e"}]
    marks = re.findall(r'<path d="([^"]+)" fill="(#\w+)" class="chart__group', chart.svg)
    assert len({fill for _, fill in marks}) == 3
    assert sorted({d.count("L", 0, d.index("z")) + 1 for d, _ in marks}) == [3, 4, 5]
    assert re.findall(r'class="chart__letter">(\w)<', chart.svg) == ["A", "B", "C"]


def test_a_hundred_thousand_people_draw_small():
    chart = opinion_map(*people(100_000), language="en")

    assert len(chart.html()) < 100_000


def test_marks_stand_in_the_middle_of_cells_so_that_no_place_can_be_read_off():
    places, group = people(40)

    chart = opinion_map(places, group * 0, language="en")

    drawn = re.search(r'd="([^"]+)" fill="#5b2a43" class="chart__group', chart.svg)[1]
    corners = r"M([\d.]+) [\d.]+L[\d.]+ ([\d.]+)L"  # the upper one of a diamond, and the right one
    places = [(float(x), float(y)) for x, y in re.findall(corners, drawn)]
    assert places
    assert {(x % 12, y % 12) for x, y in places} == {(6, 6)}


def test_people_far_out_are_drawn_at_the_edge():
    places, group = people(1000)
    places[0] = [1e6, -1e6]

    chart = opinion_map(places, group, language="en")

    width, height = map(float, re.search(r'viewBox="0 0 (\S+) (\S+)"', chart.svg).groups())
    for x, y in re.findall(r"[ML]([-\d.]+) ([-\d.]+)", chart.svg):
        assert -10 <= float(x) <= width + 10
        assert -10 <= float(y) <= height + 10


def test_you_are_shown_where_you_stand():
    places, group = people(100)

    chart = opinion_map(places, group, language="en", you=(-4.0, 0.0))

    assert "You are here" in chart.svg
    assert "chart__you" not in opinion_map(places, group, language="en").svg


@pytest.mark.parametrize(
    ("places", "group"),
    [
        ([], []),
        ([[0, 0]], [0]),
        ([[0, 0]] * 30, [0] * 30),
        ([[0, 0], [1, 0]], [0, 1]),
        ([[1, 1]], [-1]),
    ],
)
def test_little_to_draw_is_still_a_drawing(places, group):
    chart = opinion_map(places, group, language="en", you=(0.0, 0.0))

    ElementTree.fromstring(chart.html())
    assert "nan" not in chart.svg
    assert chart.sentence


def test_the_figure_is_well_formed_and_names_itself():
    root = ElementTree.fromstring(opinion_map(*people(50), language="en", key="m").html())

    svg = root.find("svg")
    assert svg.attrib["aria-labelledby"] == "m-title m-sentence"
    assert svg.find("desc").text == root.find("figcaption").text
    assert not any(a == "style" or a.startswith("on") for node in root.iter() for a in node.attrib)


def test_more_groups_than_letters():
    assert [group_letter(i) for i in (0, 25, 26)] == ["A", "Z", "A2"]
