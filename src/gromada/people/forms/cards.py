"""What people say of themselves, and what they offer and need."""

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gromada.people.models import Ability, CardLine
from gromada.people.models.cards import LONGEST_LINE, LONGEST_WORDS


class ChangeLineForm(forms.Form):
    text = forms.CharField(
        label=_("In your words"),
        help_text=_("One thing, in a sentence. 300 characters at most."),
        error_messages={"required": _("Write the line.")},
        max_length=LONGEST_LINE,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    audience = forms.ChoiceField(
        label=_("Who sees it"),
        help_text=_("“There” is each process or partnership where you show your card."),
        choices=CardLine.Audience.choices,
        initial=CardLine.Audience.PROCESSES,
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=pgettext_lazy("card", "Its language"), choices=CardLine.Language.choices
    )

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self.fields["language"].initial = get_language()


class LineForm(ChangeLineForm):
    kind = forms.ChoiceField(
        label=_("What is it about"),
        choices=CardLine.Kind.choices,
        initial=CardLine.Kind.ABILITY,
        widget=forms.RadioSelect,
    )
    field_order = ("kind", "text", "audience", "language")


class StakeForm(forms.Form):
    what = forms.ChoiceField(
        label=_("Do you offer or need it"),
        choices=[("offer", _("I offer")), ("need", _("I need"))],
        initial="offer",
        widget=forms.RadioSelect,
    )
    ability = forms.ChoiceField(label=_("What"), choices=Ability.choices)
    words = forms.CharField(
        label=_("In your own words"),
        help_text=_("Shown to the person it fits, without your name. No private matters here."),
        max_length=LONGEST_WORDS,
        required=False,
    )
