"""Preparing a partnership: what it is for, who is in it, what each brings and promises."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gromada.innovations.models import Challenge, Innovation
from gromada.innovations.queries import (
    challenges_visible_to,
    entry_at,
    innovations_visible_to,
)
from gromada.ledger.models import Entry
from gromada.partnerships.actions import (
    CommitmentPlan,
    ContributionPlan,
    MilestonePlan,
    PartyPlan,
)
from gromada.partnerships.models import Contribution, Partnership, Party
from gromada.people.models import Organisation, Person
from gromada.ui.forms import RowsField

STEPS = 3
GROSZE = 100


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


def amount_field(label: Any, hint: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        help_text=hint,
        required=False,
        min_value=0,
        max_digits=13,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "0.01"}),
    )


def in_grosze(amount: Decimal | None) -> int | None:
    return None if amount is None else int(amount * GROSZE)


def in_zlotys(amount: int | None) -> Decimal | None:
    return None if amount is None else Decimal(amount) / GROSZE


def at_least_one(form: forms.Form, name: str) -> None:
    """A text in Polish, in English, or in both."""
    polish, english = f"{name}_pl", f"{name}_en"
    if not any(form.cleaned_data.get(n) or form.errors.get(n) for n in (polish, english)):
        form.add_error(polish, _("Write this in at least one language."))


class PartnershipForm(forms.ModelForm):
    one_language = ("title",)

    amount = amount_field(
        _("Worth, in zlotys"),
        _("All money and whatever else has a price. Leave it empty if there is none."),
    )
    came_from = forms.CharField(
        label=_("What led to it"),
        help_text=_(
            "A decision, a process or something else on this site: paste the link of its trail or "
            "of its entry in the public record."
        ),
        max_length=300,
        required=False,
    )

    class Meta:
        model = Partnership
        fields = [
            "title_pl", "title_en", "summary_pl", "summary_en", "kind", "territory", "reach",
            "starts_on", "ends_on", "amount", "innovations", "challenges", "reviewer",
        ]  # fmt: skip
        labels = {
            "title_pl": _("Title in Polish"),
            "title_en": _("Title in English"),
            "summary_pl": _("What it is for, in Polish"),
            "summary_en": _("What it is for, in English"),
            "kind": _("What kind is it"),
            "territory": _("Where"),
            "reach": _("How far it reaches"),
            "starts_on": _("From which day"),
            "ends_on": _("Until which day"),
            "innovations": _("Which innovation it carries on"),
            "challenges": _("Which challenge it answers"),
            "reviewer": _("Who rates it from outside"),
        }
        help_texts = {
            "kind": _("The charter that is proposed depends on it."),
            "ends_on": _("Leave it empty if it has no end."),
            "reviewer": _(
                "An organisation that is no party, such as a university. It rates every commitment "
                "beside the sides."
            ),
        }
        widgets = {
            "summary_pl": forms.Textarea(attrs={"rows": 4, "lang": "pl"}),
            "summary_en": forms.Textarea(attrs={"rows": 4, "lang": "en"}),
            "kind": forms.RadioSelect,
            "starts_on": day_input(),
            "ends_on": day_input(),
            "innovations": forms.CheckboxSelectMultiple,
            "challenges": forms.CheckboxSelectMultiple,
        }
        field_classes = {"innovations": RowsField, "challenges": RowsField}

    def __init__(self, *arguments: Any, person: Person, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["starts_on"].initial = timezone.localdate
        self.fields["kind"].choices = Partnership.Kind.choices  # type: ignore[attr-defined]
        self.fields["reviewer"].queryset = Organisation.objects.order_by("name")  # type: ignore[attr-defined]
        self.fields["reviewer"].empty_label = _("nobody yet")  # type: ignore[attr-defined]
        self._offered("innovations", innovations_visible_to(person))
        self._offered("challenges", challenges_visible_to(person))
        if self.instance.pk:
            # its kind, its charter and what led to it stay as they were recorded
            del self.fields["kind"], self.fields["came_from"]
            self.initial["amount"] = in_zlotys(self.instance.amount)

    def _offered(self, name: str, rows: Any) -> None:
        """What can be ticked; a question without any answer is not asked."""
        self.fields[name].queryset = rows  # type: ignore[attr-defined]
        if not rows.exists():
            del self.fields[name]

    def clean_amount(self) -> int | None:
        return in_grosze(self.cleaned_data["amount"])

    def clean_came_from(self) -> Entry | None:
        said = self.cleaned_data["came_from"]
        if not said:
            return None
        if entry := entry_at(said):
            return entry
        raise forms.ValidationError(
            _("The public record knows nothing under this link. Copy it from the page again.")
        )

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        at_least_one(self, "title")
        starts, ends = facts.get("starts_on"), facts.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("The last day comes before the first one."))
        return facts

    def chosen(self, name: str) -> list[Innovation] | list[Challenge]:
        return list(self.cleaned_data.get(name) or ())

    def facts(self) -> dict[str, Any]:
        """The plain fields, as the actions take them."""
        named = {"innovations", "challenges", "came_from", "kind"}
        return {name: value for name, value in self.cleaned_data.items() if name not in named}


class PartyForm(forms.Form):
    organisation = forms.ModelChoiceField(
        Organisation.objects.order_by("name"), label=_("Organisation"), empty_label=_("choose")
    )
    role = forms.ChoiceField(
        label=_("What it does here"), choices=Party.Role.choices, initial=Party.Role.OTHER
    )

    def plan(self) -> PartyPlan:
        return PartyPlan(self.cleaned_data["organisation"], self.cleaned_data["role"])


class Parties(forms.BaseFormSet):
    def plans(self) -> list[PartyPlan]:
        return [form.plan() for form in self.forms if form.cleaned_data.get("organisation")]


PartiesForm: Any = forms.formset_factory(
    PartyForm, formset=Parties, extra=2, min_num=0, max_num=12, validate_max=True
)


class OfPartyForm(forms.Form):
    """Something that one of the parties brings or promises."""

    party = forms.ModelChoiceField(Party.objects.none(), label=_("Who"), empty_label=None)

    def __init__(self, *arguments: Any, partnership: Partnership, **options: Any) -> None:
        super().__init__(*arguments, **options)
        parties = partnership.parties.select_related("organisation")
        self.fields["party"].queryset = parties  # type: ignore[attr-defined]


class ContributionForm(OfPartyForm):
    one_language = ("text",)

    kind = forms.ChoiceField(label=_("What kind"), choices=Contribution.Kind.choices)
    text_pl = forms.CharField(label=_("What, in Polish"), max_length=300, required=False)
    text_en = forms.CharField(label=_("What, in English"), max_length=300, required=False)
    amount = amount_field(
        _("Worth, in zlotys"), _("For money it is needed; for the rest only if it has a price.")
    )

    def clean_amount(self) -> int | None:
        return in_grosze(self.cleaned_data["amount"])

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if given.get("kind") == Contribution.Kind.MONEY:
            if not given.get("amount") and "amount" not in self.errors:
                self.add_error("amount", _("Say how much money."))
        else:
            at_least_one(self, "text")
        return given

    def plan(self) -> ContributionPlan:
        given = dict(self.cleaned_data)
        return ContributionPlan(given.pop("party").organisation, **given)


class CommitmentForm(OfPartyForm):
    one_language = ("text",)

    text_pl = forms.CharField(
        label=_("What, in Polish"),
        help_text=_("So that anybody can see whether it was kept."),
        max_length=300,
        required=False,
    )
    text_en = forms.CharField(label=_("What, in English"), max_length=300, required=False)
    due_on = forms.DateField(
        label=_("Until which day"),
        help_text=_("This day stays for ever, also when the commitment is moved later."),
        widget=day_input(),
    )
    steps = forms.CharField(
        label=_("Steps on the way"),
        help_text=_("One a line: the day as 2027-03-31, a space, what is done by then."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        at_least_one(self, "text")
        return given

    def clean_steps(self) -> list[MilestonePlan]:
        steps = []
        for line in filter(None, map(str.strip, self.cleaned_data["steps"].splitlines())):
            day, _space, words = line.partition(" ")
            try:
                due_on = forms.DateField(input_formats=["%Y-%m-%d"]).clean(day)
            except forms.ValidationError:
                due_on = None
            if due_on is None or not words.strip():
                raise forms.ValidationError(
                    _("This line is no day with a step: %(line)s") % {"line": line[:80]}
                )
            # said in the language of whoever writes it, and shown in both
            language = "en" if get_language() == "en" else "pl"
            steps.append(MilestonePlan(due_on, **{f"text_{language}": words.strip()[:200]}))
        return steps

    def plan(self) -> CommitmentPlan:
        given = self.cleaned_data
        return CommitmentPlan(
            given["party"].organisation,
            given["due_on"],
            text_pl=given["text_pl"],
            text_en=given["text_en"],
            milestones=given["steps"],
        )
