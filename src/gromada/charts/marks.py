"""Groups and sides by shape first, then colour, then letter."""

from math import cos, pi, sin

from gromada.charts.markup import Markup, element, short_number

# No group looks like a side of a charter: those are a blue circle, an orange square, a plum
# triangle and a teal diamond (see ui), and somebody would take group A for the residents.
SHAPES = ("diamond", "triangle", "pentagon", "circle", "square")
COLOUR_ORDER = "cdeba"
# Fallbacks where no stylesheet is at hand; pages set the same by class.
COLOURS = ("#244698", "#ae4e1a", "#5b2a43", "#3c8e97", "#7260bd")

# Corners on the unit circle, widened so that all shapes look equally large.
CORNERS = {
    "square": [(-0.87, -0.87), (0.87, -0.87), (0.87, 0.87), (-0.87, 0.87)],
    "triangle": [(0.0, -1.18), (1.12, 0.82), (-1.12, 0.82)],
    "diamond": [(0.0, -1.22), (1.1, 0.0), (0.0, 1.22), (-1.1, 0.0)],
    "pentagon": [(1.1 * sin(k * 2 * pi / 5), -1.1 * cos(k * 2 * pi / 5)) for k in range(5)],
}


def shape_of(position: int) -> str:
    return SHAPES[position % len(SHAPES)]


def colour_of(position: int) -> str:
    return COLOURS["abcde".index(colour_class(position))]


def colour_class(position: int) -> str:
    """``a`` to ``e``, as in the names of the colours."""
    return COLOUR_ORDER[position % len(COLOUR_ORDER)]


def outline(shape: str, x: float, y: float, radius: float) -> str:
    """One mark as a piece of an SVG path."""
    if shape == "circle":
        r, width = short_number(radius), short_number(2 * radius)
        start = f"M{short_number(x - radius)} {short_number(y)}"
        return f"{start}a{r} {r} 0 1 0 {width} 0a{r} {r} 0 1 0-{width} 0z"
    places = [(x + radius * dx, y + radius * dy) for dx, dy in CORNERS[shape]]
    steps = [
        f"{'M' if at == 0 else 'L'}{short_number(px)} {short_number(py)}"
        for at, (px, py) in enumerate(places)
    ]
    return "".join(steps) + "z"


def group_mark(position: int) -> Markup:
    """The small mark that stands before the name of a group."""
    return element(
        "svg",
        element(
            "path",
            d=outline(shape_of(position), 12, 12, 9.5),
            fill=colour_of(position),
            class_=f"chart__group chart__group--{colour_class(position)}",
        ),
        class_="chart__mark",
        viewBox="0 0 24 24",
        width=20,
        height=20,
        aria_hidden="true",
        focusable="false",
    )
