"""What a person tells about themselves."""

from allauth.account import forms as account
from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.people.forms.fields import email_field
from gromada.people.models import Person


class ProfileForm(forms.ModelForm):
    class Meta:
        model = Person
        fields = ["name", "language"]
        labels = {"name": _("Your name"), "language": _("Language of our mails to you")}
        help_texts = {"name": _("Shown beside what you do for an organisation.")}
        widgets = {
            "name": forms.TextInput(attrs={"autocomplete": "name"}),
            "language": forms.RadioSelect,
        }


class ChangeEmailForm(account.AddEmailForm):
    email = email_field()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")
