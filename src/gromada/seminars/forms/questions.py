"""Asking, hiding, carrying over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.processes.models import Process


class QuestionForm(forms.Form):
    text = forms.CharField(
        label=_("Your question"),
        help_text=_("Up to 280 characters. Everybody sees it, without your name."),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HideForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), help_text=_("Everybody can read it."), max_length=500
    )


class RestoreForm(HideForm):
    pass


class CarryForm(forms.Form):
    process = forms.ModelChoiceField(
        Process.objects.none(),
        label=_("Process"),
        help_text=_("Running processes of the hosts that you act for."),
        empty_label=None,
    )
    text = forms.CharField(
        label=_("The question, as it enters the process"),
        help_text=_("Change it only so far that it can be understood outside the seminar."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    nobody_named = forms.BooleanField(label=_("It names no private person."))

    def __init__(self, *args, processes, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["process"].queryset = processes
