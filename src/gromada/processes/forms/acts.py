"""Forms of the acts of a host: each field is an argument of the action."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.processes.models import start_of_day


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everyone will read this reason. Leave out names and personal data."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class UntilForm(ReasonForm):
    ends_at = forms.DateField(
        label=_("New last day"),
        help_text=_("The phase ends at midnight after this day."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    field_order = ["ends_at", "reason"]

    def clean_ends_at(self) -> Any:
        return start_of_day(self.cleaned_data["ends_at"] + timedelta(days=1))


class OpenPhaseForm(UntilForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_at"].label = _("Last day")


class CloseForm(ReasonForm):
    last_day = forms.DateField(
        label=_("Last day"),
        help_text=_("The phase ends at midnight after this day. Leave it empty to end it now."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    field_order = ["last_day", "reason"]


class TwoLanguagesForm(ReasonForm):
    """A text in Polish, in English, or in both."""

    texts: str

    @property
    def one_language(self) -> tuple[str, ...]:
        return (self.texts,)

    def clean(self) -> dict[str, Any] | None:
        found = super().clean()
        polish, english = f"{self.texts}_pl", f"{self.texts}_en"
        if not any(
            self.cleaned_data.get(name) or self.errors.get(name) for name in (polish, english)
        ):
            self.add_error(polish, _("Write the text in at least one language."))
        return found


def long_text(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label, max_length=8000, required=False, widget=forms.Textarea(attrs={"rows": 8})
    )


class ResultForm(TwoLanguagesForm):
    texts = "result"
    result_pl = long_text(_("Result in Polish"))
    result_en = long_text(_("Result in English"))
    field_order = ["result_pl", "result_en", "reason"]


class EffectsForm(TwoLanguagesForm):
    texts = "effects"
    effects_pl = long_text(_("What came of it, in Polish"))
    effects_en = long_text(_("What came of it, in English"))
    field_order = ["effects_pl", "effects_en", "reason"]
