"""Which organisational model fits what founders say; a start, that they can change."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from gromada.charters.queries.glance import language_now
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter import Side
from gromada.methods.charter.templates import templates

BOTH, OFFICE, ADVICE, COMMUNITY = "both", "office", "advice", "community"


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A model and the reason in one sentence."""

    code: str
    reason: str

    @property
    def title(self) -> str:
        return templates()[self.code].title[language_now()]

    @property
    def summary(self) -> str:
        return templates()[self.code].summary[language_now()]


def recommended(*, table: Collection[str], consent: str, institution: str) -> Recommendation:
    """The model that fits who is at the table, who has to agree, and whether an office is there."""
    if institution == "no":
        return Recommendation(
            "M00",
            _("There is no institution yet: the group decides by itself and can invite one later."),
        )
    if "business" in table and consent == BOTH:
        return Recommendation(
            "M10", _("An office, a company and residents sit together, and each has to agree.")
        )
    if "business" in table:
        return Recommendation(
            "M09", _("An office and a company are bound to each other; residents are asked.")
        )
    return {
        BOTH: Recommendation(
            "M04", _("Both sides write together, and nothing happens without both.")
        ),
        OFFICE: Recommendation(
            "M01", _("The office decides about the result, after it has asked and answered.")
        ),
        ADVICE: Recommendation(
            "M02", _("A board says what it thinks; the office decides and answers every reason.")
        ),
        COMMUNITY: Recommendation(
            "M07", _("The community decides by itself; the office is asked and answered.")
        ),
    }[consent]


def models(*, with_institution: bool) -> list[tuple[str, str]]:
    """The models that founders can choose from instead."""
    language = language_now()
    return [
        (code, f"{model.title[language]}: {model.summary[language]}")
        for code, model in templates().items()
        if (code != "M00") == with_institution
    ]


def with_sides(text: Rules, sides: dict[str, dict[str, object]]) -> Rules:
    """The model with other names, seats and ways to fill them."""
    return replace(text, sides=tuple(_with(side, sides.get(side.key, {})) for side in text.sides))


def _with(side: Side, facts: dict[str, object]) -> Side:
    language, given = language_now(), dict(facts)
    name = str(given.pop("name", "") or side.name(language))
    changed = replace(side, **given)  # type: ignore[arg-type]
    if name == side.name(language):
        return changed
    # another name has its own grammar: the sentence is made from the name
    origin = {each: words for each, words in side.origin.items() if each != language}
    return replace(changed, names={**side.names, language: name}, origin=origin)


def as_model(text: Rules, code: str) -> Rules:
    """Another model with the sides as they are: their names, and never fewer seats."""
    now = {side.key: side for side in text.sides}
    other = templates()[code].charter
    return replace(
        other,
        sides=tuple(
            replace(
                side,
                names=now[side.key].names,
                origin=now[side.key].origin,
                seats=max(side.seats, now[side.key].seats),
                filled=now[side.key].filled,
                dependent_on=now[side.key].dependent_on,
            )
            if side.key in now
            else side
            for side in other.sides
        ),
    )
