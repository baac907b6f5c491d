"""A charter in plain words, in Polish and English, with the grammar right.

What a sentence says is found by asking ``settle`` (see ``probing``); only the words are here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gromada.methods.charter.probing import outcome, seats_needed
from gromada.methods.charter.rules import (
    Act,
    Charter,
    Deadlock,
    Effect,
    Family,
    Need,
    Rule,
    Side,
)
from gromada.methods.charter.settle import State


@dataclass(frozen=True, slots=True)
class Clauses:
    """What an act changes, and what stays if it is not carried: «A statement disappears», «it
    stays»."""

    becomes: str
    stays: str


FAMILY_CLAUSES = {
    "pl": {
        Family.PEOPLE: Clauses("Skład się zmienia", "skład zostaje bez zmian"),
        Family.VOICE: Clauses("Wypowiedź znika", "wypowiedź zostaje"),
        Family.TEXT: Clauses("Tekst albo termin się zmienia", "zostaje, jak było"),
        Family.OUTCOME: Clauses("Decyzja zapada", "decyzji nie ma"),
        Family.CHARTER: Clauses("Karta się zmienia", "obowiązuje dotychczasowa karta"),
    },
    "en": {
        Family.PEOPLE: Clauses("Who sits at the table changes", "nobody comes or goes"),
        Family.VOICE: Clauses("A statement disappears", "it stays"),
        Family.TEXT: Clauses("A text or a date changes", "it stays as it was"),
        Family.OUTCOME: Clauses("A decision is taken", "there is no decision"),
        Family.CHARTER: Clauses("The charter changes", "the charter stays as it was"),
    },
}
FAMILY_NAMES = {
    "pl": {
        Family.PEOPLE: "Ludzie",
        Family.VOICE: "Głos",
        Family.TEXT: "Tekst i czas",
        Family.OUTCOME: "Wynik i pieniądze",
        Family.CHARTER: "Sama karta",
    },
    "en": {
        Family.PEOPLE: "People",
        Family.VOICE: "Voice",
        Family.TEXT: "Text and time",
        Family.OUTCOME: "Outcome and money",
        Family.CHARTER: "The charter itself",
    },
}
LANGUAGES = ("pl", "en")


def family_act(family: Family) -> Act:
    """The act that stands for a whole family in sentences: reversible only where silence can
    count."""
    return Act(
        key=f"family.{family.value}",
        family=family,
        reversible=family in (Family.VOICE, Family.TEXT),
        silence_may_count=family in (Family.VOICE, Family.TEXT),
    )


def sentences(charter: Charter, act: Act, language: str, *, clauses: Clauses | None = None) -> str:
    """Say in plain words what it takes to carry an act.

    Parameters
    ----------
    charter : Charter
    act : Act
        One act, or ``family_act`` for a whole family.
    language : str
        ``pl`` or ``en``.
    clauses : Clauses, optional
        What changes and what stays; by default those of the family.

    Returns
    -------
    str
        Two to four sentences.

    Examples
    --------
    >>> from gromada.methods.charter import Requirement, Rule
    >>> key = Requirement(Need.ONE_SEAT)
    >>> rule = Rule(propose=("office", "people"), requires={"office": key, "people": key})
    >>> charter = Charter(
    ...     template="M04",
    ...     sides=(
    ...         Side("office", {"pl": "urząd"}, origin={"pl": "z urzędu"}),
    ...         Side("people", {"pl": "mieszkańcy"}, origin={"pl": "ze strony mieszkańców"}),
    ...     ),
    ...     families=dict.fromkeys(Family, rule),
    ... )
    >>> print(sentences(charter, family_act(Family.VOICE), "pl"))
    Wypowiedź znika tylko wtedy, gdy zgodzą się osoba z urzędu i osoba ze strony mieszkańców. \
