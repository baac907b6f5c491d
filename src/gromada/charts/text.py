"""Texts, numbers and lists in the reader's language, without Django."""

import gettext
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from math import floor, log10
from pathlib import Path
from typing import Literal

LOCALE = Path(__file__).resolve().parent.parent / "locale"
LANGUAGES = ("pl", "en")

NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
LONGEST_FRACTION, LONGEST_WHOLE = 7, 12

Language = Literal["pl", "en"]


@cache
def translator(language: str) -> gettext.NullTranslations:
    """The texts of the product in a language; in English where the catalogue is not compiled."""
    return gettext.translation("django", LOCALE, [language], fallback=True)


def whole(value: int, language: str) -> str:
    """A whole number with its thousands apart: 4 210 in Polish, 4,210 in English."""
    digits = f"{value:,}".replace(",", NARROW_SPACE if language == "pl" else ",")
    return digits.replace("-", MINUS)


def money(grosze: int, language: str) -> str:
    """An amount of zlotys with its thousands apart and no break within: 12 400 zł, 0,50 zł.

    Thousands stand apart as in every other number; the sign stands after in both languages.
    """
    zlotys, rest = divmod(abs(grosze), 100)
    digits = f"{zlotys:,}".replace(",", NARROW_SPACE)
    if rest:
        digits += f"{',' if language == 'pl' else '.'}{rest:02}"
    return f"{MINUS if grosze < 0 else ''}{digits}{NO_BREAK_SPACE}zł"


def decimal(value: float, places: int, language: str) -> str:
    """A number with a fixed number of places: 0,87 in Polish, 0.87 in English."""
    digits = f"{value:.{places}f}".replace("-", MINUS)
    return digits.replace(".", ",") if language == "pl" else digits


def significant(value: float, language: str, figures: int = 3) -> str:
    """A measured number with three figures that count: 0.0400, −19.0, 4,210."""
    if value == 0:
        return "0"
    places = figures - 1 - floor(log10(abs(value)))
    if places > LONGEST_FRACTION or places < -LONGEST_WHOLE:
        head, _, power = f"{value:.{figures - 1}e}".partition("e")
        return f"{decimal(float(head), figures - 1, language)}e{int(power)}".replace("-", MINUS)
    return whole(round(value), language) if places <= 0 else decimal(value, places, language)


def measured(value: float, unit: str, language: str, figures: int = 3) -> str:
    """A measured number in its unit: −1.20 °C; the sign of per cent stands against the number.

    Examples
    --------
    >>> measured(-1.2, "%", "pl"), measured(4210, "", "en")
    ('−1,20%', '4,210')
    """
    return in_unit(significant(value, language, figures), unit)


def in_unit(digits: str, unit: str) -> str:
    """A number that is written already, in its unit."""
    return f"{digits}{'' if unit in {'', '%', '‰'} else NO_BREAK_SPACE}{unit}"


def percent(share: float, language: str) -> str:
    """A share as whole percents; halves go up. Both languages set the sign against the number."""
    return f"{whole(int(share * 100 + 0.5), language)}%"


def listed(items: Sequence[str], language: str) -> str:
    """Items in a row, the last joined by «and»."""
    if len(items) < 2:
        return "".join(items)
    t = translator(language)
    return t.gettext("%(items)s and %(last)s") % {
        "items": ", ".join(items[:-1]),
        "last": items[-1],
    }


# In Polish in the genitive, as a date asks.
MONTHS = {
    "pl": (
        "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
        "lipca", "sierpnia", "września", "października", "listopada", "grudnia",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


def date_words(day: date, language: str) -> str:
    """A date as one says it: 14 grudnia 2026, 14 December 2026."""
    months = MONTHS.get(language, MONTHS["en"])
    return f"{day.day} {months[day.month - 1]} {day.year}"


def time_words(time: object, language: str) -> str:
    """A time in data as one says it: 2026-03-02 is 2 March 2026; what is no day stays.

    Examples
    --------
    >>> time_words("2026-03-02", "pl"), time_words(1988, "pl"), time_words("2026-03", "pl")
    ('2 marca 2026', '1988', '2026-03')
    """
    said = str(time)
    if not DAY.fullmatch(said):
        return said
    try:
        return date_words(date.fromisoformat(said), language)
    except ValueError:  # 2026-02-30
        return said
