"""All settings, from environment variables.

Each variable is documented in docs/reference/settings.md; a test compares the two.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import fontpkg_atkinson_hyperlegible
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key
from django.utils.translation import gettext_lazy as _

PACKAGE = Path(__file__).resolve().parent.parent


def env(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str, *, default: bool) -> bool:
    value = env(name, "yes" if default else "no").lower()
    if value not in {"yes", "no", "1", "0", "true", "false"}:
        raise ImproperlyConfigured(f"{name} is yes or no; found {value!r}.")
    return value in {"yes", "1", "true"}


def number(name: str, default: int) -> int:
    value = env(name, str(default))
    if not value.isdigit():
        raise ImproperlyConfigured(f"{name} is a whole number; found {value!r}.")
    return int(value)


# --- where things are kept -------------------------------------------------
DATA = Path(env("GROMADA_DATA") or "var").resolve()
# Votes, sessions and, without a mail server, codes to sign in lie there: for its owner alone.
DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
UPLOADS = MEDIA_ROOT = DATA / "uploads"
KEYS = DATA / "keys"
DEMO = flag("GROMADA_DEMO", default=False)
DEBUG = flag("GROMADA_DEBUG", default=False)
PORT = number("PORT", 8000)


def secret_key() -> str:
    """The key from the environment, or one made once and kept beside the data."""
    if key := env("GROMADA_SECRET_KEY"):
        return key
    place = KEYS / "secret_key"
    if not place.exists():
        KEYS.mkdir(mode=0o700, parents=True, exist_ok=True)
        # written aside and then linked, so that nobody ever reads a half-written key
        aside = KEYS / f"secret_key.{os.getpid()}"
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as f:
            f.write(get_random_secret_key())
        with suppress(FileExistsError):  # another process was first
            os.link(aside, place)
        aside.unlink()
    return place.read_text()


SECRET_KEY = secret_key()
# Without these the ledger makes its own, once, among the keys.
LEDGER_KEY = env("GROMADA_LEDGER_KEY")
LEDGER_SIGNING_KEY = env("GROMADA_LEDGER_SIGNING_KEY")
SITE_URL = env("GROMADA_URL") or f"http://127.0.0.1:{PORT}"
HOSTS = env("GROMADA_HOSTS") or (urlsplit(SITE_URL).hostname or "localhost")
ALLOWED_HOSTS = [host.strip() for host in HOSTS.split(",")] + ["127.0.0.1", "localhost"]
SECURE = SITE_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [SITE_URL]

# --- parts -----------------------------------------------------------------
INSTALLED_APPS = [
    "gromada.site",
    "gromada.observatory",
    "gromada.evaluation",
    "gromada.decisions",
    "gromada.seminars",
    "gromada.deliberation",
    "gromada.drafting",
    "gromada.processes",
    "gromada.partnerships",
    "gromada.charters",
    "gromada.innovations",
    "gromada.people",
    "gromada.notices",
    "gromada.ledger",
    "gromada.work",
    "gromada.ui",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "lucide",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "gromada.site.middleware.headers.HeadersMiddleware",
    "gromada.site.middleware.addresses.AddressMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "gromada.site.middleware.second_step.SecondStepMiddleware",
    "gromada.site.middleware.visitor.VisitorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "gromada.site.middleware.refusals.RefusalMiddleware",
    "gromada.site.middleware.signed_out.SignedOutMiddleware",
]

ROOT_URLCONF = "gromada.site.urls"
CSRF_FAILURE_VIEW = "gromada.site.views.errors.form_too_old"
WSGI_APPLICATION = "gromada.site.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gromada.site.context_processors.shell",
            ],
        },
    },
]

FORM_RENDERER = "gromada.ui.widgets.Renderer"

# --- database --------------------------------------------------------------
SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=134217728; "
    "PRAGMA cache_size=-20000; PRAGMA temp_store=MEMORY;"
)


def database(url: str) -> dict:
    """Django's settings for a ``postgresql://`` address, or for SQLite beside the data."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "gromada.sqlite3",
            "CONN_MAX_AGE": 600,
            # Without these most concurrent votes end in "database is locked".
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 5,
                "init_command": SQLITE_PRAGMAS,
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(
            f"DATABASE_URL starts with postgresql://; found {parts.scheme}://."
        )
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


