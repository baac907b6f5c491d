"""Codes that came by mail."""

from allauth.account import forms as account

from gromada.people.forms.fields import code_field


class SignInCodeForm(account.ConfirmLoginCodeForm):
    code = code_field()


class EmailCodeForm(account.ConfirmEmailVerificationCodeForm):
    code = code_field()


class PasswordCodeForm(account.ConfirmPasswordResetCodeForm):
    code = code_field()
