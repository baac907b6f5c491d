"""What if the charter were otherwise: seats of the sides, and the rule of each family."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.charters.queries.glance import language_now
from gromada.methods.charter import (
    SHORTEST_WINDOW,
    CharterError,
    Deadlock,
    Family,
    Need,
    Requirement,
    Rule,
    Silence,
)
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter.sentences import FAMILY_NAMES, family_act, sentences

NEEDS = [
    (Need.INFORMED.value, _("is told")),
    (Need.ASKED.value, _("is asked and answered, cannot block")),
    (Need.ONE_SEAT.value, _("one person has to consent")),
    (Need.MAJORITY.value, _("more than half have to consent")),
    (Need.TWO_THIRDS.value, _("two thirds have to consent")),
    (Need.ALL.value, _("all have to consent")),
]
SHARE = (Need.SHARE.value, _("a share has to consent, as it is now"))
SILENCES = [
    (Silence.NOTHING.value, _("Silence is not consent")),
    (Silence.CONSENT.value, _("Silence counts as consent")),
]
DEADLOCKS = [
    (Deadlock.STAYS.value, _("It stays as it was")),
    (Deadlock.ANSWER.value, _("It stays, and an answer with reasons is owed")),
    (Deadlock.MEDIATION.value, _("It stays, and mediation begins")),
]
ASKED_DAYS = 5


class WhatIfForm(forms.Form):
    """Nothing of it is stored: it gives a charter to look at."""

    def __init__(self, *args: Any, text: Rules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.text = text
        language = language_now()
        self.names = {side.key: side.name(language) for side in text.sides}
        for side in text.sides:
            self.fields[f"seats_{side.key}"] = forms.IntegerField(
                label=_("Seats: %(side)s") % {"side": self.names[side.key]},
                min_value=1,
                max_value=99,
                initial=side.seats,
            )
        for family in Family:
            self.add_rule(family.value, text.families[family])

    def add_rule(self, family: str, rule: Rule) -> None:
        for side, name in self.names.items():
            asked = rule.requirement(side)
            needs = [*NEEDS, SHARE] if asked.need is Need.SHARE else NEEDS
            self.fields[f"{family}_{side}_need"] = forms.ChoiceField(
                label=name, choices=needs, initial=asked.need.value
            )
            self.fields[f"{family}_{side}_days"] = forms.IntegerField(
                label=_("Days to say something, if asked: %(side)s") % {"side": name},
                min_value=1,
                max_value=60,
                required=False,
                initial=asked.days or ASKED_DAYS,
            )
        self.fields[f"{family}_propose"] = forms.MultipleChoiceField(
            label=_("Who may propose"),
            choices=list(self.names.items()),
            widget=forms.CheckboxSelectMultiple,
            initial=list(rule.propose),
            error_messages={"required": _("At least one side may propose.")},
        )
        self.fields[f"{family}_window"] = forms.IntegerField(
            label=_("Working days to answer"),
            min_value=SHORTEST_WINDOW,
            max_value=60,
            initial=rule.window_days,
        )
        self.fields[f"{family}_silence"] = forms.ChoiceField(
            label=_("When somebody says nothing"), choices=SILENCES, initial=rule.silence.value
        )
        casting = [
            (f"casting:{side}", _("%(side)s decides alone") % {"side": name})
            for side, name in self.names.items()
        ]
        self.fields[f"{family}_deadlock"] = forms.ChoiceField(
            label=_("When the sides do not agree"),
            choices=[*DEADLOCKS, *casting],
            initial=f"casting:{rule.casting}" if rule.casting else rule.deadlock.value,
        )

    def seat_fields(self) -> list[forms.BoundField]:
        return [self[f"seats_{side}"] for side in self.names]

    def families(self) -> Iterator[dict[str, Any]]:
        """For the template: each family with its fields."""
        for family in Family:
            code = family.value
            names = [name for name in self.fields if name.startswith(f"{code}_")]
            yield {
                "code": code,
                "title": FAMILY_NAMES[language_now()][family],
                "sentence": sentences(self.text, family_act(family), language_now()),
                "fields": [self[name] for name in names],
                "open": any(name in self.errors or name in self.changed_data for name in names)
                if self.is_bound
                else False,
            }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                given["text"] = self.changed_text(given)
            except CharterError as error:
                self.add_error(None, str(error))
        return given

    def changed_text(self, given: dict[str, Any]) -> Rules:
        return replace(
            self.text,
            sides=tuple(
                replace(side, seats=given[f"seats_{side.key}"]) for side in self.text.sides
            ),
            families={
                family: self.changed_rule(family.value, self.text.families[family], given)
                for family in Family
            },
        )

    def changed_rule(self, family: str, rule: Rule, given: dict[str, Any]) -> Rule:
        deadlock, _colon, casting = given[f"{family}_deadlock"].partition(":")
        return replace(
            rule,
            propose=tuple(given[f"{family}_propose"]),
            requires={
                side: requirement
                for side in self.names
                if (requirement := self.requirement(family, rule, side, given)) != Requirement()
            },
            window_days=given[f"{family}_window"],
            silence=Silence(given[f"{family}_silence"]),
            deadlock=Deadlock(deadlock),
            casting=casting,
        )

    def requirement(self, family: str, rule: Rule, side: str, given: dict[str, Any]) -> Requirement:
        """As it is, with its share and base, unless something else was chosen."""
        need, days = Need(given[f"{family}_{side}_need"]), given[f"{family}_{side}_days"]
        now = rule.requirement(side)
        if need is Need.ASKED:
            return replace(now if now.need is need else Requirement(need), days=days or ASKED_DAYS)
        return now if now.need is need else Requirement(need)


class ProposalForm(forms.Form):
    """What goes with the proposal to change the charter so."""

    challenge = forms.CharField(
        label=_("Which challenge does the change answer?"),
        help_text=_("For example: too few people can come to meetings on weekdays."),
        max_length=300,
    )
    reason = forms.CharField(
        label=_("Why this would help"),
        help_text=_("Everybody can read it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
