"""Preparing a process: its question, its hosts and its phases."""

from datetime import timedelta
from itertools import pairwise
from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from gromada.people.models import Organisation
from gromada.processes.actions import PhasePlan
from gromada.processes.models import Phase, Process, start_of_day

RESERVED = {"new"}
INSTITUTIONS = [Organisation.Sector.PUBLIC, Organisation.Sector.KNOWLEDGE]


def day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ProcessForm(forms.ModelForm):
    one_language = ("question",)

    institution = forms.ModelChoiceField(
        Organisation.objects.filter(sector__in=INSTITUTIONS), label=_("Host: institution")
    )
    community = forms.ModelChoiceField(
        Organisation.objects.all(), label=_("Host: community co-host")
    )
    challenge = forms.CharField(
        label=_("Which challenge does it answer?"),
        help_text=_("One from the list of challenges by its name, or another in your own words."),
        max_length=300,
        required=False,
    )

    class Meta:
        model = Process
        fields = [
            "question_pl",
            "question_en",
            "summary_pl",
            "summary_en",
            "territory",
            "reach",
            "participation",
            "result_due_on",
            "slug",
        ]
        labels = {
            "question_pl": _("Question in Polish"),
            "question_en": _("Question in English"),
            "summary_pl": _("What it is about, in Polish"),
            "summary_en": _("What it is about, in English"),
            "territory": _("Where it applies"),
            "reach": _("How far it reaches"),
            "participation": _("Who may take part"),
            "result_due_on": _("Result promised by"),
            "slug": _("Address on the site"),
        }
        help_texts = {
            "question_pl": _("One question that people can answer."),
            "territory": _("For example a municipality, a district or a street."),
            "reach": _("So that it can be compared with others; places learn no more than this."),
            "result_due_on": _("Everyone will see this date."),
            "slug": _("Small letters, digits and hyphens. Left empty, it is made of the question."),
        }
        widgets = {
            "summary_pl": forms.Textarea(attrs={"rows": 4}),
            "summary_en": forms.Textarea(attrs={"rows": 4}),
            "participation": forms.RadioSelect,
            "result_due_on": day_input(),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        if self.instance.pk:  # the hosts of a process stay who they are
            for name in ("institution", "community", "challenge"):
                del self.fields[name]

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        polish, english = facts.get("question_pl"), facts.get("question_en")
        if not (polish or english):
            self.add_error("question_pl", _("Write the question in at least one language."))
        if not facts.get("slug") and "slug" not in self.errors:
            facts["slug"] = self.free_slug(polish or english or "")
        return facts

    def clean_slug(self) -> str:
        slug = self.cleaned_data["slug"]
        if slug in RESERVED:
            raise forms.ValidationError(_("This address is used by the site. Choose another one."))
        return slug

    def free_slug(self, question: str) -> str:
        # "ł" has no plain letter inside it, unlike "ą" or "ś"
        base = slugify(question.replace("ł", "l").replace("Ł", "L"))[:60].strip("-") or "process"
        taken = Process.objects.exclude(pk=self.instance.pk).filter(slug__startswith=base)
        used = set(taken.values_list("slug", flat=True)) | RESERVED
        numbered = (f"{base}-{number}" for number in range(2, len(used) + 3))
        return base if base not in used else next(slug for slug in numbered if slug not in used)


class PhaseForm(forms.Form):
    one_language = ("title",)

    title_pl = forms.CharField(label=_("Name in Polish"), max_length=80, required=False)
    title_en = forms.CharField(label=_("Name in English"), max_length=80, required=False)
    kind = forms.ChoiceField(
        label=_("What happens in it"),
        choices=Phase.Kind.choices,
        initial=Phase.Kind.STATEMENTS,  # so that an untouched row counts as empty
    )
    first_day = forms.DateField(label=_("First day"), widget=day_input())
    last_day = forms.DateField(label=_("Last day"), widget=day_input())
    allows_statements = forms.BooleanField(label=_("People may add statements"), required=False)
    allows_votes = forms.BooleanField(label=_("People may vote"), required=False)
    allows_intake = forms.BooleanField(label=_("People may send an input"), required=False)

    def clean(self) -> dict[str, Any]:
        plan = super().clean() or self.cleaned_data
        if not (plan.get("title_pl") or plan.get("title_en")):
            self.add_error("title_pl", _("Name the phase in at least one language."))
        first, last = plan.get("first_day"), plan.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day comes before the first one."))
        return plan

    def plan(self) -> PhasePlan:
        facts = dict(self.cleaned_data)
        facts.pop("DELETE", None)
        first, last = facts.pop("first_day"), facts.pop("last_day")
        return PhasePlan(
            starts_at=start_of_day(first), ends_at=start_of_day(last + timedelta(days=1)), **facts
        )


class Phases(forms.BaseFormSet):
    def clean(self) -> None:
        """Phases follow one another: at any moment at most one is open."""
        if any(self.errors):
            return
        plans = self.plans()
        for before, after in pairwise(plans):
            if after.starts_at < before.ends_at:
                raise forms.ValidationError(
                    _("Two phases overlap. Let each begin after the one before it has ended.")
                )

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].label = _("Take out this phase")

    def plans(self) -> list[PhasePlan]:
        """The phases that were filled in and not taken out, by their dates."""
        filled = [
            form
            for form in self.forms
            if form.has_changed() and not form.cleaned_data.get("DELETE")
        ]
        return sorted((form.plan() for form in filled), key=lambda plan: plan.starts_at)


def planned(process: Process) -> list[dict[str, Any]]:
    """The phases of a draft as they were filled in."""
    dates = ["title_pl", "title_en", "kind", "first_day", "last_day"]
    allowed = ["allows_statements", "allows_votes", "allows_intake"]
    return [
        {name: getattr(phase, name) for name in dates + allowed} for phase in process.phases.all()
    ]


PhasesForm: Any = forms.formset_factory(
    PhaseForm,
    formset=Phases,
    extra=1,
    max_num=8,
    can_delete=True,
    can_delete_extra=False,
    validate_max=True,
)
