"""A chart is a drawing, the sentence it shows, and a table with the same numbers."""

from dataclasses import dataclass

from gromada.charts.markup import Markup, element
from gromada.charts.text import translator


@dataclass(frozen=True)
class Table:
    """The numbers behind a drawing; the first cell of a row names the row."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def html(self) -> Markup:
        head = element("tr", [element("th", name, scope="col") for name in self.headers])
        body = [
            element(
                "tr",
                element("th", row[0], scope="row"),
                [element("td", cell, class_="number") for cell in row[1:]],
            )
            for row in self.rows
        ]
        table = element(
            "table",
            element("caption", self.caption),
            element("thead", head),
            element("tbody", body),
            class_="table",
        )
        # A table that is wider than a phone is scrolled, also by keyboard.
        return element(
            "div", table, class_="table-wrap", role="region", aria_label=self.caption, tabindex=0
        )


@dataclass(frozen=True)
class Chart:
    """What is shown, three times over: drawn, said, and listed."""

    kind: str
    svg: Markup
    sentence: str
    table: Table
    language: str

    def html(self) -> Markup:
        """The chart as a figure; its looks are in ``charts/chart.css``."""
        t = translator(self.language)
        return element(
            "figure",
            self.svg,
            element("figcaption", self.sentence, class_="chart__sentence"),
            element(
                "details",
                element("summary", t.gettext("The same as a table")),
                self.table.html(),
                class_="chart__table disclosure",
            ),
            class_=f"chart chart--{self.kind}",
        )


def drawing(
    *children: object, width: float | None, height: float, key: str, title: str, sentence: str
) -> Markup:
    """An ``<svg>`` that a screen reader reads as one picture; ``key`` keeps ids apart on a page.

    Without a width it is as wide as there is room, and what is in it says where in percent.
    """
    size: dict[str, str | float | bool | None] = (
        {"class_": "chart__drawing", "width": "100%", "height": height}
        if width is None
        else {"class_": "chart__drawing", "viewBox": f"0 0 {width:g} {height:g}"}
    )
    return element(
        "svg",
        element("title", title, id=f"{key}-title"),
        element("desc", sentence, id=f"{key}-sentence"),
        *children,
        **size,
        role="img",
        aria_labelledby=f"{key}-title {key}-sentence",
    )


def group_letter(position: int) -> str:
    """The letter of a group: A, B … Z, then A2, B2 …"""
    again, letter = divmod(position, 26)
    return chr(ord("A") + letter) + (str(again + 1) if again else "")
