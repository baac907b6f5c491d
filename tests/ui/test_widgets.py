"""What we write for an input says the same as Django's own template for it."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _

from gromada.ui.widgets import WRITTEN, Renderer

CHOICES = [("", "Choose…"), ("a", "<A>"), ("b", mark_safe("<b>B</b>")), (3, _("Yes"))]
GROUPED = [("First", [("a", "A"), ("b", "B")]), ("Se<cond", [("c", 1.5)])]
ATTRIBUTES = {"id": "id_x", "class": "field__input", "required": True, "hidden": False, "rows": 3}
SEVERAL = (forms.Select, forms.SelectMultiple, forms.RadioSelect, forms.CheckboxSelectMultiple)
WIDGETS = [
    (kind(), value)
    for kind in (
        forms.TextInput, forms.EmailInput, forms.URLInput, forms.NumberInput, forms.PasswordInput,
        forms.HiddenInput, forms.DateInput, forms.TimeInput, forms.DateTimeInput, forms.FileInput,
        forms.Textarea,
    )
    for value in (None, "", "plain", 'a "quoted" <value>\nof two lines')
] + [
    (kind(choices=choices), value)
    for kind in SEVERAL
    for choices in (CHOICES, GROUPED, [])
    for value in (None, "a", ["a", "3"])
] + [(forms.CheckboxInput(), value) for value in (None, True, False, "on")]  # fmt: skip


@pytest.mark.parametrize("attributes", [ATTRIBUTES, {}])
@pytest.mark.parametrize(("widget", "value"), WIDGETS)
def test_an_input_says_what_the_template_of_django_says(widget, value, attributes):
    ours = widget.render("x", value, attributes, renderer=Renderer())
    theirs = widget.render("x", value, attributes, renderer=DjangoTemplates())

    assert without_space(ours) == without_space(theirs)


def test_what_somebody_wrote_cannot_end_an_input():
    typed = '"><script>alert(1)</script></textarea>'

    for widget in (forms.TextInput(), forms.Textarea()):
        assert "<script" not in widget.render("x", typed, {"title": typed}, renderer=Renderer())


@pytest.mark.parametrize("name", WRITTEN)
def test_each_template_that_is_written_is_one_of_django(name):
    assert DjangoTemplates().get_template(name)


def test_other_inputs_are_left_to_django():
    widget = forms.SplitDateTimeWidget()

    assert widget.render("x", None, renderer=Renderer()) == widget.render("x", None)


def without_space(html):
    """Between tags, and one for many within a sentence: there a browser sees no difference."""
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", html)).replace("> ", ">").strip()
