"""Signing up: two fields."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

# a mail to a stranger must not carry somebody's advertisement as a name
WEB_ADDRESS = re.compile(r"://|www\.|\w\.(com|net|org|pl|eu|info|biz)\b", re.IGNORECASE)


class SignUpForm(forms.Form):
    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As you would like to be greeted."),
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("We send you the link to take part and to cancel there."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )

    def clean_name(self) -> str:
        name = self.cleaned_data["name"]
        if WEB_ADDRESS.search(name):
            raise forms.ValidationError(
                _("A name holds no address of a website. Leave it out, please.")
            )
        return name
