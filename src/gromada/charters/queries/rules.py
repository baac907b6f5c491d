"""Which rule an act is under, for a motion that would begin now."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import get_language, override

from gromada.act import Act
from gromada.charters.models import Seat, facts
from gromada.charters.queries.versions import Standing
from gromada.charters.queries.windows import window_closes_at
from gromada.methods.charter import (
    IRREVERSIBLE_DELAY,
    Clock,
    Effect,
    Need,
    Rule,
    Settlement,
    Stance,
    State,
    Word,
    settle,
)
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter.regime import rule_under
from gromada.methods.charter.sentences import Clauses, sentences


@dataclass(frozen=True, slots=True)
class Prospect:
    """What would become of an act if this seat proposed it now."""

    rule: Rule
    settlement: Settlement
    sentence: str
    closes_at: datetime

    @property
    def at_once(self) -> bool:
        """Whether the mover's own side is enough, and nothing is waited for."""
        return self.settlement.state is State.CARRIED


def rule_for(standing: Standing, act: Act, *, side: str, payload: Mapping[str, Any]) -> Rule:
    """The rule that a motion on this act would begin with."""
    text = standing.version.text
    rule = rule_under(text, facts(act), standing.regime, standing.absent)
    return act.rule(text, rule, side, payload) if act.rule else rule


def asked_until(rule: Rule, now: datetime) -> dict[str, datetime]:
    """When each side that is only asked has had its days; never after the window closes."""
    return {
        side: window_closes_at(now, min(asked.days, rule.window_days))
        for side, asked in rule.requires.items()
        if asked.need is Need.ASKED
    }


def prospect(
    standing: Standing,
    act: Act,
    seat: Seat,
    *,
    payload: Mapping[str, Any],
    seats: list[Seat],
    now: datetime,
) -> Prospect:
    """What would become of an act if this seat proposed it, asked of ``settle``."""
    rule = rule_for(standing, act, side=seat.side, payload=payload)
    closes = window_closes_at(now, rule.window_days)
    settlement = settle(
        rule,
        [each.facts for each in seats],
        {str(seat.pk): Word(Stance.CONSENT)},
        Clock(now, closes, asked_until(rule, now), delay=delay_of(act)),
        silence_may_count=act.silence_may_count,
    )
    return Prospect(rule, settlement, sentence_of(standing.version.text, act, rule), closes)


def delay_of(act: Act) -> timedelta:
    """What cannot be undone waits; a recommendation changes nothing, so it does not."""
    waits = not act.reversible and act.effect != Effect.RESERVED
    return IRREVERSIBLE_DELAY if waits else timedelta(0)


def sentence_of(text: Rules, act: Act, rule: Rule | None = None, language: str = "") -> str:
    """What it takes to carry an act, in plain words of the reader's language."""
    under = replace(text, exceptions={**text.exceptions, act.key: rule}) if rule else text
    language = (language or get_language() or "pl")[:2]
    with override(language):
        clauses = Clauses(str(act.becomes), str(act.stays))
    return sentences(under, facts(act), language, clauses=clauses)
