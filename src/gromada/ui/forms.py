"""A form that goes nowhere, to show how fields look."""

from django import forms
from django.utils.translation import gettext_lazy as _


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
