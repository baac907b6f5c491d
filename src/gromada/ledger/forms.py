"""Which entries to show."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions import kind_titles


def kind_choices() -> list[tuple[str, str]]:
    """Every kind by its title, in the order of the reader's language."""
    kinds = [(kind, str(title)) for kind, title in kind_titles().items()]
    return [("", str(_("All kinds"))), *sorted(kinds, key=lambda choice: choice[1])]


EXAMPLE = _("An address, such as processes.process:3")


class EntryFilter(forms.Form):
    kind = forms.ChoiceField(label=_("What happened"), choices=kind_choices, required=False)
    subject = forms.CharField(label=_("About"), help_text=EXAMPLE, max_length=120, required=False)
    holder = forms.CharField(label=_("Within"), help_text=EXAMPLE, max_length=120, required=False)
