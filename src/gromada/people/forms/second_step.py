"""Authenticator apps and passkeys."""

from allauth.mfa.base import forms as mfa
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.people.actions import spend
from gromada.people.forms.fields import code_field


class _LimitedCode:
    """Counts the tries in the database, so that all workers see one count."""

    def clean_code(self) -> str:
        allowed = spend(limit="people.password", key=f"code {self.user.pk}")
        if not allowed:
            raise forms.ValidationError(allowed.reason)
        return super().clean_code()


class SecondStepForm(_LimitedCode, mfa.AuthenticateForm):
    code = code_field(_("Code from your app, or a recovery code"))


class SecondStepAgainForm(_LimitedCode, mfa.ReauthenticateForm):
    code = code_field(_("Code from your app, or a recovery code"))


class ActivateAppForm(_LimitedCode, ActivateTOTPForm):
    code = code_field(_("Code that the app shows"))


class AddPasskeyForm(AddWebAuthnForm):
    """A passkey always signs in by itself, so nobody has to choose what kind of key it is."""

    name = forms.CharField(
        label=_("Name of this passkey"),
        required=False,
        max_length=80,
        help_text=_("So that you can tell it from others, for example “my phone”."),
    )
    passwordless = forms.BooleanField(
        initial=True, widget=forms.CheckboxInput(attrs={"hidden": True})
    )


class RenamePasskeyForm(EditWebAuthnForm):
    name = forms.CharField(label=_("Name of this passkey"), max_length=80)
