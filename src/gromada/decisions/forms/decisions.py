"""Preparing a decision, saying where one stands, naming the signature."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.decisions.models import Decision
from gromada.drafting.models import Policy
from gromada.processes.forms import ReasonForm


class DecisionForm(forms.Form):
    one_language = ("title",)

    title_pl = forms.CharField(label=_("Title in Polish"), max_length=160, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=160, required=False)
    text_pl = forms.CharField(
        label=_("What is decided, in Polish"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    text_en = forms.CharField(
        label=_("What is decided, in English"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    changes_pl = forms.CharField(
        label=_("What changed because of the inputs, in Polish"),
        help_text=_("Or why nothing changed. It counts when the level of participation is told."),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    changes_en = forms.CharField(
        label=_("What changed because of the inputs, in English"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    kind = forms.ChoiceField(
        label=_("What the decision does"), choices=Decision.Kind.choices, widget=forms.RadioSelect
    )
    effect = forms.ChoiceField(
        label=_("Legal effect"), choices=Decision.Effect.choices, widget=forms.RadioSelect
    )

    policy = forms.ModelChoiceField(
        label=_("Text that it adopts"),
        queryset=Policy.objects.none(),
        required=False,
        empty_label=_("none"),
    )

    def __init__(self, *arguments, process, **options):
        super().__init__(*arguments, **options)
        texts = process.policies.filter(state=Policy.State.DRAFT)
        self.fields["policy"].queryset = texts
        if not texts.exists():
            del self.fields["policy"]

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("title_pl") or cleaned.get("title_en")):
            self.add_error("title_pl", _("Give the decision a title in at least one language."))
        return cleaned


class WordsForm(forms.Form):
    """A position or an answer: some paragraphs that everybody reads."""

    text = forms.CharField(
        label=_("What you say"),
        help_text=_("Everybody can read it."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 7}),
    )


class SignatureForm(ReasonForm):
    """Who signs outside, on which day, which document."""

    signed_by = forms.CharField(
        label=_("Who signs it: the office"),
        help_text=_("Such as: the mayor of Lipowa Dolina. An office, not a name."),
        max_length=160,
    )
    signed_on = forms.DateField(
        label=_("On which day it was signed"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    document = forms.CharField(
        label=_("Which document, with its number"),
        help_text=_("Such as: order no. 14/2026."),
        max_length=160,
    )
    field_order = ["signed_by", "signed_on", "document", "reason"]
