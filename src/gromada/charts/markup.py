"""Elements of HTML and SVG as text; whatever is not an element already is escaped."""

from html import escape

VOID = {"br", "col", "hr", "img", "input", "link", "meta"}

Attribute = str | float | bool | None


class Markup(str):
    """Text that is markup already and goes out as it is."""

    __slots__ = ()


def element(name: str, /, *children: object, **attributes: Attribute) -> Markup:
    """An element.

    Attributes of value None or False are left out and True stands alone; a trailing underscore is
    dropped and the others become hyphens (``class_``, ``aria_hidden``).
    """
    words = "".join(
        f" {attribute_name(key)}" + ("" if value is True else f'="{attribute_text(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return Markup(f"<{name}{words}>")
    return Markup(f"<{name}{words}>{joined(*children)}</{name}>")


def joined(*children: object) -> Markup:
    """Children one after the other; None is nothing, a list is its items."""
    return Markup("".join(markup_of(child) for child in children))


def markup_of(child: object) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, list | tuple):
        return joined(*child)
    return escape(str(child), quote=False)


def attribute_name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def attribute_text(value: Attribute) -> str:
    return short_number(value) if isinstance(value, float) else escape(str(value))


def short_number(value: float) -> str:
    """A coordinate with at most two places, as short as it goes."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
