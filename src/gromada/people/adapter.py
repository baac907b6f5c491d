"""How django-allauth meets this site: mails through the outbox, our words, our limits."""

import base64

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from cryptography.fernet import Fernet, MultiFernet
from django import forms
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gromada.notices.actions import send_mail
from gromada.people.actions import spend
from gromada.people.models import Person
from gromada.people.queries import keyed_name, one_line, person_by_email


class AccountAdapter(DefaultAccountAdapter):
    """Signing in, signing up, and the mails around it."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("This account is closed."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _(
            "The address and the password do not fit together. Leave the password empty, "
            "and we send you a code instead."
        ),
        "email_taken": _("Somebody else uses this address."),
        "enter_current_password": _("This is not your password so far."),
        "incorrect_code": _("This code is not right. Look at the newest one and type it again."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _(
            "That was wrong too many times. Wait a few minutes, then ask for a new code."
        ),
        "same_as_current": _("This is your address already."),
        "rate_limited": _("That was too quick. Wait a minute, then try again."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        person = context.get("user") or person_by_email(email) or self._signed_in()
        send_mail(
            to=email,
            language=person.language if person else (get_language() or settings.LANGUAGE_CODE),
            template=f"people/{template_prefix.rpartition('/')[2]}",
            context={**context, "email": email},
            urgent=True,
        )

    def _signed_in(self) -> Person | None:
        user = self.request.user
        return user if user.is_authenticated else None

    def save_user(
        self,
        request: HttpRequest,
        user: Person,
        form: forms.Form,
        commit: bool = True,  # noqa: FBT001, FBT002
    ) -> Person:
        user.name = one_line(form.cleaned_data.get("name", ""))
        user.language = get_language() or settings.LANGUAGE_CODE
        return super().save_user(request, user, form, commit)

    def clean_email(self, email: str) -> str:
        """Every form that makes us send a mail passes here."""
        email = super().clean_email(email).lower()
        if self._network:
            self._limit("people.mail_of_network", self._network)
        # first by address and network: nobody elsewhere can use up somebody's codes
        self._limit("people.mail", f"{email} {self._network}")
        self._limit("people.mail_of_address", email)
        return email

    def pre_authenticate(self, request: HttpRequest, **credentials: str) -> None:
        email = credentials.get("email", "")
        self._limit("people.password", f"{email} {self._network}")
        self._limit("people.password_of_address", email)
        super().pre_authenticate(request, **credentials)

    @property
    def _network(self) -> str:
        visitor = getattr(self.request, "visitor", None)
        return visitor.network if visitor else ""

    def _limit(self, limit: str, key: str) -> None:
        allowed = spend(limit=limit, key=keyed_name(key))
        if not allowed:
            raise forms.ValidationError(allowed.reason)

    def get_client_ip(self, request: HttpRequest) -> str:
        """As allauth says, and the neighbour's address where a proxy was passed by."""
        try:
            return super().get_client_ip(request)
        except (ImproperlyConfigured, PermissionDenied):
            return request.META.get("REMOTE_ADDR") or "127.0.0.1"

    def is_safe_url(self, url: str) -> bool:
        """As allauth says; what is no address at all leads nowhere."""
        try:
            return super().is_safe_url(url)
        except ValueError:
            return False

    def get_login_stages(self) -> list[str]:
        ours = f"{SecondStep.__module__}.{SecondStep.__qualname__}"
        theirs = f"{AuthenticateStage.__module__}.{AuthenticateStage.__qualname__}"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return resolve_url("home")

    get_signup_redirect_url = get_login_redirect_url
    get_logout_redirect_url = get_login_redirect_url

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("mfa_index")


class SecondStep(AuthenticateStage):
    """Asked of who set up an authenticator app.

    A passkey alone is a quicker way in and never a second lock: whoever lost the
    phone it was on can still have a code by mail.
    """

    def _should_handle(self, request: HttpRequest) -> bool:
        with_app = is_mfa_enabled(self.login.user, [Authenticator.Type.TOTP])
        return with_app and super()._should_handle(request)


class SecondStepAdapter(DefaultMFAAdapter):
    """Authenticator apps, passkeys and recovery codes."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right. Wait for the next one and type it."),
        "unverified_email": _("Confirm your e-mail address first."),
        "cannot_generate_recovery_codes": _("Set up an authenticator app first."),
    }

    def get_totp_issuer(self) -> str:
        return str(settings.SITE_NAME)

    def build_totp_svg(self, url: str) -> str:
        """The drawing without its XML declaration, so that it can stand in a page."""
        drawing = super().build_totp_svg(url)
        return drawing[drawing.index("<svg") :]

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return str(_("Passkey %(number)d")) % {"number": number}

    # who gets hold of the database alone cannot make codes
    def encrypt(self, text: str) -> str:
        return _locks().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _locks().decrypt(encrypted_text.encode()).decode()


def _locks() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet(
        [
            Fernet(
                base64.urlsafe_b64encode(
                    salted_hmac(
                        "gromada.people.adapter", "second step", key, algorithm="sha256"
                    ).digest()
                )
            )
            for key in keys
        ]
    )