Jeśli nie zgodzą się w ciągu 5 dni roboczych, wypowiedź zostaje.
    """
    clauses = clauses or FAMILY_CLAUSES[language][act.family]
    speak = _Polish(charter, act, clauses) if language == "pl" else _English(charter, act, clauses)
    parts = [speak.asked(), speak.keys(), speak.otherwise(), speak.effect()]
    return " ".join(part for part in parts if part)


def proposers(charter: Charter, act: Act, language: str) -> str:
    """Say who may propose an act.

    Returns
    -------
    str
        One sentence.
    """
    return proposers_of(charter, charter.rule(act), language)


def proposers_of(charter: Charter, rule: Rule, language: str) -> str:
    """Say who may propose under a rule.

    Returns
    -------
    str
        One sentence.
    """
    sides = [charter.side(key) for key in rule.propose]
    people = [person(side, language) for side in sides]
    if language == "pl":
        return f"Zaproponować może to {_join(people, 'lub')}."
    return f"It can be proposed by {_join(people, 'or')}."


def person(side: Side, language: str) -> str:
    """One person of a side: «osoba z urzędu»."""
    return f"{'osoba' if language == 'pl' else 'a person'} {origin(side, language)}"


def origin(side: Side, language: str) -> str:
    """Where people of a side come from: «z urzędu»."""
    given = side.origin.get(language)
    if given:
        return given
    name = side.name(language)
    return f"ze strony „{name}”" if language == "pl" else f"from “{name}”"


def genitive(side: Side, language: str) -> str:
    """Whose something is: «urzędu», «strony mieszkańców», «the residents' side».

    The prepositions that say where people come from all take the genitive, so it is what
    follows them.
    """
    return origin(side, language).partition(" ")[2] or side.name(language)


def _join(parts: Sequence[str], word: str) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


class _Speaker:
    """What both languages need to know of an act under a charter."""

    def __init__(self, charter: Charter, act: Act, clauses: Clauses) -> None:
        self.charter, self.act, self.clauses = charter, act, clauses
        self.rule = charter.rule(act)
        self.needed = {
            side.key: seats_needed(charter, self.rule, side.key) for side in charter.sides
        }
        self.holders = [side for side in charter.sides if self.needed[side.key]]
        proposing = [key for key in self.rule.propose if key in self.needed][:1]
        silent = outcome(charter, act, consent=proposing)
        self.by_silence = silent.by_silence
        refusing = [side.key for side in self.holders if side.key not in proposing]
        self.refused = outcome(charter, act, consent=proposing, object_=refusing)

    def asked_sides(self) -> list[tuple[Side, int]]:
        return [
            (self.charter.side(key), asked.days)
            for key, asked in self.rule.requires.items()
            if asked.need is Need.ASKED
        ]


class _Polish(_Speaker):
    def asked(self) -> str:
        return " ".join(
            f"Najpierw {_with_days_pl(side, days)} na swoje zdanie, a na każdą uwagę dostaje "
            "odpowiedź z powodem."
            for side, days in self.asked_sides()
        )

    def keys(self) -> str:
        if not self.holders:
            return f"{self.clauses.becomes} bez niczyjej zgody."
        people = [self.people(side) for side in self.holders]
        return f"{self.clauses.becomes} tylko wtedy, gdy {self.verb()} {_join(people, 'i')}."

    def people(self, side: Side) -> str:
        needed, seats, from_ = self.needed[side.key], side.seats, origin(side, "pl")
        if needed == 1:
            return f"osoba {from_}"
        if needed == seats:
            return f"wszystkie osoby {from_} ({seats})"
        return f"co najmniej {needed} z {seats} osób {from_}"

    def verb(self) -> str:
        if len(self.holders) > 1:
            return "zgodzą się"
        side = self.holders[0]
        needed = self.needed[side.key]
        few = 2 <= needed % 10 <= 4 and not 12 <= needed % 100 <= 14
        plural = needed > 1 and (needed == side.seats or few)
        return "zgodzą się" if plural else "zgodzi się"

    def otherwise(self) -> str:
        if not self.holders:
            return ""
        days = f"{self.rule.window_days} dni roboczych"
        if self.by_silence:
            silence = f" Kto w ciągu {days} milczy, ten się zgadza."
            return f"Jeśli ktoś z nich się sprzeciwi, {self.clauses.stays}." + silence
        first = f"Jeśli nie {self.verb()} w ciągu {days}, {self.clauses.stays}"
        if self.refused.by_casting:
            side = self.charter.side(self.refused.by_casting)
            return (
                f"Jeśli nie {self.verb()} w ciągu {days}, rozstrzyga {side.name('pl')}: "
                "to głos rozstrzygający jednej strony."
            )
        if self.refused.state is State.DEADLOCKED:
            if self.rule.deadlock is Deadlock.MEDIATION:
                return f"{first}, a przy sprzeciwie zaczyna się mediacja."
            return f"{first}, a sprzeciw dostaje odpowiedź z powodami w ciągu 30 dni."
        return f"{first}."

    def effect(self) -> str:
        if self.act.effect is Effect.RESERVED:
            return (
                "To zalecenie: rozstrzyga organ, do którego należy sprawa, "
                "i odpowiada z powodami w ciągu 30 dni."
            )
        if not self.act.reversible and self.act.family is not Family.CHARTER:
            return "Po zgodzie jest jeszcze 48 godzin, w których można ją cofnąć."
        return ""


class _English(_Speaker):
    def asked(self) -> str:
        return " ".join(
            f"First, {side.name('en')} {'has' if days else 'have'} {days} working days to say what "
            "they think, and every reason gets an answer."
            for side, days in self.asked_sides()
        )

    def keys(self) -> str:
        if not self.holders:
            return f"{self.clauses.becomes} without anybody's consent."
        people = [self.people(side) for side in self.holders]
        return f"{self.clauses.becomes} only if {_join(people, 'and')} {self.verb()}."

    def people(self, side: Side) -> str:
        needed, seats, from_ = self.needed[side.key], side.seats, origin(side, "en")
        if needed == 1:
            return f"a person {from_}"
        if needed == seats:
            return f"all {seats} people {from_}"
        return f"at least {needed} of {seats} people {from_}"

    def verb(self) -> str:
        alone = len(self.holders) == 1 and self.needed[self.holders[0].key] == 1
        return "consents" if alone else "consent"

    def otherwise(self) -> str:
        if not self.holders:
            return ""
        days = f"{self.rule.window_days} working days"
        if self.by_silence:
            silence = f" Whoever says nothing for {days} consents."
            return f"If one of them objects, {self.clauses.stays}." + silence
        alone = self.verb() == "consents"
        first = f"If {'that person does' if alone else 'they do'} not within {days}"
        if self.refused.by_casting:
            side = self.charter.side(self.refused.by_casting)
            return f"{first}, {side.name('en')} decides: this is the casting vote of one side."
        if self.refused.state is State.DEADLOCKED:
            if self.rule.deadlock is Deadlock.MEDIATION:
                return f"{first}, {self.clauses.stays}, and after an objection mediation begins."
            return (
                f"{first}, {self.clauses.stays}, and an objection gets an answer with reasons "
                "within 30 days."
            )
        return f"{first}, {self.clauses.stays}."

    def effect(self) -> str:
        if self.act.effect is Effect.RESERVED:
            return (
                "This is a recommendation: the body in charge decides, and answers with reasons "
                "within 30 days."
            )
        if not self.act.reversible and self.act.family is not Family.CHARTER:
            return "Once they consent, there are 48 hours in which consent can be taken back."
        return ""


def _with_days_pl(side: Side, days: int) -> str:
    return f"{side.name('pl')} ma {days} dni roboczych"
