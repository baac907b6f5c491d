"""What templates may call: icons, shapes, dates in words, fields and charts."""

import re
from datetime import date, datetime
from functools import lru_cache
from typing import Protocol

import lucide
from django import forms, template
from django.contrib.messages.storage.base import Message
from django.forms.utils import flatatt
from django.template.base import Parser, Token
from django.template.defaultfilters import stringfilter
from django.template.loader import render_to_string
from django.template.loader_tags import BlockNode
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from gromada.charts import text
from gromada.charts.marks import outline
from gromada.ui.days import DAY, DAY_AND_HOUR, DAY_AND_YEAR, said
from gromada.ui.fields import field_html

register = template.Library()

BETWEEN_TAGS = re.compile(r">\s+<")
MARKS = {"pl": ("„", "”"), "en": ("“", "”")}
# a tag, to be left as it is, or a word of one letter that Polish never leaves at the end of a line
HANGING = re.compile(r"<[^>]*>|(?<![^\s(„>])([aiouwzAIOUWZ])\s+(?=\S)")
NO_BREAK = "\u00a0"


class Chart(Protocol):
    """What gromada.charts makes."""

    def html(self) -> str: ...


class TitleNode(template.Node):
    """The page's block ``title`` once more: Django renders a block in one place only."""

    def render(self, context: template.Context) -> str:
        again = BlockNode("title", template.NodeList())
        return SafeString(str(again.render(context)).strip())


@register.tag
def page_title(parser: Parser, token: Token) -> TitleNode:
    return TitleNode()


def spoken(label: str) -> dict[str, str]:
    """What a screen reader is told of a drawing: its ``label``, or nothing."""
    return {"role": "img", "aria-label": str(label)} if label else {"aria-hidden": "true"}


class HeldNode(template.Node):
    """What stands inside, with its words of one letter kept at the word they belong to."""

    def __init__(self, nodelist: template.NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: template.Context) -> str:
        return held(self.nodelist.render(context))


@register.tag("held")
def held_tag(parser: Parser, token: Token) -> HeldNode:
    nodelist = parser.parse(["endheld"])
    parser.delete_first_token()
    return HeldNode(nodelist)


@register.filter(is_safe=True)
@stringfilter
def held(text: str) -> str:
    """A sentence in which «w», «z» and such do not hang at the end of a line, in Polish."""
    if get_language() != "pl":
        return text
    return HANGING.sub(lambda hit: f"{hit[1]}{NO_BREAK}" if hit[1] else hit[0], text)


@register.filter(is_safe=True)
@stringfilter
def quoted(text: str) -> str:
    """Somebody's words between the marks of the reader's language: „tak”, “so”."""
    opening, closing = MARKS.get(get_language() or "", MARKS["en"])
    return f"{opening}{text}{closing}"


@register.filter(is_safe=True)
@stringfilter
def lower_first(text: str) -> str:
    """A title as it stands within a sentence: «Hide it» → «Proposal: hide it»."""
    return f"{text[:1].lower()}{text[1:]}"


@register.filter
def grouped(number: int) -> str:
    """A whole number with its thousands apart, always: «2 000», «12 400»."""
    return text.whole(number, (get_language() or "pl")[:2])


@register.simple_tag
def icon(name: str, label: str = "") -> str:
    """A Lucide icon; decoration unless it has a ``label``."""
    return drawn_icon(str(name), str(label))


@lru_cache(maxsize=512)
def drawn_icon(name: str, label: str) -> str:
    attributes = {"class": "icon", "focusable": "false", **spoken(label)}
    svg = lucide._render_icon(name, None, **attributes)
    return mark_safe(BETWEEN_TAGS.sub("><", svg))  # noqa: S308


@register.simple_tag
def shape(name: str, side: str = "", label: str = "") -> str:
    """The mark of a side or group: a form first, then its colour."""
    return drawn_shape(str(name), str(side), str(label))


@lru_cache(maxsize=512)
def drawn_shape(name: str, side: str, label: str) -> str:
    attributes = {"class": f"shape shape--{side}" if side else "shape", "viewBox": "0 0 24 24"}
    return format_html(
        '<svg{}><path d="{}"/></svg>',
        flatatt(attributes | spoken(label)),
        outline(name, 12, 12, 10),
    )


