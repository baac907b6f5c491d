"""What became of a commitment, how far it was kept, and how the partnership fared."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.innovations.models import Factor
from gromada.partnerships.forms.preparing import day_input
from gromada.partnerships.models import (
    Commitment,
    CommitmentEvent,
    Milestone,
    OutcomeReport,
    Rating,
)

Status = CommitmentEvent.Status


def why(label: Any, hint: Any) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )


class EventForm(forms.Form):
    status = forms.ChoiceField(label=_("What became of it"), widget=forms.RadioSelect)
    milestone = forms.ModelChoiceField(
        Milestone.objects.none(),
        label=_("About which step"),
        required=False,
        empty_label=_("the commitment as a whole"),
    )
    happened_on = forms.DateField(
        label=_("On which day"), initial=timezone.localdate, widget=day_input()
    )
    reason = why(
        _("In a few words"),
        _("Everyone will read this. Leave out names and personal data."),
    )
    evidence = forms.CharField(
        label=_("What shows it"),
        help_text=_("A link to photographs, a protocol, a measurement, or where it can be seen."),
        max_length=500,
        required=False,
    )

    def __init__(
        self, *arguments: Any, commitment: Commitment, statuses: list[str], **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        named = {
            Status.BEGUN: _("work on it has begun"),
            Status.KEPT: _("it is kept"),
            Status.BROKEN: _("it is broken and will not be kept"),
        }
        self.fields["status"].choices = [  # type: ignore[attr-defined]
            (status.value, named[status]) for status in named if status in statuses
        ]
        steps = commitment.milestones.all()
        if steps:
            self.fields["milestone"].queryset = steps  # type: ignore[attr-defined]
        else:
            del self.fields["milestone"]

    def clean_happened_on(self) -> Any:
        day = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("milestone") and given.get("status") not in (None, Status.KEPT):
            self.add_error("milestone", _("Of a step one only says that it is reached."))
        return given


class RatingForm(forms.Form):
    level = forms.TypedChoiceField(
        label=_("How far was it kept"),
        choices=Rating.Level.choices,
        coerce=int,
        widget=forms.RadioSelect,
    )
    reason = why(_("Why"), _("Everyone will read this reason. Leave out names and personal data."))


class OutcomeForm(forms.Form):
    status = forms.ChoiceField(
        label=_("How does it fare, or how did it end"),
        choices=OutcomeReport.Status.choices,
        widget=forms.RadioSelect,
    )
    reason = why(_("Why"), _("Everyone will read this reason. Leave out names and personal data."))
    helped = forms.MultipleChoiceField(
        label=_("What helped"),
        choices=Factor.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    hindered = forms.MultipleChoiceField(
        label=_("What hindered"),
        choices=Factor.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class SignatureForm(forms.Form):
    signed_by = forms.CharField(
        label=_("Who signed"),
        help_text=_("Offices and organisations are enough."),
        max_length=300,
    )
    signed_on = forms.DateField(label=_("On which day"), widget=day_input())
    document = forms.CharField(
        label=_("Which document"),
        help_text=_("Its number and where it can be read."),
        max_length=300,
    )

    def clean_signed_on(self) -> Any:
        day = self.cleaned_data["signed_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day has not come yet."))
        return day
