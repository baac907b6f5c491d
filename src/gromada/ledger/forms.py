"""Which entries to show."""

from functools import lru_cache

from django import forms
from django.apps import apps
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions import kind_titles
from gromada.ledger.queries.pages import address_of_page

Choice = tuple[str, str]


def kind_choices() -> list[Choice | tuple[str, list[Choice]]]:
    """Every kind by its title under what it belongs to, in the order of the reader's language."""
    return choices_in(get_language(), frozenset(kind_titles()))


@lru_cache
def choices_in(
    _language: str | None, _kinds: frozenset[str]
) -> list[Choice | tuple[str, list[Choice]]]:
    families: dict[str, list[Choice]] = {}
    for kind, title in kind_titles().items():
        families.setdefault(kind.partition(".")[0], []).append((kind, str(title)))
    groups = []
    for app, kinds in families.items():
        name = family_title(app)
        everything = (app, str(_("All of it: %(family)s")) % {"family": name})
        groups.append((name, [everything, *sorted(kinds, key=by_title)]))
    return [("", str(_("All kinds"))), *sorted(groups)]


def family_title(app: str) -> str:
    """What a part of the site is called; one that is no longer installed, by its name."""
    return str(apps.get_app_config(app).verbose_name) if app in apps.app_configs else app


def by_title(choice: Choice) -> str:
    return choice[1]


EXAMPLE = _("The link of its page, or an address such as processes.process:3")


class EntryFilter(forms.Form):
    is_filter = True

    kind = forms.ChoiceField(label=_("What happened"), choices=kind_choices, required=False)
    subject = forms.CharField(label=_("About"), help_text=EXAMPLE, max_length=300, required=False)
    holder = forms.CharField(
        label=_("Within a process or partnership"),
        help_text=EXAMPLE,
        max_length=300,
        required=False,
    )

    def clean_subject(self) -> str:
        return address_in(self.cleaned_data["subject"])

    def clean_holder(self) -> str:
        return address_in(self.cleaned_data["holder"])


def address_in(said: str) -> str:
    """An address, of the page whose link was pasted."""
    return address_of_page(said) or said
