"""What every form says when something is missing or cannot be; and a form that shows fields."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

LONGEST_NUMBER = 18  # digits that every database keeps
FIRST_YEAR, LAST_YEAR = 1900, 2200


class RowsField(forms.ModelMultipleChoiceField):
    """Rows that can be ticked; a number too long for any row is refused like one that none has."""

    def clean(self, value: Any) -> QuerySet[Any]:
        for each in value or []:
            if len(str(each)) > LONGEST_NUMBER:
                refusal = self.error_messages["invalid_choice"]
                raise ValidationError(refusal, "invalid_choice", {"value": str(each)[:60]})
        return super().clean(value)


class ExampleForm(forms.Form):
    statement = forms.CharField(
        label=_("Your statement"),
        help_text=_("One thought, in one sentence. At most 200 characters."),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    email = forms.EmailField(label=_("E-mail address"), required=False)
    answer = forms.ChoiceField(
        label=_("Do you agree?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    told = forms.BooleanField(label=_("Tell me by e-mail what came of it"), required=False)


# A form that can say it more exactly does: error_messages={"required": _("Write your statement.")}.
MISSING = {
    forms.CharField: _("Write it here."),
    forms.EmailField: _("Write an e-mail address."),
    forms.URLField: _("Write the address of the page."),
    forms.IntegerField: _("Write a number."),
    forms.DecimalField: _("Write a number."),
    forms.DateField: _("Give the day."),
    forms.TimeField: _("Give the hour."),
    forms.DateTimeField: _("Give the day and the hour."),
    forms.ChoiceField: _("Choose one."),
    forms.ModelChoiceField: _("Choose one."),
    forms.MultipleChoiceField: _("Choose at least one."),
    forms.ModelMultipleChoiceField: _("Choose at least one."),
    forms.FileField: _("Choose a file."),
    forms.BooleanField: _("Tick this box to go on."),
}


def word_what_is_missing() -> None:
    """Let each kind of field say what to do, where Django says that a field is required."""
    for kind, sentence in MISSING.items():
        own = kind.__dict__.get("default_error_messages", {})
        kind.default_error_messages = {**own, "required": sentence}


def is_a_day_that_is_meant(day: date) -> None:
    """Of the last day that there is, nobody can reckon the day after."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        sentence = _("Give a day between the years %(first)d and %(last)d.")
        raise ValidationError(sentence, params={"first": FIRST_YEAR, "last": LAST_YEAR})


def refuse_days_that_nobody_means() -> None:
    """Let every field for a day refuse those that no calendar on a wall shows."""
    for kind in (forms.DateField, forms.DateTimeField):
        kind.default_validators = [is_a_day_that_is_meant]