DATABASES = {"default": database(env("DATABASE_URL"))}
# Whoever can fill a cache empties it, so that of allauth's limits is one that no page fills; it
# stands in the database, beside our own limits, since all processes have to count together.
# Pages are kept by each process for itself.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "people_attempts",
        "KEY_FUNCTION": "gromada.people.queries.persons.name_of_attempts",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 1000},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- people and sign-in ----------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{VALIDATION}.CommonPasswordValidator"},
    {
        "NAME": f"{VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["name", "email"]},
    },
]
LOGIN_URL = "account_login"
SESSION_ENGINE = "gromada.site.sessions"
SESSION_COOKIE_AGE = 30 * 86_400  # renewed once a week, so it ends a month after the last visit
# how many proxies of ours stand before the site and name the client's address
TRUSTED_PROXIES = ALLAUTH_TRUSTED_PROXY_COUNT = number("GROMADA_TRUSTED_PROXIES", 0)
# against floods: how often, in how many seconds
LIMITS = {
    "deliberation.statements": (number("GROMADA_STATEMENTS_AN_HOUR", 20), 3600),
    "deliberation.statements_of_network": (
        number("GROMADA_STATEMENTS_AN_HOUR_OF_NETWORK", 300),
        3600,
    ),
    "evaluation.studies": (number("GROMADA_STUDIES_A_DAY", 10), 86_400),
    "evaluation.study_data": (number("GROMADA_STUDY_DATA_A_DAY", 30), 86_400),
    "evaluation.uploads": (number("GROMADA_EVALUATION_UPLOADS_AN_HOUR", 60), 3600),
    "evaluation.trust_slips": (number("GROMADA_TRUST_SLIPS_A_DAY", 400), 86_400),
    "evaluation.trust_mails": (number("GROMADA_TRUST_MAILS_A_DAY", 1000), 86_400),
    "drafting.amendments": (number("GROMADA_AMENDMENTS_AN_HOUR", 10), 3600),
    "drafting.amendments_of_network": (number("GROMADA_AMENDMENTS_AN_HOUR_OF_NETWORK", 100), 3600),
    "innovations.registered": (number("GROMADA_INNOVATIONS_A_DAY", 10), 86_400),
    "innovations.challenges": (number("GROMADA_CHALLENGES_A_DAY", 10), 86_400),
    "people.join": (number("GROMADA_JOINS_AN_HOUR", 600), 3600),
    "people.mail": (number("GROMADA_ACCOUNT_MAILS_AN_HOUR", 10), 3600),
    "people.mail_of_address": (number("GROMADA_ACCOUNT_MAILS_AN_HOUR_OF_ADDRESS", 60), 3600),
    "people.mail_of_network": (number("GROMADA_ACCOUNT_MAILS_AN_HOUR_OF_NETWORK", 200), 3600),
    "people.cards": (number("GROMADA_CARD_LINES_AN_HOUR", 60), 3600),
    "people.groups": (number("GROMADA_GROUPS_A_DAY", 3), 86_400),
    "people.invitations": (number("GROMADA_INVITATIONS_AN_HOUR", 60), 3600),
    "people.password": (number("GROMADA_PASSWORDS_A_QUARTER", 10), 900),
    "people.password_of_address": (number("GROMADA_PASSWORDS_A_QUARTER_OF_ADDRESS", 100), 900),
    "processes.inputs": (number("GROMADA_INPUTS_AN_HOUR", 10), 3600),
    "processes.inputs_of_network": (number("GROMADA_INPUTS_AN_HOUR_OF_NETWORK", 100), 3600),
    "seminars.sign_ups_of_address": (number("GROMADA_SIGN_UPS_AN_HOUR_OF_ADDRESS", 5), 3600),
    "seminars.sign_ups_of_network": (number("GROMADA_SIGN_UPS_AN_HOUR_OF_NETWORK", 60), 3600),
    "seminars.questions": (number("GROMADA_QUESTIONS_AN_HOUR", 10), 3600),
    "seminars.questions_of_network": (number("GROMADA_QUESTIONS_AN_HOUR_OF_NETWORK", 200), 3600),
}
# a code by mail is how everybody can sign in; passwords and passkeys are added by who wants them
ACCOUNT_ADAPTER = "gromada.people.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_FORMS = {
    "login": "gromada.people.forms.SignInForm",
    "signup": "gromada.people.forms.SignUpForm",
    "confirm_login_code": "gromada.people.forms.SignInCodeForm",
    "confirm_email_verification_code": "gromada.people.forms.EmailCodeForm",
    "confirm_password_reset_code": "gromada.people.forms.PasswordCodeForm",
    "add_email": "gromada.people.forms.ChangeEmailForm",
    "set_password": "gromada.people.forms.SetPasswordForm",
    "change_password": "gromada.people.forms.ChangePasswordForm",
    "reset_password": "gromada.people.forms.ResetPasswordForm",
    "reset_password_from_key": "gromada.people.forms.NewPasswordForm",
    "reauthenticate": "gromada.people.forms.ReauthenticateForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "length": 8, "dashed": True}
# not in a demo, whose operator signs in by a link
OPERATORS_NEED_SECOND_STEP = flag("GROMADA_OPERATORS_NEED_SECOND_STEP", default=False) and not DEMO
MFA_ADAPTER = "gromada.people.adapter.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "gromada.people.forms.SecondStepForm",
    "reauthenticate": "gromada.people.forms.SecondStepAgainForm",
    "activate_totp": "gromada.people.forms.ActivateAppForm",
    "add_webauthn": "gromada.people.forms.AddPasskeyForm",
    "edit_webauthn": "gromada.people.forms.RenamePasskeyForm",
}

