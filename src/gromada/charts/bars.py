"""Agree, pass and disagree as one bar for each group."""

from collections.abc import Sequence
from dataclasses import dataclass

from gromada.charts.chart import Chart, Table, drawing, group_letter
from gromada.charts.marks import colour_class, colour_of, outline, shape_of
from gromada.charts.markup import Markup, element
from gromada.charts.text import percent, translator, whole

WIDTH = 400.0
LETTER_WIDTH, WORD_WIDTH = 48.0, 84.0
ROW, BAR = 28.0, 20.0
FONT_SIZE = 15
GAP = 1.0  # between two pieces that would touch
NARROWEST_NUMBER = 42.0  # a narrower piece leaves its number to the table


@dataclass(frozen=True)
class Answers:
    """How many took which side; ``group`` is the position of the group, None is everyone."""

    agree: int
    disagree: int
    seen: int
    group: int | None = None

    @property
    def passed(self) -> int:
        return self.seen - self.agree - self.disagree

    def share(self, count: int) -> float:
        return count / self.seen if self.seen else 0.0


def bars(rows: Sequence[Answers], *, title: str, language: str, key: str) -> Chart:
    """Draw how people answered one statement.

    Parameters
    ----------
    rows : sequence of Answers
        One bar each, from top to bottom.
    title : str
        The statement.
    language : "pl" or "en"
    key : str
        Begins the ids of the drawing; no other chart on the page may have it.
    """
    sentence = " ".join(sentence_of(row, language) for row in rows)
    height = ROW * max(len(rows), 1)
    left = WORD_WIDTH if any(row.group is None for row in rows) else LETTER_WIDTH
    svg = drawing(
        [bar(row, at * ROW, left, language) for at, row in enumerate(rows)],
        width=WIDTH,
        height=height,
        key=key,
        title=title,
        sentence=sentence,
    )
    return Chart("bars", svg, sentence, table_of(rows, title, language), language)


def name_of(row: Answers, language: str) -> str:
    t = translator(language)
    if row.group is None:
        return t.gettext("Everyone")
    return t.gettext("Group %(letter)s") % {"letter": group_letter(row.group)}


def bar(row: Answers, top: float, left: float, language: str) -> Markup:
    return element("g", label(row, top + ROW / 2, language), pieces(row, top, left, language))


def label(row: Answers, middle: float, language: str) -> list[Markup]:
    baseline = middle + FONT_SIZE * 0.35
    if row.group is None:
        words = name_of(row, language)
        return [element("text", words, x=0, y=baseline, font_size=FONT_SIZE, class_="chart__text")]
    return [
        element(
            "path",
            d=outline(shape_of(row.group), 9, middle, 7.5),
            fill=colour_of(row.group),
            class_=f"chart__group chart__group--{colour_class(row.group)}",
        ),
        element(
            "text",
            group_letter(row.group),
            x=24,
            y=baseline,
            font_size=FONT_SIZE,
            font_weight="bold",
            class_="chart__text",
        ),
    ]


def pieces(row: Answers, top: float, left: float, language: str) -> list[Markup]:
    room = WIDTH - left
    y, baseline = top + (ROW - BAR) / 2, top + ROW / 2 + FONT_SIZE * 0.35
    agree, disagree = (
        max(round(row.share(count) * room - GAP, 1), 0.0) for count in (row.agree, row.disagree)
    )
    drawn = [
        element(
            "rect", x=left, y=y, width=room, height=BAR,
            fill="#dcd5c5", class_="chart__pass" if row.seen else "chart__nobody",
        ),
        element(
            "rect", x=left, y=y, width=agree, height=BAR,
            fill="#17603f", class_="chart__agree",
        ),
        element(
            "rect", x=WIDTH - disagree, y=y, width=disagree, height=BAR,
            fill="#96301d", class_="chart__disagree",
        ),
    ]  # fmt: skip
    if agree >= NARROWEST_NUMBER:
        drawn.append(
            element(
                "text", percent(row.share(row.agree), language), x=left + 6, y=baseline,
                font_size=FONT_SIZE, fill="#ffffff", class_="chart__on-agree",
            )
        )  # fmt: skip
    if disagree >= NARROWEST_NUMBER:
        drawn.append(
            element(
                "text", percent(row.share(row.disagree), language), x=WIDTH - 6, y=baseline,
                font_size=FONT_SIZE, fill="#ffffff", text_anchor="end", class_="chart__on-disagree",
            )
        )  # fmt: skip
    return drawn


def legend(language: str) -> Markup:
    """What the pieces of a bar mean; once on a page is enough."""
    t = translator(language)
    pieces = (
        ("agree", "#17603f", t.pgettext("answers", "agree")),
        ("pass", "#dcd5c5", t.pgettext("answers", "pass")),
        ("disagree", "#96301d", t.pgettext("answers", "disagree")),
    )
    return element(
        "ul",
        [
            element(
                "li",
                element(
                    "svg",
                    element("rect", width=24, height=24, fill=colour, class_=f"chart__{kind}"),
                    class_="chart__mark",
                    viewBox="0 0 24 24",
                    width=16,
                    height=16,
                    aria_hidden="true",
                    focusable="false",
                ),
                words,
                class_="chart__legend-item",
            )
            for kind, colour, words in pieces
        ],
        class_="chart__legend",
        role="list",
    )


def sentence_of(row: Answers, language: str) -> str:
    t = translator(language)
    if not row.seen:
        return t.gettext("%(who)s: nobody voted.") % {"who": name_of(row, language)}
    return t.gettext("%(who)s: %(agree)s agree, %(disagree)s disagree, %(passed)s pass.") % {
        "who": name_of(row, language),
        "agree": percent(row.share(row.agree), language),
        "disagree": percent(row.share(row.disagree), language),
        "passed": percent(row.share(row.passed), language),
    }


def table_of(rows: Sequence[Answers], title: str, language: str) -> Table:
    t = translator(language)
    return Table(
        caption=title,
        headers=(
            t.gettext("Who"),
            t.pgettext("answers", "Agree"),
            t.pgettext("answers", "Disagree"),
            t.pgettext("answers", "Pass"),
            t.gettext("Votes"),
        ),
        rows=tuple(
            (
                name_of(row, language),
                *(
                    whole(count, language)
                    for count in (row.agree, row.disagree, row.passed, row.seen)
                ),
            )
            for row in rows
        ),
    )
