"""Sending an input, entering one that came otherwise, answering one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.processes.models import IntakeItem


class InputForm(forms.Form):
    text = forms.CharField(
        label=_("Your input"),
        help_text=_(
            "Up to 2,000 characters. Hosts read it and answer. It is shown to everyone together "
            "with the answer, without your name."
        ),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class ReceivedInputForm(forms.Form):
    source = forms.ChoiceField(
        label=_("Where it came from"),
        choices=[
            choice for choice in IntakeItem.Source.choices if choice[0] != IntakeItem.Source.FORM
        ],
    )
    source_address = forms.RegexField(
        r"\A[A-Za-z0-9._:/+-]+\Z",
        label=_("Mark of the source"),
        help_text=_(
            "A case number such as UG.7021.14, so that it can be found again. Everyone can read it."
        ),
        error_messages={"invalid": _("Use letters without accents, digits and . : / + - only.")},
        max_length=120,
        required=False,
    )
    text = forms.CharField(
        label=_("What it says"),
        help_text=_("Leave out names and personal data."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    language = forms.ChoiceField(label=_("Language"), choices=[("pl", "Polski"), ("en", "English")])
