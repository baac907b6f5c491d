"""Five questions before a process is founded together, and the plan that follows."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.validators import validate_email
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gromada.charters.queries.recommending import (
    ADVICE,
    BOTH,
    COMMUNITY,
    OFFICE,
    models,
    with_sides,
)
from gromada.innovations.models import Reach
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter.templates import templates
from gromada.people.models import Organisation, Person
from gromada.processes.forms.preparing import INSTITUTIONS
from gromada.processes.queries import organisations_of


class TableForm(forms.Form):
    table = forms.MultipleChoiceField(
        label=_("Who is at the table?"),
        help_text=_("Choose all that decide together. Others can be invited later."),
        choices=[
            ("community", _("Residents, neighbours, an association")),
            ("institution", _("An office or another public institution")),
            ("business", _("A company or a social enterprise")),
        ],
        widget=forms.CheckboxSelectMultiple,
        initial=["community", "institution"],
        error_messages={"required": _("Choose at least one.")},
    )


class ConsentForm(forms.Form):
    consent = forms.ChoiceField(
        label=_("Who has to agree before something disappears or is decided?"),
        choices=[
            (BOTH, _("Every side: nothing happens without all of them")),
            (OFFICE, _("The office, after it has asked everybody and answered with reasons")),
            (ADVICE, _("The office; a board of residents advises it")),
            (COMMUNITY, _("The community; the office is asked and answered")),
        ],
        widget=forms.RadioSelect,
        initial=BOTH,
    )


class InstitutionForm(forms.Form):
    institution = forms.ChoiceField(
        label=_("Is there an institution yet?"),
        choices=[
            ("yes", _("Yes, it takes part from the beginning")),
            ("no", _("Not yet: we begin without it, and can invite it later")),
        ],
        widget=forms.RadioSelect,
        initial="yes",
    )


class SeatsForm(forms.Form):
    filled = forms.ChoiceField(
        label=_("How do people come to the seats of the community?"),
        help_text=_("Everybody will read it beside their names."),
        choices=[
            ("elected", _("They are elected")),
            ("lot", _("They are drawn by lot")),
            ("nominated", _("Organisations nominate them")),
            ("appointed", _("Those who begin now, until others are chosen")),
        ],
        widget=forms.RadioSelect,
        initial="appointed",
    )


class AboutForm(forms.Form):
    question = forms.CharField(
        label=_("What is it about? One question that people can answer"),
        help_text=_("For example: How do we make Lipowa Street cooler in summer?"),
        max_length=200,
    )
    territory = forms.CharField(
        label=_("Where it applies"),
        help_text=_("For example a municipality, a district or a street."),
        max_length=120,
    )
    reach = forms.ChoiceField(
        label=_("How far it reaches"),
        help_text=_("So that it can be compared with others; places learn no more than this."),
        choices=[("", _("Not said")), *Reach.choices],
        required=False,
    )
    challenge = forms.CharField(
        label=_("Which challenge does it answer?"),
        help_text=_("In a few words, for example: heat, ageing, housing, loneliness."),
        max_length=300,
    )


FOUNDING_SIDES = ("community", "institution", "business")
# on which side people of an organisation sit unless they say otherwise
SIDE_OF_SECTOR = {
    **dict.fromkeys(INSTITUTIONS, "institution"),
    Organisation.Sector.PRIVATE: "business",
    Organisation.Sector.SOCIAL_ECONOMY: "business",
}
EITHER = (Organisation.Sector.KNOWLEDGE, Organisation.Sector.SOCIAL_ECONOMY)


QUESTIONS: dict[str, type[forms.Form]] = {
    "table": TableForm,
    "institution": InstitutionForm,
    "consent": ConsentForm,
    "seats": SeatsForm,
    "about": AboutForm,
}


def likely_side(organisations: Iterable[Organisation], sittable: Sequence[str]) -> str:
    """The side of whom a person acts for; with nobody, or with several sides, the community."""
    sides = {SIDE_OF_SECTOR.get(Organisation.Sector(each.sector)) for each in organisations}
    [side] = sides if len(sides) == 1 else [None]
    return side if side in sittable else "community"


class PlanForm(forms.Form):
    """The sides of a model: names, seats, who is invited; and for whom the founder acts."""

    def __init__(self, *args: Any, model: str, filled: str, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = templates()[model].charter
        self.filled = filled
        language = (get_language() or "pl")[:2]
        self.sides = {side.key: side.name(language) for side in self.text.sides}
        own = organisations_of(person).order_by("name")
        sittable = [key for key in FOUNDING_SIDES if key in self.sides]
        if len(sittable) > 1:
            self.fields["side"] = forms.ChoiceField(
                label=_("On which side do you sit?"),
                choices=[(key, self.sides[key]) for key in sittable],
                widget=forms.RadioSelect,
                initial=likely_side(own, sittable),
            )
        self.fields["organisation"] = forms.ModelChoiceField(
            own,
            label=_("For which organisation do you act?"),
            help_text=_("Leave it empty when you are a group of neighbours."),
            required=False,
            empty_label=_("for a group that is no organisation yet"),
            initial=own[0] if len(own) == 1 and likely_side(own, sittable) != "community" else None,
        )
        self.fields["group"] = forms.CharField(
            label=_("What is your group called?"),
            help_text=_("Only if you chose no organisation. For example: Neighbours of Lipowa."),
            max_length=160,
            required=False,
        )
        if "institution" in self.sides:
            self.fields["partner"] = forms.ModelChoiceField(
                Organisation.objects.exclude(pk__in=own).order_by("name"),
                label=_("Which organisation comes on the other side?"),
                help_text=_("If it is not on the list yet, leave it empty and invite a person."),
                required=False,
            )
        for side in self.text.sides:
            self.add_side(side.key, side.name(language), side.seats)

    def add_side(self, key: str, name: str, seats: int) -> None:
        self.fields[f"{key}_name"] = forms.CharField(
            label=_("What this side is called"), max_length=60, initial=name
        )
        self.fields[f"{key}_seats"] = forms.IntegerField(
            label=_("Seats"),
            help_text=_("Yours is one of them.") if len(self.sides) == 1 else "",
            min_value=1,
            max_value=30,
            initial=seats,
        )
        self.fields[f"{key}_emails"] = forms.CharField(
            label=_("Whom to invite, one e-mail address a line"),
            help_text=_(
                "Each gets a link that works once. The addresses are never shown. You can also "
                "invite people later."
            ),
            required=False,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    def side_fields(self) -> list[dict[str, Any]]:
        """For the template: each side with its fields."""
        return [
            {
                "name": name,
                "fields": [self[f"{key}_{part}"] for part in ("name", "seats", "emails")],
            }
            for key, name in self.sides.items()
        ]

    def founder_fields(self) -> list[forms.BoundField]:
        names = ("side", "organisation", "group", "partner")
        return [self[name] for name in names if name in self.fields]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        given["side"] = given.get("side") or next(iter(self.sides))
        organisation = given.get("organisation")
        self.check_founder(given["side"], organisation, given)
        for key in self.sides:
            self.check_side(key, given)
        return given

    def check_founder(
        self, side: str, organisation: Organisation | None, given: dict[str, Any]
    ) -> None:
        """Does the founder act for somebody of that side?"""
        partner = given.get("partner")
        if organisation is None and side == "community" and not given.get("group"):
            self.add_error("group", _("Give your group a name, or choose an organisation."))
        if organisation is None and side != "community":
            self.add_error(
                "organisation",
                _("Say for which company you act.")
                if side == "business"
                else _("Say for which office you act."),
            )
        if organisation is not None and (wrong := self.wrong_side(side, organisation)):
            self.add_error("side", wrong)
        if side == "business" and partner is None and "partner" not in self.errors:
            self.add_error(
                "partner", _("Name the office: it prepares the process with the residents.")
            )
        if side != "institution" and partner and partner.sector not in INSTITUTIONS:
            self.add_error("partner", _("This is no public institution. Choose an office."))

    def wrong_side(self, side: str, organisation: Organisation) -> Any:
        sector = Organisation.Sector(organisation.sector)
        likely = SIDE_OF_SECTOR.get(sector, "community")
        if likely == side:
            return ""
        # a school or a co-operative may sit with the residents; an office may not
        if side == "community" and (likely not in self.sides or sector in EITHER):
            return ""
        return _("%(organisation)s belongs on another side: %(side)s. Choose that side.") % {
            "organisation": organisation.name,
            "side": self.sides.get(likely, self.sides["community"]),
        }

    def check_side(self, key: str, given: dict[str, Any]) -> None:
        name = f"{key}_emails"
        emails = list(dict.fromkeys(given.get(name, "").lower().replace(",", " ").split()))
        for email in emails:
            try:
                validate_email(email)
            except forms.ValidationError:
                self.add_error(
                    name,
                    _("%(side)s: this is no e-mail address: %(email)s")
                    % {"side": self.sides[key], "email": email},
                )
                return
        own = 1 if given.get("side") == key else 0
        if len(emails) + own > given.get(f"{key}_seats", 99):
            self.add_error(
                name,
                _("%(side)s: there are more people than seats. Add seats, or invite fewer.")
                % {"side": self.sides[key]},
            )
        given[name] = emails

    def rules(self) -> Rules:
        given = self.cleaned_data
        facts: dict[str, dict[str, object]] = {}
        for key in self.sides:
            facts[key] = {"name": given[f"{key}_name"], "seats": given[f"{key}_seats"]}
            if key == "community":
                facts[key]["filled"] = self.filled
        return with_sides(self.text, facts)

    def invited(self) -> list[tuple[str, str]]:
        return [(key, email) for key in self.sides for email in self.cleaned_data[f"{key}_emails"]]


class ModelForm(forms.Form):
    """Another model than the recommended one."""

    model = forms.ChoiceField(label=_("Another model"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, with_institution: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["model"] = forms.ChoiceField(
            label=_("Another model"),
            choices=models(with_institution=with_institution),
            widget=forms.RadioSelect,
        )
