"""What stands beside the label of a field."""

import pytest
from django import forms
from django.apps import apps
from django.utils.module_loading import import_string, module_has_submodule
from django.utils.translation import override

from gromada.ui.fields import field_html


class Both(forms.Form):
    one_language = ("title",)

    title_pl = forms.CharField(required=False)
    title_en = forms.CharField(required=False)
    note_en = forms.CharField(required=False)
    reason = forms.CharField()


@pytest.mark.parametrize(
    ("field", "note"),
    [
        ("title_pl", "(one language is enough)"),
        ("title_en", "(one language is enough)"),
        ("note_en", "(optional)"),
    ],
)
def test_a_label_says_what_may_stay_empty(field, note):
    with override("en"):
        assert note in field_html(Both(prefix="1")[field])


def test_a_label_of_what_is_needed_says_nothing_more():
    assert "field__optional" not in field_html(Both()["reason"])


def forms_in_two_languages():
    for app in apps.get_app_configs():
        if app.name.startswith("gromada.") and module_has_submodule(app.module, "forms"):
            import_string(f"{app.name}.forms.__name__")
    waiting, found = [forms.BaseForm], []
    while waiting:
        waiting += (known := waiting.pop()).__subclasses__()
        found += [known] if isinstance(getattr(known, "one_language", None), tuple) else []
    return found


def test_what_is_asked_in_one_language_is_asked_in_both():
    found = forms_in_two_languages()

    assert len(found) > 10
    for form in found:
        names = {f"{name}_{language}" for name in form.one_language for language in ("pl", "en")}
        assert names <= set(form.base_fields) or not form.base_fields, form


@pytest.mark.parametrize("day", ["9999-12-31", "2201-01-01", "1899-12-31", "0001-01-01"])
@pytest.mark.parametrize("field", [forms.DateField, forms.DateTimeField])
def test_a_day_that_nobody_means_is_refused(field, day):
    with pytest.raises(forms.ValidationError, match="1900"):
        field().clean(day)


@pytest.mark.parametrize("day", ["1900-01-01", "2026-11-23", "2200-12-31"])
def test_a_day_that_somebody_means_is_taken(day):
    assert str(forms.DateField().clean(day)) == day
