"""What a charter says, drawn: it follows from the rules alone, so it is done once a language.

Nothing here may depend on the reader, on the time, or on what happened since.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from django.template.loader import render_to_string

from gromada.charters.forms import WhatIfForm
from gromada.charters.models import Seat, Version, read_rules
from gromada.charters.queries.glance import (
    exception_rows,
    family_rows,
    language_now,
    reserved_acts,
    sides_on_page,
    verb_rows,
)
from gromada.charters.queries.power import expert_power, weights_of
from gromada.charters.queries.recommending import as_model

PARTS = ("sentences", "matrix", "belonging", "verbs", "outside")
Weights = tuple[tuple[str, tuple[tuple[str, int], ...]], ...]


def what_it_says(version: Version) -> Mapping[str, str]:
    """The parts of a page that say what a version of a charter says, by name."""
    return _said(version.rules_text, language_now())


def power_drawn(version: Version, seats: Sequence[Seat]) -> str:
    """The expert drawer, or nothing: it follows from the rules and the weights of the seats."""
    weights = weights_of(version.text, seats)
    given = tuple((side, tuple(own.items())) for side, own in weights.items())
    return _power(version.rules_text, given, language_now())


def rules_to_change(version: Version, model: str) -> str:
    """The fields of the what-if form as a version, or a model with its sides, has them."""
    return _to_change(version.rules_text, model, language_now())


@lru_cache(maxsize=128)
def _to_change(rules: str, model: str, language: str) -> str:
    text = read_rules(rules)
    form = WhatIfForm(text=as_model(text, model) if model else text)
    return render_to_string("charters/_what_if_rules.html", {"form": form})


@lru_cache(maxsize=128)
def _said(rules: str, language: str) -> Mapping[str, str]:
    text = read_rules(rules)
    context = {
        "sides": sides_on_page(text),
        "families": family_rows(text),
        "exceptions": exception_rows(text),
        "verbs": verb_rows(text),
        "reserved": reserved_acts(),
        "has_public_side": any(side.sector == "public" for side in text.sides),
    }
    return {part: render_to_string(f"charters/_{part}.html", context) for part in PARTS}


@lru_cache(maxsize=128)
def _power(rules: str, weights: Weights, language: str) -> str:
    given = {side: dict(own) for side, own in weights}
    found = expert_power(read_rules(rules), given)
    return render_to_string("charters/_power.html", {"power": found}) if found else ""
