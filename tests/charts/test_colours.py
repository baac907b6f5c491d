"""One identity: reports, charts and pages use the same colours."""

import re
from pathlib import Path

import pytest

import gromada
from gromada.charts.marks import COLOURS

PACKAGE = Path(gromada.__path__[0])
TOKENS = (PACKAGE / "ui" / "static" / "ui" / "tokens.css").read_text()
REPORT = (PACKAGE / "cli" / "report" / "report.css").read_text()
CHARTS = (PACKAGE / "charts" / "static" / "charts" / "chart.css").read_text()


def colours(css, media):
    """Custom properties of the first :root, or of the first one in a media query."""
    start = css.index(f"@media ({media})") if media else css.index(":root")
    block = css[css.index(":root", start) :]
    return dict(re.findall(r"--([\w-]+): (#\w+);", block[: block.index("}")]))


@pytest.mark.parametrize("media", [None, "prefers-color-scheme: dark"])
def test_the_report_wears_the_colours_of_the_pages(media):
    pages, report = colours(TOKENS, media), colours(REPORT, media)

    shared = pages.keys() & report.keys()
    assert len(shared) > 12
    assert {name: report[name] for name in shared} == {name: pages[name] for name in shared}


def test_colours_in_a_drawing_are_those_of_its_stylesheet():
    report = colours(REPORT, None)

    assert [report[f"side-{letter}"] for letter in "abcde"] == list(COLOURS)
    for name, fallback in re.findall(r"var\(--([\w-]+), (#\w+)\)", CHARTS):
        if name in report:
            assert (name, fallback) == (name, report[name])
