"""A field of a form as HTML: its label, its hint, its error and the input, tied to each other."""

from typing import Any

from django import forms
from django.db.models.fields import BLANK_CHOICE_DASH
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

HYPHENS = BLANK_CHOICE_DASH[0][1]
CHOOSE = _("Choose…")
LANGUAGES = {"pl", "en"}
GROUPS = {"radioselect", "checkboxselectmultiple"}


def field_html(bound: forms.BoundField) -> SafeString:
    kind = bound.widget_type
    if kind == "select":
        in_words(bound)
    drawn = bound.as_widget(attrs=attributes(bound, kind))
    if bound.is_hidden:
        return drawn
    wrong = " field--wrong" if bound.errors else ""
    if kind in GROUPS:
        return format_html(
            '<fieldset class="field{}">\n<legend class="field__label">{}</legend>\n{}{}'
            '<div class="field__choices">{}</div>\n</fieldset>',
            wrong, label(bound), hint(bound), error(bound), drawn,
        )  # fmt: skip
    if kind == "checkbox":
        return format_html(
            '<div class="field field--check{}">\n{}'
            '<div class="field__check">{} <label for="{}">{}</label></div>\n{}</div>',
            wrong, error(bound), drawn, bound.id_for_label, bound.label, hint(bound),
        )  # fmt: skip
    return format_html(
        '<div class="field{}">\n<label class="field__label" for="{}">{}</label>\n{}{}{}\n</div>',
        wrong, bound.id_for_label, label(bound), hint(bound), error(bound), drawn,
    )  # fmt: skip


def attributes(bound: forms.BoundField, kind: str) -> dict[str, Any]:
    """What ties an input to its hint and its error."""
    found: dict[str, Any] = (
        {} if kind == "checkbox" or kind in GROUPS else {"class": "field__input"}
    )
    said = [name for name, there in (("hint", bound.help_text), ("error", bound.errors)) if there]
    if said:
        found["aria-describedby"] = " ".join(f"{bound.auto_id}_{name}" for name in said)
    if bound.errors:
        found["aria-invalid"] = "true"
    return found


def label(bound: forms.BoundField) -> SafeString:
    """The label, which says what may stay empty; not in a filter, where everything may."""
    if bound.field.required or getattr(bound.form, "is_filter", False):
        return format_html("{}", bound.label)
    return format_html('{} <span class="field__optional">{}</span>', bound.label, note(bound))


def note(bound: forms.BoundField) -> str:
    """What a field that may stay empty says; ``one_of`` of its form names two that need one."""
    if bound.name in getattr(bound.form, "one_of", ()):
        return gettext("(one of the two)")
    return gettext("(one language is enough)") if needs_one(bound) else gettext("(optional)")


def needs_one(bound: forms.BoundField) -> bool:
    """Whether this text is asked for in one language or the other: ``one_language`` of its form."""
    name, _line, language = bound.name.rpartition("_")
    return language in LANGUAGES and name in getattr(bound.form, "one_language", ())


def hint(bound: forms.BoundField) -> SafeString:
    if not bound.help_text:
        return SafeString("")
    return format_html(
        '<p class="field__hint" id="{}_hint">{}</p>\n', bound.auto_id, bound.help_text
    )


def error(bound: forms.BoundField) -> SafeString:
    if not bound.errors:
        return SafeString("")
    said = format_html_join(" ", "{}", ((each,) for each in bound.errors))
    return format_html('<p class="field__error" id="{}_error">{} </p>\n', bound.auto_id, said)


def in_words(select: forms.BoundField) -> None:
    """Say «choose» where Django draws a line of hyphens."""
    if getattr(select.field, "empty_label", None) == HYPHENS:
        select.field.empty_label = CHOOSE  # type: ignore[attr-defined]
        return
    if not isinstance(select.field, forms.ModelChoiceField):
        select.field.widget.choices = [
            (value, CHOOSE if label == HYPHENS else label)
            for value, label in select.field.widget.choices
        ]
