"""How far others than the institution took part in what a motion decided, from recorded facts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from gromada.charters.models import Motion, Word, facts
from gromada.charters.queries.measures import CARRIED, STOPPED, needed_sides
from gromada.methods.charter import Act, Effect, Need
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter.probing import carries
from gromada.methods.participation import (
    DecisionFacts,
    Level,
    level_of,
    levels_met,
    promise_gap,
    yes_needed,
)


@dataclass(frozen=True, slots=True)
class Open:
    """In how many ways anybody could say something at a holder, and what became of it."""

    channels: int = 0
    inputs: int = 0
    answered: int = 0
    summary_published: bool = False


# by the label of the model of a holder: what was open there until a moment
OPENINGS: dict[str, Callable[[str, datetime], Open]] = {}


def declare_openings(label: str, opening: Callable[[str, datetime], Open]) -> None:
    """Say how to find what was open to everybody at a holder, by its address and a moment."""
    OPENINGS[label] = opening


@dataclass(frozen=True, slots=True)
class Reasons:
    """How many reasons sides that are not the institution gave, and how many were answered."""

    given: int = 0
    answered: int = 0


NO_REASONS = Reasons()


@dataclass(frozen=True, slots=True)
class LevelOfMotion:
    """The level, the facts behind it in words, and what the charter had promised."""

    facts: DecisionFacts
    level: Level
    promised: Level
    sentences: Sequence[tuple[bool, str]]

    @property
    def gap(self) -> int:
        return promise_gap(self.promised, self.level)

    @property
    def name(self) -> str:
        return level_name(self.level)

    @property
    def meaning(self) -> str:
        return level_meaning(self.level)

    @property
    def promise(self) -> str:
        """What was promised, and whether it was kept, in one sentence."""
        words = {"promised": level_name(self.promised), "count": abs(self.gap)}
        if self.gap > 0:
            return (
                ngettext(
                    "The charter promised more: “%(promised)s”, %(count)d level higher.",
                    "The charter promised more: “%(promised)s”, %(count)d levels higher.",
                    self.gap,
                )
                % words
            )
        if self.gap < 0:
            return _("The charter promised less: “%(promised)s”.") % words
        return _("That is what the charter promised.")


def level_of_motion(motion: Motion) -> LevelOfMotion | None:
    """The level of a motion that was carried or stopped; of others nothing was decided."""
    if motion.state not in CARRIED | STOPPED:
        return None
    reasons = reasons_about(motion)
    found = facts_about(motion, reasons)
    return LevelOfMotion(
        facts=found,
        level=level_of(found),
        promised=promised_by(motion.version.text, facts(motion.act)),
        sentences=fact_sentences(found, reasons),
    )


def reasons_about(motion: Motion) -> Reasons:
    """What others than the mover had to say about a motion; an accepted condition is answered."""
    others = others_in(motion.version.text)
    reasons = [
        word
        for word in motion.words.all()
        if word.seat.side in others and word.seat_id != motion.mover_id and word.reason
    ]
    answered = [word for word in reasons if word.answer or was_accepted(word)]
    return Reasons(given=len(reasons), answered=len(answered))


def facts_about(motion: Motion, reasons: Reasons) -> DecisionFacts:
    """What is on record about a motion: its days, words and rule, and what was open to all."""
    until = motion.carried_at or motion.ended_at or motion.opened_at
    text, act = motion.version.text, facts(motion.act)
    under = replace(text, exceptions={**text.exceptions, act.key: motion.rule})
    others = others_in(text)
    opening = opening_of(motion.version.charter.holder, until)
    binds = act.effect is not Effect.RESERVED
    alone = binds and motion.mover.side in others and carries(under, act, [motion.mover.side])
    return DecisionFacts(
        notice_days=(until - motion.opened_at).days,
        channels=opening.channels,
        summary_published=opening.summary_published,
        inputs=opening.inputs + reasons.given,
        answered=opening.answered + reasons.answered,
        changed_or_why_not=bool(reasons.answered) or motion.payload_version > 1,
        consent_needed=bool(needed_sides(motion) & set(others)),
        may_propose=any(side in motion.rule.propose for side in others),
        decided_alone=alone,
        delegated=int(alone),
        overridden=int(alone and motion.state == Motion.State.DEPARTED),
    )


def was_accepted(word: Word) -> bool:
    return word.condition is not None and word.stance == Word.Stance.CONSENT


def opening_of(holder: str, until: datetime) -> Open:
    opening = OPENINGS.get(holder.partition(":")[0])
    return opening(holder, until) if opening else Open()


def others_in(text: Rules) -> list[str]:
    return [side.key for side in text.sides if side.sector != "public"]


def promised_by(text: Rules, act: Act) -> Level:
    """The level that the charter itself promises for an act, were it lived by."""
    rule, others = text.rule(act), others_in(text)
    if act.effect is not Effect.RESERVED:
        if any(side in rule.propose and carries(text, act, [side]) for side in others):
            return Level.DELEGATED
        if any(yes_needed(text, act, side) for side in others):
            return Level.SHARED
    if any(rule.requirement(side).need is not Need.INFORMED for side in others):
        return Level.ANSWERED
    return Level.TOLD if others else Level.CLOSED


def fact_sentences(found: DecisionFacts, reasons: Reasons = NO_REASONS) -> list[tuple[bool, str]]:
    """The facts in words, each with whether it speaks for a higher level.

    The facts count ``reasons`` among the inputs; the words say each by itself.
    """
    met, days = levels_met(found), found.notice_days or 0
    return [
        (
            met[Level.TOLD],
            _("It was decided within 24 hours of being proposed.")
            if not days
            else ngettext(
                "It was public for %(days)d day before it was decided.",
                "It was public for %(days)d days before it was decided.",
                days,
            )
            % {"days": days},
        ),
        (
            found.channels > 0,
            _("Everybody could say something about it.")
            if found.channels
            else _("Only people with a seat could say something about it."),
        ),
        *answered_sentences(found, reasons),
        (
            found.consent_needed,
            _("It needed the consent of a side that is not the institution.")
            if found.consent_needed
            else _("It did not need the consent of any side but the institution."),
        ),
        (
            found.may_propose,
            _("A side that is not the institution could propose it.")
            if found.may_propose
            else _("Only the institution could propose it."),
        ),
    ]


def answered_sentences(found: DecisionFacts, reasons: Reasons) -> list[tuple[bool, str]]:
    """How many inputs were answered, and how many reasons of other sides."""
    if not found.inputs:
        return [(False, _("Nobody sent an input or a reason, so nothing had to be answered."))]
    said = []
    inputs, answered = found.inputs - reasons.given, found.answered - reasons.answered
    if inputs:
        words = ngettext(
            "Inputs: %(answered)d of %(inputs)d has an answer.",
            "Inputs: %(answered)d of %(inputs)d have an answer.",
            answered,
        )
        said.append((answered == inputs, words % {"answered": answered, "inputs": inputs}))
    if reasons.given:
        words = _("Reasons of the other side: %(answered)d of %(given)d answered.")
        numbers = {"answered": reasons.answered, "given": reasons.given}
        said.append((reasons.answered == reasons.given, words % numbers))
    return said


def level_name(level: Level) -> str:
    """What a level is called."""
    return {
        Level.CLOSED: pgettext("level of participation", "closed"),
        Level.TOLD: pgettext("level of participation", "told"),
        Level.HEARD: pgettext("level of participation", "heard"),
        Level.ANSWERED: pgettext("level of participation", "answered"),
        Level.SHARED: pgettext("level of participation", "shared"),
        Level.DELEGATED: pgettext("level of participation", "delegated"),
    }[level]


def level_meaning(level: Level) -> str:
    """What a level means, in one sentence."""
    return {
        Level.CLOSED: _("Nothing was public long enough before it was decided."),
        Level.TOLD: _("People got to know in time, with the documents."),
        Level.HEARD: _("People could say something, and a summary of it was published."),
        Level.ANSWERED: _("What people said was answered with reasons."),
        Level.SHARED: _("It could not be decided without a side that is not the institution."),
        Level.DELEGATED: _("A side that is not the institution decided it by itself."),
    }[level]
