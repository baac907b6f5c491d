"""Forms of the acts of a partnership: each field is an argument of the action."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.partnerships.acts import ENDINGS
from gromada.partnerships.forms.preparing import at_least_one, day_input
from gromada.partnerships.models import Commitment, OutcomeReport, Partnership, Party
from gromada.partnerships.permissions import new_day_fits, whole_signature


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everyone will read this reason. Leave out names and personal data."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *arguments: Any, about: Any = None, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.about: Partnership | Commitment | Party | None = about


class SignForm(ReasonForm):
    signed_by = forms.CharField(
        label=_("Who signed it on paper"),
        help_text=_("Offices and organisations are enough. Leave all three empty if it is not "
                    "signed on paper yet; then you have 30 days to say it."),
        max_length=300,
        required=False,
    )  # fmt: skip
    signed_on = forms.DateField(label=_("On which day"), required=False, widget=day_input())
    document = forms.CharField(
        label=_("Which document"),
        help_text=_("Its number and where it can be read."),
        max_length=300,
        required=False,
    )
    field_order = ["reason", "signed_by", "signed_on", "document"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        verdict = whole_signature(
            given.get("signed_by", ""), given.get("signed_on"), given.get("document", "")
        )
        if not verdict and "signed_on" not in self.errors:
            self.add_error("signed_on", verdict.reason)
        return given


class PromiseForm(ReasonForm):
    one_language = ("text",)

    text_pl = forms.CharField(label=_("What, in Polish"), max_length=300, required=False)
    text_en = forms.CharField(label=_("What, in English"), max_length=300, required=False)
    due_on = forms.DateField(label=_("Until which day"), widget=day_input())
    field_order = ["text_pl", "text_en", "due_on", "reason"]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        at_least_one(self, "text")
        return given


class MoveForm(ReasonForm):
    new_due_on = forms.DateField(
        label=_("New day"),
        help_text=_("The day first promised stays on the page for ever."),
        widget=day_input(),
    )
    field_order = ["new_due_on", "reason"]

    def clean_new_due_on(self) -> Any:
        day = self.cleaned_data["new_due_on"]
        if isinstance(self.about, Commitment) and not (fits := new_day_fits(self.about, day)):
            raise forms.ValidationError(str(fits.reason))
        return day


class EndForm(ReasonForm):
    outcome = forms.ChoiceField(
        label=_("How did it end"),
        choices=[choice for choice in OutcomeReport.Status.choices if choice[0] in ENDINGS],
        widget=forms.RadioSelect,
    )
    field_order = ["outcome", "reason"]
