"""What if the charter were otherwise: seats of the sides, and the rule of each family."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.charters.models import ACTS
from gromada.charters.queries import sentence_of
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
    (Need.SHARE.value, _("a share of your own has to consent")),
]
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
# a power of ten in a few letters would take minutes to write out
SHARE = re.compile(r"[0-9]{1,4}([./][0-9]{1,4})?%?")
# the names of fields that matter only for some choices, after the name of the side
DETAILS = ("_days", "_share", "_strict", "_quorum")


class WhatIfForm(forms.Form):
    """Nothing of it is stored: it gives a charter to look at.

    ``exceptions``: acts that have a rule of their own besides those of the charter.
    """

    def __init__(
        self, *args: Any, text: Rules, exceptions: Iterable[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        new = [key for key in dict.fromkeys(exceptions) if key in ACTS]
        new = [key for key in new if key not in text.exceptions]
        own = {key: text.families[Family(ACTS[key].family)] for key in new}
        self.text = text = replace(text, exceptions={**text.exceptions, **own})
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
        for key, rule in text.exceptions.items():
            self.add_rule(key, rule)
            self.fields[f"{key}_family"] = forms.BooleanField(
                label=_("No rule of its own: like the others of its kind"), required=False
            )
        if self.is_bound:
            self.fill_in(new)

    def fill_in(self, new: Iterable[str]) -> None:
        """A rule that was just added was not on the page: it begins as that of its family."""
        self.data = self.data.copy()
        for key in new:
            if f"{key}_window" in self.data:
                continue
            for name in self.names_of(key):
                first = self.fields[name].initial
                if isinstance(first, list):
                    self.data.setlist(name, first)
                elif first not in (None, False, ""):
                    self.data[name] = str(first)

    def add_rule(self, family: str, rule: Rule) -> None:
        for side, name in self.names.items():
            asked = rule.requirement(side)
            self.fields[f"{family}_{side}_need"] = forms.ChoiceField(
                label=name, choices=NEEDS, initial=asked.need.value
            )
            self.fields[f"{family}_{side}_days"] = forms.IntegerField(
                label=_("Days to say something, if asked: %(side)s") % {"side": name},
                min_value=1,
                max_value=60,
                required=False,
                initial=asked.days or ASKED_DAYS,
            )
            self.fields[f"{family}_{side}_share"] = forms.CharField(
                label=_("The share, if it is one of your own: %(side)s") % {"side": name},
                help_text=_("For example 3/4, or 60%."),
                max_length=12,
                required=False,
                initial=str(asked.share),
            )
            self.fields[f"{family}_{side}_strict"] = forms.BooleanField(
                label=_("More than the share, not just the share"),
                required=False,
                initial=asked.strict,
            )
            self.fields[f"{family}_{side}_quorum"] = forms.CharField(
                label=_("How many of the seats have to say something: %(side)s") % {"side": name},
                help_text=_("The same way; 0 means: it does not matter."),
                max_length=12,
                required=False,
                initial=str(asked.quorum),
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
            yield self.in_template(
                family.value,
                title=FAMILY_NAMES[language_now()][family],
                sentence=sentences(self.text, family_act(family), language_now()),
            )

    def exceptions(self) -> Iterator[dict[str, Any]]:
        """For the template: each act that has a rule of its own."""
        for key in self.text.exceptions:
            if key in ACTS:
                yield self.in_template(
                    key, title=str(ACTS[key].title), sentence=sentence_of(self.text, ACTS[key])
                )

    def in_template(self, code: str, *, title: str, sentence: str) -> dict[str, Any]:
        names = self.names_of(code)
        touched = self.is_bound and any(
            name in self.errors or name in self.changed_data for name in names
        )
        return {
            "code": code,
            "title": title,
            "sentence": sentence,
            "fields": [self[name] for name in names if not name.endswith(DETAILS)],
            "details": [self[name] for name in names if name.endswith(DETAILS)],
            "open": touched or f"{code}_window" in self.data,
        }

    def names_of(self, code: str) -> list[str]:
        return [name for name in self.fields if name.startswith(f"{code}_")]

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
            exceptions={
                key: self.changed_rule(key, rule, given)
                for key, rule in self.text.exceptions.items()
                if not given[f"{key}_family"]
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
        if need is Need.SHARE:
            return replace(
                now,
                need=need,
                days=0,
                share=self.fraction(f"{family}_{side}_share", given, least=1),
                quorum=self.fraction(f"{family}_{side}_quorum", given, least=0),
                strict=given[f"{family}_{side}_strict"],
            )
        if need is Need.ASKED:
            return replace(now if now.need is need else Requirement(need), days=days or ASKED_DAYS)
        return now if now.need is need else Requirement(need)

    def fraction(self, name: str, given: dict[str, Any], *, least: int) -> Fraction:
        """A share as people write it: 3/4, 60%, 0,6. Exactly what was meant."""
        words = given[name].replace(" ", "").replace(",", ".") or "0"
        try:
            found = Fraction(words.removesuffix("%") if SHARE.fullmatch(words) else -1)
        except ZeroDivisionError:
            found = Fraction(-1)
        if words.endswith("%"):
            found /= 100
        if not (0 <= found <= 1) or (least and not found):
            self.add_error(name, _("Write a share such as 3/4 or 60%."))
            raise CharterError(str(_("A share lies between nothing and everything.")))
        return found


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
