"""What is stored about people, as every part says it, and what is put in their browser."""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig, apps
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gromada.work.privacy import PersonalField


@dataclass(frozen=True)
class Cookie:
    """Something kept in a browser: only what cannot be done without."""

    name: str
    when: str | Promise
    why: str | Promise
    until: str | Promise


COOKIES = [
    Cookie(
        "gromada_browser",
        _("the first time you vote or add a statement without an account"),
        _("So that you can change your vote and nobody votes twice."),
        _("a year after your last vote"),
    ),
    Cookie(
        settings.CSRF_COOKIE_NAME,
        _("when you open a page with a form"),
        _("So that no other site can send the form in your name."),
        _("a year"),
    ),
    Cookie(
        settings.SESSION_COOKIE_NAME,
        _("when you sign in"),
        _("So that we know it is you."),
        _("30 days after your last visit, or until you sign out"),
    ),
    Cookie(
        "messages",
        _("after you save something"),
        _("To tell you on the next page that it was saved."),
        _("until that page"),
    ),
]


@dataclass(frozen=True)
class StoredThing:
    """A personal field with the words that its model has for it."""

    name: str
    about: PersonalField


@dataclass(frozen=True)
class PartOfPrivacy:
    """What one part of the site stores about people."""

    title: str | Promise
    fields: list[StoredThing]


TITLES = {
    "people": _("Accounts and taking part"),
    "processes": _("Processes and inputs"),
    "deliberation": _("Statements and votes"),
    "charters": _("Seats and proposals"),
    "notices": _("Messages to you"),
    "ledger": _("The public record"),
    "work": _("Work behind the scenes"),
}


def stored_about_people() -> list[PartOfPrivacy]:
    """Each part that stores something about people, and what."""
    parts = []
    for app in apps.get_app_configs():
        if app.label in TITLES and find_spec(f"{app.name}.privacy"):
            fields = import_module(f"{app.name}.privacy").PERSONAL_FIELDS
            things = [StoredThing(words_for(app, field.field), field) for field in fields]
            parts.append(PartOfPrivacy(TITLES[app.label], things))
    return [part for part in parts if part.fields]


def words_for(app: AppConfig, address: str) -> str:
    """«people.Person.email» in words, or the address where the model has none."""
    *_label, model_name, field_name = address.split(".")
    try:
        model = app.get_model(model_name)
        field_words = getattr(model._meta.get_field(field_name), "verbose_name", field_name)
        return f"{model._meta.verbose_name}: {field_words}"
    except LookupError:
        return address
