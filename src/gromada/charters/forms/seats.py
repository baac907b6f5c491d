"""What the holder of a seat decides alone, and inviting somebody to a seat."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TiesForm(forms.Form):
    is_tied = forms.BooleanField(
        label=_("I have an interest of my own in what is decided here"),
        help_text=_("Then your word is shown, but never completes a consent."),
        required=False,
    )
    ties = forms.CharField(
        label=_("What it is"),
        help_text=_("For example: I own a shop in this street. Everybody can read it."),
        max_length=300,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("is_tied") and not said.get("ties"):
            self.add_error("ties", _("Say what the interest is, so that the others know."))
        return said


class DelegateForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address of who stands in for you"),
        help_text=_("They need an account here. Leave it empty, and nobody stands in any more."),
        required=False,
    )
    until = forms.DateField(
        label=_("Until when"),
        help_text=_("At most three months. You can end it earlier."),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )

    def clean_until(self) -> datetime | None:
        """The end of that day."""
        day = self.cleaned_data["until"]
        if day is None:
            return None
        end = datetime.combine(day + timedelta(days=1), time.min)
        moment = end.replace(tzinfo=timezone.get_default_timezone())
        if moment <= timezone.now():
            raise forms.ValidationError(_("This day has passed. Choose a later one."))
        return moment


class OfferForm(forms.Form):
    email = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("They get a link that works once, for 14 days. The address stays private."),
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everybody can read it. Leave out names and personal data."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SeatActForm(ReasonForm):
    """Proposing somebody for a seat: the sides agree by the charter."""

    email = OfferForm.base_fields["email"]
    field_order = ["email", "reason"]