# --- language and time -----------------------------------------------------
LANGUAGES = [("pl", "Polski"), ("en", "English")]
LANGUAGE_CODE = env("GROMADA_LANGUAGE", "pl")
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env("GROMADA_TIME_ZONE", "Europe/Warsaw")
# whose public holidays are no working days
COUNTRY = env("GROMADA_COUNTRY", "PL")
# given by the Open Contracting Partnership to whoever publishes open contracting data
OCID_PREFIX = env("GROMADA_OCID_PREFIX", "ocds-unregistered")
SITE_NAME = env("GROMADA_NAME") or _("Gromada")


@dataclass(frozen=True)
class RunBy:
    """Who runs this site; the privacy and accessibility pages tell it to visitors."""

    name: str = env("GROMADA_RUN_BY")
    address: str = env("GROMADA_RUN_BY_ADDRESS")
    email: str = env("GROMADA_CONTACT_MAIL")
    telephone: str = env("GROMADA_CONTACT_TELEPHONE")

    @property
    def required(self) -> dict[str, str]:
        return {"GROMADA_RUN_BY": self.name, "GROMADA_CONTACT_MAIL": self.email}


RUN_BY = RunBy()

# --- static files ----------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATICFILES_DIRS = [
    ("fonts", Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files"),
    PACKAGE / "charts" / "static",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "gromada.site.storage.StaticStorage"
    },
}

# --- jobs ------------------------------------------------------------------
TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "slow"]},
}
JOBS_KEPT = timedelta(days=number("GROMADA_JOBS_KEPT_DAYS", 2))
FAILED_JOBS_KEPT = timedelta(days=number("GROMADA_FAILED_JOBS_KEPT_DAYS", 90))


# --- mail ------------------------------------------------------------------
def mail_server(url: str) -> dict[str, Any]:
    """Django's settings for ``smtp://user:password@host:587``, ``smtps://``, ``console:`` …

    With a user the connection is encrypted unless the address says ``?tls=no``.
    """
    parts = urlsplit(url)
    backends = {
        "smtp": "smtp",
        "smtps": "smtp",
        "console": "console",
        "file": "filebased",
        "outbox": "dummy",
    }
    if parts.scheme not in backends or (parts.scheme.startswith("smtp") and not parts.hostname):
        raise ImproperlyConfigured(
            "GROMADA_MAIL_URL is smtp://user:password@host:587, smtps://…, file:/folder, console: "
            f"or outbox:; found one that starts with {parts.scheme or 'nothing'}:."
        )
    encrypted = "yes" if parts.username else "no"
    return {
        "BACKEND": f"django.core.mail.backends.{backends[parts.scheme]}.EmailBackend",
        "HOST": parts.hostname or "",
        "PORT": parts.port or (465 if parts.scheme == "smtps" else 587 if parts.username else 25),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "SSL": parts.scheme == "smtps",
        "TLS": parts.scheme == "smtp"
        and dict(parse_qsl(parts.query)).get("tls", encrypted) == "yes",
        "FOLDER": unquote(parts.path) or None,
    }


# A demo keeps mails in its outbox, where the operator reads them.
MAIL = mail_server(env("GROMADA_MAIL_URL") or ("outbox:" if DEMO else f"file:{DATA / 'mail'}"))
EMAIL_BACKEND, EMAIL_FILE_PATH = MAIL["BACKEND"], MAIL["FOLDER"]
EMAIL_HOST, EMAIL_PORT, EMAIL_TIMEOUT = MAIL["HOST"], MAIL["PORT"], 10
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL["USER"], MAIL["PASSWORD"]
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL["SSL"], MAIL["TLS"]
MAILS_KEPT = timedelta(days=number("GROMADA_MAILS_KEPT_DAYS", 30))
DEFAULT_FROM_EMAIL = env("GROMADA_MAIL_FROM", "gromada@localhost")

# --- safety ----------------------------------------------------------------
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
# Behind a proxy of ours the scheme is what that proxy says; otherwise nobody is believed.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = flag(
    "GROMADA_HSTS_SUBDOMAINS", default=False
)
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# Nothing inline and nothing from elsewhere: what a page needs is a file of ours.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# --- what is written down --------------------------------------------------
# Warnings and errors go to standard error, where systemd or a container keeps them. No request
# is logged: addresses of people who vote belong nowhere, nor do links that are a secret.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "filters": {"without_address": {"()": "gromada.site.log.WithoutAddress"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env("GROMADA_LOG_LEVEL", "INFO").upper()},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # a wrong address is the visitor's matter, not the operator's
        "django.request": {"level": "ERROR", "filters": ["without_address"]},
        "django.security.csrf": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "ERROR"},
    },
}
