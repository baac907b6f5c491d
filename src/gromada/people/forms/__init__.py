"""What people fill in: to sign in, about themselves, about organisations."""

from gromada.people.forms.cards import ChangeLineForm, LineForm, StakeForm
from gromada.people.forms.codes import EmailCodeForm, PasswordCodeForm, SignInCodeForm
from gromada.people.forms.erasing import EraseForm
from gromada.people.forms.organisations import InvitationForm, OrganisationForm
from gromada.people.forms.passwords import (
    ChangePasswordForm,
    NewPasswordForm,
    ReauthenticateForm,
    ResetPasswordForm,
    SetPasswordForm,
)
from gromada.people.forms.profile import ChangeEmailForm, ProfileForm
from gromada.people.forms.second_step import (
    ActivateAppForm,
    AddPasskeyForm,
    RenamePasskeyForm,
    SecondStepAgainForm,
    SecondStepForm,
)
from gromada.people.forms.sign_in import SignInForm, SignUpForm

__all__ = [
    "ActivateAppForm",
    "AddPasskeyForm",
    "ChangeEmailForm",
    "ChangeLineForm",
    "ChangePasswordForm",
    "EmailCodeForm",
    "EraseForm",
    "InvitationForm",
    "LineForm",
    "NewPasswordForm",
    "OrganisationForm",
    "PasswordCodeForm",
    "ProfileForm",
    "ReauthenticateForm",
    "RenamePasskeyForm",
    "ResetPasswordForm",
    "SecondStepAgainForm",
    "SecondStepForm",
    "SetPasswordForm",
    "SignInCodeForm",
    "SignInForm",
    "SignUpForm",
    "StakeForm",
]