@register.simple_tag
def date_words(value: date | datetime | None) -> str:
    """A date in words, as a ``<time>``: «14 grudnia 2026»."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value)
    return format_html(
        '<time datetime="{}">{}</time>', value.isoformat(), said(value, DAY_AND_YEAR)
    )


@register.filter
def day(value: date | datetime | None) -> str:
    """A day as people say it, with the year when it is not this one: «8 grudnia»."""
    if value is None:
        return ""
    found = timezone.localdate(value) if isinstance(value, datetime) else value
    this_year = found.year == timezone.localdate().year
    return said(found, DAY if this_year else DAY_AND_YEAR)


@register.filter(expects_localtime=True)
def full_day(value: date | datetime | None) -> str:
    """A day with its year, within a sentence: «14 grudnia 2026»."""
    return "" if value is None else said(value, DAY_AND_YEAR)


@register.simple_tag
def day_range(first: date, last: date) -> str:
    """From one day to another; the year once, twice when they differ, not when it is this one."""
    years = {first.year, last.year}
    if years == {timezone.localdate().year}:
        return f"{said(first, DAY)} – {said(last, DAY)}"
    beginning = said(first, DAY if len(years) == 1 else DAY_AND_YEAR)
    return f"{beginning} – {said(last, DAY_AND_YEAR)}"


@register.simple_tag
def time_words(value: datetime) -> str:
    """A date with the hour: «14 grudnia 2026, 18:00»."""
    local = timezone.localtime(value)
    return format_html(
        '<time datetime="{}">{}</time>', local.isoformat(), date_format(local, DAY_AND_HOUR)
    )


@register.simple_tag
def money(grosze: int | None) -> str:
    """An amount kept in grosze, in zlotys: «12 400 zł», with spaces that do not break."""
    return "" if grosze is None else text.money(grosze, (get_language() or "pl")[:2])


@register.simple_tag
def field(bound: forms.BoundField) -> str:
    """A label, its hint, its error and the input, tied to each other."""
    return field_html(bound)


@register.simple_tag
def form_errors(form: forms.BaseForm, focus: bool = True) -> str:  # noqa: FBT001, FBT002
    """What has to be mended, on top of the form, with a link to each place."""
    if not form.errors:
        return ""
    wrong = {"form": form, "fields": [f for f in form if f.errors], "focus": focus}
    return render_to_string("ui/_form_errors.html", wrong)


@register.simple_tag
def kept_words(form: forms.BaseForm) -> str:
    """What was written into a form that cannot be taken any more, to be copied from there."""
    if not form.is_bound:
        return ""
    texts = [each for each in form if type(each.field) is forms.CharField]
    words = [
        said for each in texts if (said := (each.value() or "").strip()) and said != each.initial
    ]
    return render_to_string("ui/_kept_words.html", {"words": words}) if words else ""


@register.simple_tag
def chart(chart: Chart | None) -> str:
    """The drawing, its sentence and its table."""
    return mark_safe(chart.html()) if chart else ""  # noqa: S308


MESSAGE_KINDS = {
    "success": ("success", "circle-check"),
    "warning": ("attention", "triangle-alert"),
    "error": ("refusal", "octagon-x"),
}


@register.filter
def message_kind(message: Message) -> str:
    return MESSAGE_KINDS.get(message.level_tag, ("plain", "info"))[0]


@register.filter
def message_icon(message: Message) -> str:
    return MESSAGE_KINDS.get(message.level_tag, ("plain", "info"))[1]


@register.inclusion_tag("ui/_bar.html")
def bar(agree: int, disagree: int, passed: int) -> dict[str, object]:
    """Three counts as one bar, with the numbers in words beside it."""
    total = agree + disagree + passed
    parts, x = [], 0.0
    for name, count in (("agree", agree), ("pass", passed), ("disagree", disagree)):
        width = 100 * count / total if total else 0.0
        if width:
            # a strip of the background keeps neighbours apart without colour
            gap = 1 if x + width < 99 and width > 2 else 0
            place = f'x="{x:.2f}" y="0" width="{width - gap:.2f}" height="10"'
            parts.append(f'<rect class="bar__{name}" {place}/>')
        x += width
    # put together here, since a list shows twenty of these
    drawn = mark_safe("".join(parts))  # noqa: S308
    return {"parts": drawn, "agree": agree, "disagree": disagree, "passed": passed}
