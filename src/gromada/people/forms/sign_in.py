"""The doors: signing in and signing up."""

from allauth.account import forms as account
from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.people.forms.fields import email_field, password_field


class SignInForm(account.LoginForm):
    """An address is enough: a code goes to it. Who has a password may give it instead."""

    password = password_field(required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = email_field()
        self.order_fields(["login", "password"])

    def _setup_password_field(self) -> None:
        """Keep the field, which allauth drops when signing up asks for no password."""

    def clean_login(self) -> str:
        address = super().clean_login()
        if not self.data.get("password"):
            account.get_adapter().clean_email(address)
        return address


class SignUpForm(account.SignupForm):
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        required=False,
        help_text=_("Shown beside what you do for an organisation. You can add it later."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    field_order = ["email", "name"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"] = email_field()
