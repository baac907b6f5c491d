"""What changed between two texts of a charter, in plain words, and for whom."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gromada.charters.models import ACTS
from gromada.charters.queries.glance import (
    SideOnPage,
    filled_words,
    language_now,
    requirement_words,
    sides_on_page,
)
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter import Deadlock, Family, Rule, Silence
from gromada.methods.charter.difference import VerbChange, changes, verb_changes
from gromada.methods.charter.sentences import FAMILY_NAMES, family_act, sentences


@dataclass(frozen=True, slots=True)
class ForSide:
    """What changed for one side: sentences about what it can do."""

    side: SideOnPage
    sentences: Sequence[str]


@dataclass(frozen=True, slots=True)
class NewSentence:
    """The sentence of a family before and after."""

    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that differs: what, how it was, how it is."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Changed:
    """The whole difference, from people to rules."""

    for_sides: Sequence[ForSide]
    sentences: Sequence[NewSentence]
    facts: Sequence[Fact]

    @property
    def is_empty(self) -> bool:
        return not (self.facts or self.sentences)


def changed(old: Rules, new: Rules) -> Changed:
    language = language_now()
    texts = [
        NewSentence(
            FAMILY_NAMES[language][family],
            sentences(old, family_act(family), language),
            sentences(new, family_act(family), language),
        )
        for family in Family
    ]
    facts = facts_changed(old, new) if changes(old, new) else []
    return Changed(
        for_sides=sides_changed(old, new),
        sentences=[each for each in texts if each.before != each.after],
        facts=facts,
    )


def sides_changed(old: Rules, new: Rules) -> list[ForSide]:
    """For whom it became possible, or impossible, to do something; new and gone sides too."""
    verbs = verb_changes(old, new)
    before = {side.key for side in old.sides}
    shown = []
    for side in sides_on_page(new):
        if side.key not in before:
            shown.append(ForSide(side, [_("Joins as a new side.")]))
            continue
        lines = [verb_words(each, old, new) for each in verbs if each.side == side.key]
        if lines:
            shown.append(ForSide(side, lines))
    after = {side.key for side in new.sides}
    gone = [side for side in sides_on_page(old) if side.key not in after]
    return shown + [ForSide(side, [_("Is no longer a side.")]) for side in gone]


def verb_words(change: VerbChange, old: Rules, new: Rules) -> str:
    """«Voice: can now stop it.»"""
    language = language_now()
    words = {"family": FAMILY_NAMES[language][change.family]}
    if change.verb == "overridden_by":
        names = {side.key: side.name(language) for text in (old, new) for side in text.sides}
        if change.after:
            by = ", ".join(names[key] for key in change.after)
            return _("%(family)s: can now be overridden by %(by)s.") % {**words, "by": by}
        return _("%(family)s: nobody can override it any more.") % words
    gained, lost = {
        "starts": (_("%(family)s: can now propose."), _("%(family)s: can no longer propose.")),
        "stops": (
            _("%(family)s: its consent is now needed."),
            _("%(family)s: its consent is no longer needed."),
        ),
        "carries_alone": (
            _("%(family)s: can now carry it alone."),
            _("%(family)s: can no longer carry it alone."),
        ),
        "carries_by_silence": (
            _("%(family)s: can now carry it when the others say nothing."),
            _("%(family)s: can no longer carry it when the others say nothing."),
        ),
    }[change.verb]
    return (gained if change.after else lost) % words


def facts_changed(old: Rules, new: Rules) -> list[Fact]:
    """Each rule that differs, in words."""
    found = side_facts(old, new)
    for title, was, now in rules_of(old, new):
        before, after = rule_words(title, old, was), rule_words(title, new, now)
        found += [
            Fact(what, before.get(what, "—"), after.get(what, "—"))
            for what in {**before, **after}
            if before.get(what) != after.get(what)
        ]
    return found


def side_facts(old: Rules, new: Rules) -> list[Fact]:
    language = language_now()
    before = {side.key: side for side in old.sides}
    found = []
    for side in new.sides:
        was = before.get(side.key)
        name = side.name(language)
        if was is None:
            continue
        if was.seats != side.seats:
            found.append(
                Fact(_("Seats: %(side)s") % {"side": name}, str(was.seats), str(side.seats))
            )
        if was.filled != side.filled:
            found.append(
                Fact(
                    _("How people come to their seats: %(side)s") % {"side": name},
                    filled_words(was.filled),
                    filled_words(side.filled),
                )
            )
    return found


def rules_of(old: Rules, new: Rules) -> list[tuple[str, Rule | None, Rule | None]]:
    language = language_now()
    families = [
        (FAMILY_NAMES[language][family], old.families[family], new.families[family])
        for family in Family
    ]
    keys = sorted({*old.exceptions, *new.exceptions})
    return families + [
        (
            str(ACTS[key].title) if key in ACTS else key,
            old.exceptions.get(key),
            new.exceptions.get(key),
        )
        for key in keys
    ]


def rule_words(title: str, text: Rules, rule: Rule | None) -> dict[str, str]:
    """A rule as a list of questions with their answers."""
    if rule is None:
        return {}
    language = language_now()
    asked = {
        _("%(family)s: what is asked of %(side)s")
        % {"family": title, "side": side.name(language)}: requirement_words(text, rule, side)
        for side in text.sides
    }
    proposing = ", ".join(text.side(key).name(language) for key in rule.propose)
    return asked | {
        _("%(family)s: who may propose") % {"family": title}: proposing,
        _("%(family)s: time to answer") % {"family": title}: days_words(rule.window_days),
        _("%(family)s: silence") % {"family": title}: silence_words(rule.silence),
        _("%(family)s: when the sides do not agree") % {"family": title}: deadlock_words(
            text, rule
        ),
    }


def silence_words(silence: Silence) -> str:
    return {
        Silence.NOTHING: _("is not consent"),
        Silence.CONSENT: _("counts as consent"),
    }[silence]


def deadlock_words(text: Rules, rule: Rule) -> str:
    if rule.deadlock is Deadlock.CASTING:
        name = text.side(rule.casting).name(language_now())
        return _("%(side)s decides alone") % {"side": name}
    return {
        Deadlock.STAYS: _("it stays as it was"),
        Deadlock.ANSWER: _("it stays as it was, and an answer with reasons is owed"),
        Deadlock.MEDIATION: _("it stays as it was, and mediation begins"),
    }[rule.deadlock]


def days_words(days: int) -> str:
    return ngettext("%(days)d working day", "%(days)d working days", days) % {"days": days}
