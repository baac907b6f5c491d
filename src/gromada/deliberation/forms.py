"""What people fill in."""

import unicodedata

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from gromada.deliberation.models import Statement, Vote

LONGEST_STATEMENT = 200
LONGEST_REASON = 500


class VoteForm(forms.Form):
    """One answer. The page sends it; nobody types into it."""

    statement = forms.IntegerField(min_value=1)
    value = forms.TypedChoiceField(choices=Vote.Value.choices, coerce=int)
    token = forms.RegexField(r"^[0-9a-zA-Z-]{8,36}$")
    later = forms.RegexField(r"^\d{1,9}(,\d{1,9}){0,49}$", required=False)


class StatementForm(forms.Form):
    text = forms.CharField(
        label=_("Your statement"),
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
        text = " ".join(unicodedata.normalize("NFC", self.cleaned_data["text"]).split())
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
