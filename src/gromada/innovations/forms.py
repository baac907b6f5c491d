"""What people fill in about challenges, innovations and stages."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.innovations.models import Challenge, Factor, Innovation, StageEvent
from gromada.innovations.queries import acts_for, challenges_visible_to, entry_at
from gromada.ledger.models import Entry
from gromada.people.models import Organisation, Person
from gromada.ui.forms import RowsField

TITLES = {
    "title_pl": _("Title in Polish"),
    "title_en": _("Title in English"),
    "summary_pl": _("What it is about, in Polish"),
    "summary_en": _("What it is about, in English"),
}


def long_text(language: str, rows: int = 4) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "lang": language})


class TwoLanguagesForm(forms.ModelForm):
    """Each text in Polish, in English, or in both."""

    one_language: tuple[str, ...] = ("title", "summary")

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        for name in self.one_language:
            polish, english = f"{name}_pl", f"{name}_en"
            if not any(facts.get(each) or self.errors.get(each) for each in (polish, english)):
                self.add_error(polish, _("Write this in at least one language."))
        return facts


class ChallengeForm(TwoLanguagesForm):
    one_language = ("title", "summary", "evidence")
    evidence_url = forms.URLField(
        label=_("Link to the source"), max_length=500, required=False, assume_scheme="https"
    )

    class Meta:
        model = Challenge
        fields = [
            "title_pl", "title_en", "summary_pl", "summary_en",
            "evidence_pl", "evidence_en", "evidence_source", "evidence_url",
        ]  # fmt: skip
        labels = TITLES | {
            "evidence_pl": _("How we know, in Polish"),
            "evidence_en": _("How we know, in English"),
            "evidence_source": _("Source"),
        }
        help_texts = {
            "title_pl": _("A few words, such as “heat in the streets”."),
            "evidence_pl": _("A number, a count, what somebody measured."),
            "evidence_source": _("Who measured it and when."),
        }
        widgets = {
            "summary_pl": long_text("pl"),
            "summary_en": long_text("en"),
            "evidence_pl": long_text("pl", 3),
            "evidence_en": long_text("en", 3),
        }


class InnovationForm(TwoLanguagesForm):
    class Meta:
        model = Innovation
        fields = [
            "title_pl", "title_en", "summary_pl", "summary_en",
            "origin", "challenges", "organisations", "names_author",
        ]  # fmt: skip
        labels = TITLES | {
            "origin": _("Where it began"),
            "challenges": _("Which challenge it answers"),
            "organisations": _("Organisations that carry it"),
            "names_author": _("Show my name as one of those who carry it"),
        }
        help_texts = {
            "title_pl": _("What is new, in a few words."),
            "organisations": _("Only those that you act for. It can be nobody."),
            "names_author": _("Otherwise nobody sees who registered it. You can change this."),
        }
        widgets = {
            "summary_pl": long_text("pl"),
            "summary_en": long_text("en"),
            "origin": forms.RadioSelect,
            "challenges": forms.CheckboxSelectMultiple,
            "organisations": forms.CheckboxSelectMultiple,
        }
        field_classes = {"challenges": RowsField, "organisations": RowsField}

    def __init__(self, *arguments: Any, person: Person, **options: Any) -> None:
        super().__init__(*arguments, **options)
        innovation = self.instance
        self.fields["origin"].choices = Innovation.Origin.choices  # type: ignore[attr-defined]
        own = acts_for(person)
        known = innovation.organisations.all() if innovation.pk else Organisation.objects.none()
        offered = Organisation.objects.filter(pk__in={one.pk for one in (*own, *known)})
        self._choices("challenges", challenges_visible_to(person))
        self._choices("organisations", offered)
        if innovation.pk and innovation.author_id != person.pk:
            del self.fields["names_author"]  # that is the author's to say

    def _choices(self, name: str, offered: Any) -> None:
        """What can be ticked; a question without any answer is not asked."""
        self.fields[name].queryset = offered  # type: ignore[attr-defined]
        if not offered.exists():
            del self.fields[name]


class StageForm(forms.Form):
    stage = forms.ChoiceField(
        label=_("Stage"), choices=StageEvent.Stage.choices, widget=forms.RadioSelect
    )
    happened_on = forms.DateField(
        label=_("On which day"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everyone will read this reason. Leave out names and personal data."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("On whose behalf"),
        required=False,
        empty_label=_("nobody's but my own"),
    )
    helped = forms.MultipleChoiceField(
        label=_("What helped"),
        choices=Factor.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    hindered = forms.MultipleChoiceField(
        label=_("What hindered"),
        choices=Factor.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *arguments: Any, person: Person, **options: Any) -> None:
        super().__init__(*arguments, **options)
        own = acts_for(person)
        self.fields["organisation"].queryset = own  # type: ignore[attr-defined]
        if not own.exists():
            del self.fields["organisation"]

    def clean_happened_on(self) -> Any:
        day = self.cleaned_data["happened_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(
                _("This day has not come yet. Report the stage when it is reached.")
            )
        return day


class FirstStageForm(forms.Form):
    """The stage at which an innovation is registered, and where it came from."""

    stage = forms.ChoiceField(
        label=_("How far is it now"), choices=StageEvent.Stage.choices, widget=forms.RadioSelect
    )
    happened_on = StageForm.base_fields["happened_on"]
    reason = StageForm.base_fields["reason"]
    came_from = forms.CharField(
        label=_("Where it came from"),
        help_text=_(
            "If it came from something on this site, such as a process or an input: paste the link "
            "of its trail or of its entry in the public record."
        ),
        max_length=300,
        required=False,
    )

    def clean_happened_on(self) -> Any:
        return StageForm.clean_happened_on(self)  # type: ignore[arg-type]

    def clean_came_from(self) -> Entry | None:
        said = self.cleaned_data["came_from"]
        if not said:
            return None
        if entry := entry_at(said):
            return entry
        raise forms.ValidationError(
            _("The public record knows nothing under this link. Copy it from the page again.")
        )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everyone will read this reason. Leave out names and personal data."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
