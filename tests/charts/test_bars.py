import re
from xml.etree import ElementTree

from gromada.charts import Answers, bars


def widths(chart, kind):
    return [
        float(w)
        for w in re.findall(rf'width="([\d.]+)" height="20"[^>]*class="chart__{kind}"', chart.svg)
    ]


def test_a_bar_is_as_long_as_its_share():
    chart = bars(
        [Answers(agree=50, disagree=25, seen=100, group=0)], title="Trees", language="en", key="t"
    )

    (whole,), (agree,), (disagree,) = (widths(chart, k) for k in ("pass", "agree", "disagree"))
    assert abs(agree - whole / 2) <= 1
    assert abs(disagree - whole / 4) <= 1


def test_sentence_and_table_say_the_same():
    chart = bars(
        [Answers(9, 3, 12), Answers(6, 1, 8, group=1)], title="Trees", language="en", key="t"
    )

    assert chart.sentence == (
        "Everyone: 75% agree, 25% disagree, 0% pass. Group B: 75% agree, 13% disagree, 13% pass."
    )
    assert chart.table.rows == (("Everyone", "9", "3", "0", "12"), ("Group B", "6", "1", "1", "8"))


def test_a_group_that_did_not_vote_is_shown_as_such():
    chart = bars([Answers(0, 0, 0, group=0)], title="Trees", language="en", key="t")

    assert chart.sentence == "Group A: nobody voted."
    assert "chart__nobody" in chart.svg


def test_the_statement_is_escaped():
    chart = bars([Answers(1, 0, 1)], title="<script>alert(1)</script>", language="en", key="t")

    assert "<script>" not in chart.html()


def test_the_figure_is_well_formed_and_names_itself():
    root = ElementTree.fromstring(
        bars([Answers(1, 0, 1)], title="Trees & cars", language="en", key="t").html()
    )

    svg = root.find("svg")
    assert svg.attrib["role"] == "img"
    ids = {node.attrib["id"] for node in root.iter() if "id" in node.attrib}
    assert set(svg.attrib["aria-labelledby"].split()) <= ids
    assert svg.find("title").text == "Trees & cars"
    assert [th.attrib["scope"] for th in root.iter("th")] == ["col"] * 5 + ["row"]
    assert not any(a == "style" or a.startswith("on") for node in root.iter() for a in node.attrib)
