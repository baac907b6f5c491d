"""What people fill in."""

import re
import unicodedata
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from gromada.deliberation.models import Quarantine, Statement

LONGEST_STATEMENT = 200
# Putting letters and their marks together takes time with the square of the length.
LONGEST_TYPED = 4000
LONGEST_REASON = 500
ANSWER = {
    "statement": re.compile(r"[1-9]\d{0,8}", re.ASCII),
    "value": re.compile(r"-1|0|1"),
    "token": re.compile(r"[0-9a-zA-Z-]{8,36}"),
    "later": re.compile(r"(\d{1,9}(,\d{1,9}){0,49})?", re.ASCII),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the card with a statement sends. Nobody types it, so there is nothing to mend:
    what does not read as an answer is none. (A form of fields costs a tenth of the whole vote.)
    """

    statement: int
    value: int
    token: str
    later: str

    @classmethod
    def read(cls, sent: QueryDict) -> "Answer | None":
        said = {name: sent.get(name, "") for name in ANSWER}
        if not all(pattern.fullmatch(said[name]) for name, pattern in ANSWER.items()):
            return None
        return cls(int(said["statement"]), int(said["value"]), said["token"], said["later"])


class StatementForm(forms.Form):
    text = forms.CharField(
        label=_("Your statement"),
        error_messages={"required": _("Write your statement.")},
        help_text=_(
            "One thought that people can agree or disagree with. 200 characters at most, "
            "without names of private persons."
        ),
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    language = forms.ChoiceField(label=_("Its language"), choices=Statement.Language.choices)
    is_new = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.fields["language"].initial = get_language()

    def clean_text(self):
        """Count what people see: letters with their marks as one, line ends as one space."""
        typed = self.cleaned_data["text"]
        if len(typed) <= LONGEST_TYPED:
            typed = unicodedata.normalize("NFC", typed)
        text = " ".join(typed.split())
        too_many = len(text) - LONGEST_STATEMENT
        if too_many > 0:
            raise ValidationError(
                ngettext(
                    "The statement is %(count)d character too long. Say one thing, shorter.",
                    "The statement is %(count)d characters too long. Say one thing, shorter.",
                    too_many,
                )
                % {"count": too_many}
            )
        return text


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Everyone can read it, the author first. Say which rule the statement breaks."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class GroundForm(forms.Form):
    ground = forms.ChoiceField(
        label=_("On what ground"),
        help_text=_(
            "Everyone can read the ground. Within 72 hours those who hold a key say whether to "
            "hide the statement; otherwise it returns by itself."
        ),
        choices=Quarantine.Ground.choices,
        widget=forms.RadioSelect,
    )


class PurposeForm(forms.Form):
    reason = forms.CharField(
        label=_("What for"),
        help_text=_("It stands in the public record."),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ListForm(forms.Form):
    """Which statements to list, and in what order."""

    show = forms.ChoiceField(
        label=_("Show"),
        choices=[
            ("all", _("all statements")),
            ("unanswered", _("those you have not voted on")),
            ("mine", _("those you added")),
            ("hosts", _("those the hosts added")),
        ],
    )
    order = forms.ChoiceField(
        label=_("Order"),
        choices=[
            ("newest", _("newest first")),
            ("agreed", _("most agreement first")),
            ("divided", _("most divided first")),
            ("waiting", _("fewest votes first")),
        ],
    )
