"""The study file: what was asked, in a few lines of TOML."""

import re
import tomllib
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches
from hashlib import sha256
from math import isfinite
from pathlib import Path
from typing import Any

from gromada.charts.text import LANGUAGES
from gromada.cli.evaluate.times import parsed_time
from gromada.formats import FormatError
from gromada.formats.errors import N_
from gromada.formats.tables import open_or_refuse, shortened
from gromada.formats.values import says_huge_numbers, says_odd_signs
from gromada.methods.impact import Design, Study, Time

# a study is a few lines; what reads it takes ever longer over deep nesting
LARGEST_FILE = 20_000
DEEP_KEY = re.compile(r"""(\.[ \t]*["']?[\w-]+["']?[ \t]*){8}""")
LONGEST_OUTCOME, LONGEST_UNIT = 200, 40
SEASONS = range(2, 367)
CONTROLS = ("never-treated", "not-yet-treated")


@dataclass(frozen=True)
class Columns:
    """Which column of the data is what; ``first_treated`` is a column too."""

    outcome: str
    time: str
    unit: str | None = None
    first_treated: str | None = None
    exposure: str | None = None
    covariates: tuple[str, ...] = ()

    @property
    def named(self) -> list[tuple[str, str]]:
        """Key and column, for those that the study names."""
        single = [
            ("outcome", self.outcome), ("unit", self.unit), ("time", self.time),
            ("first_treated", self.first_treated), ("exposure", self.exposure),
        ]  # fmt: skip
        named = [(key, column) for key, column in single if column is not None]
        return named + [("covariates", column) for column in self.covariates]


@dataclass(frozen=True)
class StudyFile:
    """A study with where its numbers stand in the data."""

    name: str
    title: str
    study: Study
    columns: Columns
    treated: tuple[str, ...] = ()
    treated_from: Time | None = None
    delimiter: str | None = None
    decimal: str | None = None
    outcome_words: dict[str, str] = field(default_factory=dict)
    outcome_unit: dict[str, str] = field(default_factory=dict)
    sha256: str = ""

    def outcome_in(self, language: str) -> str:
        """What the outcome is called: the words of the study, else the column."""
        return in_language(self.outcome_words, language) or self.columns.outcome

    def unit_in(self, language: str) -> str:
        """What the outcome is measured in; empty where the study does not say."""
        return in_language(self.outcome_unit, language)

    def outcome_and_unit(self, language: str) -> str:
        """What stands over a drawing or a table: the outcome, and its unit in brackets."""
        unit = self.unit_in(language)
        return self.outcome_in(language) + (f" ({unit})" if unit else "")


def in_language(words: dict[str, str], language: str) -> str:
    """Words in a language, else in the one they are in."""
    return words.get(language) or next((each for each in words.values() if each), "")


def read_study(path: Path) -> StudyFile:
    """Read a study file.

    Raises
    ------
    FormatError
        With the key, and what would be right there.
    """
    with open_or_refuse(path) as file:
        return study_of(file.read(LARGEST_FILE + 1), name=path.name)


def study_of(raw: bytes, *, name: str, registered: bool = False) -> StudyFile:
    """Read what stands in a study file; ``name`` is what refusals call it.

    One that is ``registered`` was held to the limits of its day and stays readable whatever
    they are today; words that are longer are shown shortened.

    Raises
    ------
    FormatError
        With the key, and what would be right there.
    """
    if len(raw) > LARGEST_FILE and not registered:
        raise FormatError(
            N_("This is longer than a study may be, which is %(most)s characters. Shorten it."),
            file=name,
            most=LARGEST_FILE,
        )
    nested = FormatError(
        N_("Keys or lists lie in each other too deep. A study needs no more than a list."),
        file=name,
    )
    try:
        text = raw.decode("utf-8-sig")
        if DEEP_KEY.search(text):
            raise nested
        return Reader(name, document_of(text, name), registered).study(sha256(raw).hexdigest())
    except RecursionError:
        raise nested from None
    except UnicodeDecodeError:
        raise FormatError(N_("The study is not UTF-8. Save it as UTF-8."), file=name) from None


def document_of(text: str, name: str) -> dict[str, Any]:
    """The keys and values of a study, none of them too odd to be quoted or kept."""
    huge = FormatError(
        N_("There is a number with more than 18 digits. Write a smaller one."), file=name
    )
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise not_toml(str(error), name) from None
    except ValueError:  # Python reads no number of thousands of digits
        raise huge from None
    if says_huge_numbers(document):
        raise huge
    if says_odd_signs(document):
        raise FormatError(
            N_("A text has signs that cannot be shown, such as a zero byte. Leave them out."),
            file=name,
        )
    return document


