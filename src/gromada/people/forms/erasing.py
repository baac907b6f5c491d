"""Asking once more before somebody is erased."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.people.forms.fields import email_field
from gromada.people.models import Person


class EraseForm(forms.Form):
    email = email_field()

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.fields["email"].label = _("Your e-mail address")
        self.fields["email"].help_text = _("Type it, so that nobody is erased by mistake.")

    def clean_email(self) -> str:
        email = str(self.cleaned_data["email"]).strip().lower()
        if email != self.person.email:
            raise forms.ValidationError(_("This is not the address of your account."))
        return email
