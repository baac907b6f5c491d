"""A value of a document with the path to it, and what has to be true of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from gromada.formats.errors import N_, untranslated

PLACE = N_("%(place)s: %(problem)s")
CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.\-/]{0,79}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
LARGEST_NUMBER = 10**12


class BundleError(ValueError):
    """A bundle that cannot be read: where, and what would be right there.

    ``message`` is the untranslated sentence with named places, ``values`` fills them;
    ``place`` is the path, such as ``cases[3].charters[0].since``, or empty for the whole file.
    """

    def __init__(self, message: str, *, place: str = "", **values: object) -> None:
        super().__init__(message, place)
        self.message = message
        self.place = place
        self.values = values

    def sentence(self, translate: Callable[[str], str] = untranslated) -> str:
        problem = translate(self.message) % self.values
        if not self.place:
            return problem
        return translate(PLACE) % {"place": self.place, "problem": problem}

    def __str__(self) -> str:
        return self.sentence()


def shown(value: object) -> str:
    """What was found, short enough for a sentence."""
    words = repr(value)
    return words if len(words) <= 60 else f"{words[:57]}…"


@dataclass(frozen=True, slots=True)
class Place:
    """A value and where it stands."""

    value: Any
    path: str = ""

    def refuse(self, message: str, **values: object) -> BundleError:
        return BundleError(message, place=self.path, **values)

    def table(self, known: Collection[str] | None = None) -> Mapping[str, Any]:
        """A mapping with exactly the names that are known."""
        if not isinstance(self.value, dict):
            raise self.refuse(N_("a table is expected; found %(found)s."), found=shown(self.value))
        if known is not None:
            if strangers := sorted(self.value.keys() - set(known)):
                raise self.refuse(
                    N_("%(name)s is not known here; expected are %(known)s."),
                    name=shown(strangers[0]),
                    known=", ".join(sorted(known)),
                )
            if missing := sorted(set(known) - self.value.keys()):
                raise self.refuse(N_("%(name)s is missing."), name=shown(missing[0]))
        return self.value

    def at(self, name: str) -> Place:
        return Place(self.table()[name], f"{self.path}.{name}" if self.path else name)

    def items(self) -> Iterator[tuple[str, Place]]:
        for name in self.table():
            yield name, self.at(name)

    def each(self) -> Iterator[Place]:
        if not isinstance(self.value, list):
            raise self.refuse(N_("a list is expected; found %(found)s."), found=shown(self.value))
        for number, value in enumerate(self.value):
            yield Place(value, f"{self.path}[{number}]")

    def one_of(self, choices: Collection[str]) -> str:
        if not isinstance(self.value, str) or self.value not in choices:
            raise self.refuse(
                N_("one of %(choices)s is expected; found %(found)s."),
                choices=", ".join(choices),
                found=shown(self.value),
            )
        return self.value

    def code(self) -> str:
        """A word of letters, digits and a few signs: no blanks, so no names and no sentences."""
        if not isinstance(self.value, str) or not CODE.fullmatch(self.value):
            raise self.refuse(
                N_("a code without blanks is expected; found %(found)s."), found=shown(self.value)
            )
        return self.value

    def text(self, longest: int) -> str:
        if not isinstance(self.value, str) or not 0 < len(self.value) <= longest:
            raise self.refuse(
                N_("a text of at most %(longest)d letters is expected; found %(found)s."),
                longest=longest,
                found=shown(self.value),
            )
        return self.value

    def whole(self, least: int = 0) -> int:
        value = self.value
        if isinstance(value, bool) or not isinstance(value, int) or not (
            least <= value <= LARGEST_NUMBER
        ):  # fmt: skip
            raise self.refuse(
                N_("a whole number from %(least)d is expected; found %(found)s."),
                least=least,
                found=shown(value),
            )
        return value

    def number(self) -> float:
        value = self.value
        # compared as it is: a float cannot hold every whole number, and nan is never less
        if isinstance(value, bool) or not isinstance(value, int | float) or not (
            abs(value) <= LARGEST_NUMBER
        ):  # fmt: skip
            raise self.refuse(N_("a number is expected; found %(found)s."), found=shown(value))
        return float(value)

    def truth(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.refuse(
                N_("true or false is expected; found %(found)s."), found=shown(self.value)
            )
        return self.value

    def day(self) -> date:
        try:
            found = date.fromisoformat(self.value)
        except (TypeError, ValueError):
            found = None
        if found is None or found.isoformat() != self.value:
            raise self.refuse(
                N_("a day such as 2026-05-03 is expected; found %(found)s."),
                found=shown(self.value),
            )
        return found

    def moment(self) -> datetime:
        try:
            if MOMENT.fullmatch(self.value):
                return datetime.fromisoformat(self.value.removesuffix("Z")).replace(tzinfo=UTC)
        except (TypeError, ValueError):
            pass
        raise self.refuse(
            N_("a moment such as 2026-05-03T12:00:00Z is expected; found %(found)s."),
            found=shown(self.value),
        )

    @property
    def is_nothing(self) -> bool:
        return self.value is None
