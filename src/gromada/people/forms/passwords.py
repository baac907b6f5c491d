"""Passwords, for those who want one."""

from allauth.account import forms as account
from django.utils.translation import gettext_lazy as _

from gromada.people.forms.fields import (
    email_field,
    new_password_field,
    password_field,
    repeated_password_field,
)


class SetPasswordForm(account.SetPasswordForm):
    password1 = new_password_field()
    password2 = repeated_password_field()


class ChangePasswordForm(account.ChangePasswordForm):
    oldpassword = password_field(_("Password so far"))
    password1 = new_password_field()
    password2 = repeated_password_field()


class ResetPasswordForm(account.ResetPasswordForm):
    email = email_field()


class NewPasswordForm(account.ResetPasswordKeyForm):
    password1 = new_password_field()
    password2 = repeated_password_field()


class ReauthenticateForm(account.ReauthenticateForm):
    password = password_field()