def not_toml(reason: str, name: str) -> FormatError:
    """The refusal of what the reader of TOML cannot read, with the line it names."""
    said, _, place = reason.partition(" (at ")
    line = re.search(r"line (\d+)", place)
    return FormatError(
        N_(
            "This is not TOML (%(reason)s). A line is key = value, texts stand in quotation "
            "marks, lists in square brackets, and every key is there once."
        ),
        file=name,
        line=int(line[1]) if line else None,
        reason=said,
    )


@dataclass
class Reader:
    """Takes the keys of a study one by one, and says which one is wrong."""

    file: str
    document: dict[str, Any]
    registered: bool = False

    def study(self, digest: str) -> StudyFile:
        self.refuse_strangers()
        design = self.design()
        columns = Columns(
            outcome=self.text("outcome", needed=True),
            time=self.text("time", needed=True),
            unit=self.text("unit", needed=design is not Design.INTERRUPTED) or None,
            first_treated=self.text("first_treated") or None,
            exposure=self.text("exposure") or None,
            covariates=tuple(self.names("covariates")),
        )
        treated = tuple(self.names("treated"))
        treated_from = self.time("treated_from")
        self.one_way_to_say_when(design, columns, treated, treated_from)
        return StudyFile(
            name=self.file,
            title=self.text("title", needed=True),
            study=Study(
                design=design,
                minimal_effect=self.minimal_effect(),
                placebo_times=tuple(self.times("placebo_times")),
                weights=self.weights(design),
                donors=tuple(self.names("donors")),
                exclude=tuple(self.names("exclude")),
                controls=self.choice("controls", CONTROLS),
                anticipation=self.whole("anticipation", range(1000)),
                counts=self.yes_or_no("counts", default=bool(columns.exposure)),
                season=self.whole("season", SEASONS),
                slope_change=self.yes_or_no("slope_change", default=True),
            ),
            columns=columns,
            treated=treated,
            treated_from=treated_from,
            delimiter=self.choice("delimiter", (",", ";", "\t", "|")),
            decimal=self.choice("decimal", (".", ",")),
            outcome_words=self.words("outcome_words", LONGEST_OUTCOME),
            outcome_unit=self.words("outcome_unit", LONGEST_UNIT),
            sha256=digest,
        )

    def refuse(self, message: str, **values: str) -> FormatError:
        return FormatError(message, file=self.file, line=None, column=None, **values)

    def wrong(self, key: str, message: str, **values: str) -> FormatError:
        return self.refuse(message, key=key, found=repr(self.document[key]), **values)

    def refuse_strangers(self) -> None:
        for key in self.document:
            if key not in KEYS:
                near = get_close_matches(key, KEYS, n=1, cutoff=0.5)
                raise self.refuse(
                    N_("There is no key “%(key)s”. The keys are %(known)s.")
                    if not near
                    else N_("There is no key “%(key)s”. Was “%(near)s” meant?"),
                    key=key,
                    near=near[0] if near else "",
                    known=", ".join(KEYS),
                )

    def design(self) -> Design:
        names = [design.value for design in Design]
        self.text("design", needed=True)
        return Design(self.choice("design", names))

    def one_way_to_say_when(
        self, design: Design, columns: Columns, treated: tuple[str, ...], start: Time | None
    ) -> None:
        by_list = bool(treated) or start is not None
        if by_list and columns.first_treated:
            raise self.refuse(
                N_(
                    "Say once when the change came: either “treated” with “treated_from”, or "
                    "“first_treated”; both are there."
                )
            )
        one_series = design is Design.INTERRUPTED and start is not None
        if columns.first_treated or one_series or (treated and start is not None):
            return
        raise self.refuse(
            N_(
                "It is not said when the change came. Give “treated” (a list of units) with "
                "“treated_from” (a time), or “first_treated” (a column)."
            )
        )

    def text(self, key: str, *, needed: bool = False) -> str:
        value = self.document.get(key)
        if value is None:
            if needed:
                raise self.refuse(N_("The key “%(key)s” is missing."), key=key)
            return ""
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, N_("“%(key)s” is a text; found %(found)s."))
        return value.strip()

    def choice(self, key: str, allowed: Any) -> Any:
        value = self.document.get(key)
        if value is not None and value not in allowed:
            raise self.wrong(
                key,
                N_("“%(key)s” is one of %(allowed)s; found %(found)s."),
                allowed=", ".join(map(repr, allowed)),
            )
        return value

    def names(self, key: str) -> list[str]:
        value = self.document.get(key, [])
        each = value if isinstance(value, list) else [value]
        if any(not name_fits(name) for name in each):
            raise self.wrong(key, N_("“%(key)s” is a list of names; found %(found)s."))
        return list(dict.fromkeys(unit_name(str(name)) for name in each))

    def time(self, key: str) -> Time | None:
        value = self.document.get(key)
        return None if value is None else self.as_time(key, value)

    def times(self, key: str) -> list[Time]:
        value = self.document.get(key, [])
        return [self.as_time(key, each) for each in (value if isinstance(value, list) else [value])]

    def as_time(self, key: str, value: object) -> Time:
        if isinstance(value, date):  # a date with a time of day is one too
            return value.isoformat()[:10]
        if isinstance(value, str) and value.strip():
            return parsed_time(value.strip())
        if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
            return parsed_time(str(value))
        raise self.wrong(key, N_("“%(key)s” is a time such as 2019 or “2019-04”; found %(found)s."))

    def minimal_effect(self) -> float | None:
        value = self.document.get("minimal_effect")
        if value is None:
            return None
        number = isinstance(value, int | float) and not isinstance(value, bool)
        if not number or not isfinite(value):
            raise self.wrong("minimal_effect", N_("“%(key)s” is a number; found %(found)s."))
        return abs(float(value)) or None

    def whole(self, key: str, allowed: range) -> int:
        value = self.document.get(key)
        if value is None:
            return 0
        if isinstance(value, bool) or not isinstance(value, int) or value not in allowed:
            raise self.wrong(
                key,
                N_("“%(key)s” is a whole number from %(least)s to %(most)s; found %(found)s."),
                least=str(allowed.start),
                most=str(allowed.stop - 1),
            )
        return value

    def yes_or_no(self, key: str, *, default: bool) -> bool:
        value = self.document.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, N_("“%(key)s” is true or false; found %(found)s."))
        return value

    def weights(self, design: Design) -> dict[str, float] | None:
        value = self.document.get("weights")
        if value is None:
            return None
        if design is not Design.SYNTHETIC:
            raise self.refuse(N_("“weights” belongs to synthetic-control; take it out."))
        numbers = isinstance(value, dict) and all(
            isinstance(each, int | float) and not isinstance(each, bool) and isfinite(each)
            for each in value.values()
        )
        if not numbers:
            raise self.wrong(
                "weights", N_("“%(key)s” is a table of donor = share; found %(found)s.")
            )
        return {unit_name(name): float(share) for name, share in value.items()}

    def words(self, key: str, longest: int) -> dict[str, str]:
        value = self.document.get(key, {})
        if isinstance(value, str):
            value = dict.fromkeys(LANGUAGES, value)
        if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
            raise self.wrong(
                key, N_("“%(key)s” is a text, or a table with “pl” and “en”; found %(found)s.")
            )
        said = {language: words.strip() for language, words in value.items()}
        if self.registered:
            return {language: shortened(words, longest) for language, words in said.items()}
        if found := max((len(words) for words in said.values() if len(words) > longest), default=0):
            raise self.refuse(
                N_("“%(key)s” has at most %(longest)s characters; found %(length)s. Shorten it."),
                key=key,
                longest=str(longest),
                length=str(found),
            )
        return said


KEYS = (
    "title", "design", "outcome", "unit", "time", "treated", "treated_from", "first_treated",
    "weights", "minimal_effect", "placebo_times", "donors", "exclude", "controls", "anticipation",
    "covariates", "counts", "exposure", "season", "slope_change", "delimiter", "decimal",
    "outcome_words", "outcome_unit",
)  # fmt: skip


def name_fits(name: object) -> bool:
    return (isinstance(name, str) and bool(name.strip())) or (
        isinstance(name, int | float) and not isinstance(name, bool)
    )


def unit_name(cell: str) -> str:
    """The name of a unit: 8001.0 and 8001 are one.

    Examples
    --------
    >>> unit_name("8001.0"), unit_name(" Utah "), unit_name("007")
    ('8001', 'Utah', '007')
    """
    text = cell.strip()
    whole, point, rest = text.partition(".")
    if point and whole.lstrip("-").isdecimal() and not rest.strip("0"):
        return whole
    return text
