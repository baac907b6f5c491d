"""Asking about trust, and answering."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from gromada.evaluation.models import ITEMS, SCALES

# not "": a row that is left out has nothing ticked
DO_NOT_KNOW = "unknown"


class AskForm(forms.Form):
    addresses = forms.CharField(
        label=_("E-mail addresses"),
        help_text=_("One in each line. They are used for this one mail and not kept."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off", "spellcheck": "false"}),
    )
    language = forms.ChoiceField(
        label=_("Language of the mail"),
        choices=[("pl", _("Polish")), ("en", _("English"))],
        widget=forms.RadioSelect,
        initial="pl",
    )

    def clean_addresses(self) -> list[str]:
        found = self.cleaned_data["addresses"].replace(",", "\n").replace(";", "\n").split()
        for address in found:
            try:
                validate_email(address)
            except ValidationError:
                raise forms.ValidationError(
                    _("“%(address)s” is not an e-mail address."), params={"address": address}
                ) from None
        return found


class PrintForm(forms.Form):
    how_many = forms.IntegerField(label=_("How many slips"), min_value=1, max_value=200, initial=10)


class AnswerForm(forms.Form):
    """A row of answers for each sentence; leaving one out is allowed."""

    own_word = forms.CharField(
        label=_("A word of your own"),
        help_text=_(
            "For example the name of a pet and a year. Write the same next time, and one can "
            "see what changed without knowing who you are."
        ),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *arguments: Any, is_paper: bool, **options: Any) -> None:
        super().__init__(*arguments, **options)
        if not is_paper:
            del self.fields["own_word"]
        for item in ITEMS.values():
            numbers = [(str(number), str(number)) for number in item.answers]
            self.fields[item.key] = forms.ChoiceField(
                label=item.words,
                choices=[*numbers, (DO_NOT_KNOW, _("I do not know"))],
                required=False,
                widget=forms.RadioSelect,
            )

    def scales(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The rows as the page shows them, scale by scale."""
        return [(scale, [self[item.key] for item in scale.items]) for scale in SCALES]

    def answers(self) -> dict[str, int | None]:
        given = {key: self.cleaned_data.get(key) for key in ITEMS}
        return {
            key: int(said) if said and said != DO_NOT_KNOW else None for key, said in given.items()
        }

    def own_word_said(self) -> str:
        return str(self.cleaned_data.get("own_word", ""))
