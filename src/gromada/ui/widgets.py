"""Inputs as HTML, written in Python: with Django's templates they cost most of a form.

What is written says the same as those templates to a browser; a test compares the two.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.utils.formats import localize
from django.utils.html import conditional_escape as escape
from django.utils.safestring import SafeString

Widget = Mapping[str, Any]  # what Django tells the template of a widget


class Renderer(DjangoTemplates):
    """Django's renderer; the kinds of input that our forms have are written without a template."""

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        write = WRITTEN.get(template_name)
        return (
            write(context["widget"]) if write else super().render(template_name, context, request)
        )


def attributes(widget: Widget) -> str:
    return "".join(
        f" {escape(name)}" if value is True else f' {escape(name)}="{escape(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def one_input(widget: Widget) -> str:
    value = widget["value"]
    said = "" if value is None else f' value="{escape(value)}"'
    kind, name = escape(widget["type"]), escape(widget["name"])
    return SafeString(f'<input type="{kind}" name="{name}"{said}{attributes(widget)}>')


def textarea(widget: Widget) -> str:
    name, value = escape(widget["name"]), escape(widget["value"] or "")
    # a browser drops the first line break, which may be one that somebody wrote
    return SafeString(f'<textarea name="{name}"{attributes(widget)}>\n{value}</textarea>')


def select(widget: Widget) -> str:
    groups = []
    for title, options, _number in widget["optgroups"]:
        drawn = "\n".join(map(option, options))
        groups.append(
            f'<optgroup label="{escape(title)}">\n{drawn}\n</optgroup>' if title else drawn
        )
    name, inside = escape(widget["name"]), "\n".join(groups)
    return SafeString(f'<select name="{name}"{attributes(widget)}>\n{inside}\n</select>')


def option(widget: Widget) -> str:
    value, label = escape(str(widget["value"])), escape(localize(widget["label"]))
    return SafeString(f'<option value="{value}"{attributes(widget)}>{label}</option>')


def choices(widget: Widget) -> str:
    """Radio buttons or boxes to tick, each with its label."""
    groups = []
    for title, options, _number in widget["optgroups"]:
        drawn = "\n".join(f"<div>\n{ticked(each)}</div>" for each in options)
        groups.append(f"<div><label>{escape(title)}</label>{drawn}\n</div>" if title else drawn)
    own = {name: widget["attrs"].get(name) for name in ("id", "class")}
    said = attributes({"attrs": {name: value for name, value in own.items() if value}})
    inside = "\n".join(groups)
    return SafeString(f"<div{said}>{inside}\n</div>")


def ticked(widget: Widget) -> str:
    """One of several to choose from."""
    drawn = one_input(widget)
    if not widget.get("wrap_label"):
        return drawn
    key = widget["attrs"].get("id")
    its = f' for="{escape(key)}"' if key else ""
    return SafeString(f"<label{its}>{drawn} {escape(localize(widget['label']))}</label>")


PLAIN = "checkbox date datetime email file hidden input number password search tel text time url"
WRITTEN: dict[str, Callable[[Widget], str]] = {
    f"django/forms/widgets/{name}.html": write
    for name, write in {
        **dict.fromkeys(PLAIN.split(), one_input),
        "textarea": textarea,
        "select": select,
        "select_option": option,
        "radio": choices,
        "radio_option": ticked,
        "checkbox_select": choices,
        "checkbox_option": ticked,
    }.items()
}
