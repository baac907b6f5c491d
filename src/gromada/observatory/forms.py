"""Filters, and what an operator fills in about a bundle."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.formats.bundle import LARGEST
from gromada.observatory.queries import INDICATORS, model_title
from gromada.observatory.queries.words import ORIGINS, STATES


def choice(label, choices=()):
    """A question with an answer for everything, so that none is left open."""
    widget = forms.Select(attrs={"class": "field__input"})
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=widget)


class IndicatorForm(forms.Form):
    by = choice(_("What to compare"), [(each.code, each.title) for each in INDICATORS.values()])


class CaseFilterForm(forms.Form):
    model = choice(_("Model"))
    origin = choice(_("Where it began"), [("", _("Anywhere")), *ORIGINS.items()])
    state = choice(_("State"), [("", _("Under way and over")), *STATES.items()])

    def __init__(self, *arguments, models: Iterable[str], **options) -> None:
        super().__init__(*arguments, **options)
        self.fields["model"].choices = [
            ("", _("All models")),
            *((code, f"{code} · {model_title(code)}") for code in sorted(models)),
        ]

    @property
    def wanted(self) -> dict[str, str]:
        """What is asked for; what cannot be asked for is left out."""
        asked = self.cleaned_data if self.is_valid() else {}
        return {name: value for name, value in asked.items() if value}


class BundleForm(forms.Form):
    file = forms.FileField(
        label=_("Bundle"),
        help_text=_("The file that the other place downloaded or exported, ending in .json."),
    )
    label = forms.CharField(
        label=_("Where it comes from"),
        help_text=_(
            "The name of the town or institution, as everybody will read it. It can stay empty "
            "when an older bundle of the same place is here."
        ),
        max_length=80,
        required=False,
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(
                _("The file has %(size)d bytes; a bundle has at most %(largest)d.")
                % {"size": file.size, "largest": LARGEST}
            )
        return file


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everyone will read this reason. Leave out names and personal data."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
