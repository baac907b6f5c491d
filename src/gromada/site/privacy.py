"""What is stored about people, as every part says it, and what is put in their browser."""

from dataclasses import dataclass

from django.apps import AppConfig
from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gromada.work.privacy import PersonalField
from gromada.work.queries import said_by_parts


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


# those that people meet first stand first; the rest follow under their own names
TITLES = {
    "people": _("Accounts and taking part"),
    "seminars": _("Seminars and questions"),
    "processes": _("Processes and inputs"),
    "deliberation": _("Statements and votes"),
    "drafting": _("Texts and amendments"),
    "decisions": _("Answers and decisions"),
    "charters": _("Seats and proposals"),
    "notices": _("Messages to you"),
    "ledger": _("The public record"),
}


def stored_about_people() -> list[PartOfPrivacy]:
    """Each part that stores something about people, and what."""
    order = {label: place for place, label in enumerate(TITLES)}
    parts = sorted(said_by_parts(), key=lambda part: order.get(part[0].label, len(order)))
    return [
        PartOfPrivacy(
            TITLES.get(app.label, app.verbose_name),
            [StoredThing(words_for(app, field.field), field) for field in fields],
        )
        for app, fields in parts
    ]


def words_for(app: AppConfig, address: str) -> str:
    """«people.Person.email» in words, or the address where the model has none."""
    *_label, model_name, field_name = address.split(".")
    try:
        model = app.get_model(model_name)
        field_words = getattr(model._meta.get_field(field_name), "verbose_name", field_name)
        return f"{model._meta.verbose_name}: {field_words}"
    except LookupError:
        return address
