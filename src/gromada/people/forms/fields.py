"""The fields that several forms share, in our words and without placeholders."""

from allauth.account.fields import EmailField, PasswordField, SetPasswordField
from django import forms
from django.utils.translation import gettext_lazy as _


def email_field(**attributes: object) -> forms.EmailField:
    return EmailField(
        label=_("E-mail address"),
        error_messages={
            "required": _("Type your e-mail address."),
            "invalid": _("Type the whole address, such as anna@example.org."),
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        **attributes,
    )


def code_field(label: object = _("Code"), **attributes: object) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=30,
        error_messages={"required": _("Type the code.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": True}
        ),
        **attributes,
    )


def password_field(label: object = _("Password"), **attributes: object) -> forms.CharField:
    """A password that the person has already."""
    field = PasswordField(label=label, help_text="", autocomplete="current-password", **attributes)
    field.widget.attrs.pop("placeholder", None)
    return field


def new_password_field() -> forms.CharField:
    field = SetPasswordField(label=_("New password"), help_text=_("At least 10 characters."))
    field.widget.attrs.pop("placeholder", None)
    return field


def repeated_password_field() -> forms.CharField:
    field = PasswordField(
        label=_("New password once more"), help_text="", autocomplete="new-password"
    )
    field.widget.attrs.pop("placeholder", None)
    return field
