"""Times as they stand in tables, brought to forms whose order is that of time."""

import re
from collections.abc import Callable, Iterable
from math import isfinite

from gromada.formats import FormatError
from gromada.formats.errors import N_
from gromada.methods.impact import Time

# Left as they are: 1/3/2021, March here and January there, and 2009/10, a school year.
DAYS_AND_MONTHS = [
    re.compile(form)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})",
        r"(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})",
        r"(?:(?P<day>\d{1,2})\.)?(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)",
        r"(?P<month>\d{1,2})[/-](?P<year>\d{4})",
    )
]
QUARTERS = [
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})[ /-]?(?:q|kw\.?) ?(?P<quarter>[1-4])",
        r"q ?(?P<quarter>[1-4])[ /-]?(?P<year>\d{4})",
        r"(?P<quarter>[1-4]|i{1,3}|iv) ?kw\.? ?(?P<year>\d{4})",
    )
]
ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
MONTHS, LONGEST_MONTH = 12, 31
YEAR_LATER = re.compile(r"[^9]*9{1,3}[^9].*9999")


def parsed_time(text: str) -> Time:
    """A number where the text is one; days, months and quarters as ISO has them; else the text.

    Examples
    --------
    >>> parsed_time("2019.0"), parsed_time("2019.5"), parsed_time("2019-4"), parsed_time("04.2019")
    (2019, 2019.5, '2019-04', '2019-04')
    >>> parsed_time("1.04.2019"), parsed_time("2019 Q2"), parsed_time("II kw. 2019")
    ('2019-04-01', '2019-Q2', '2019-Q2')
    """
    written = day_or_month(text) or quarter(text)
    if written:
        return written
    number = finite(text)
    if number is None:
        return text
    return int(number) if number.is_integer() else number


def finite(text: str) -> float | None:
    """A number as people write it; what Python alone takes for one, such as 1_000, is none."""
    as_number: Callable[[str], float] = float
    try:
        number = as_number(text)
    except ValueError:
        return None
    return number if isfinite(number) and "_" not in text else None


def day_or_month(text: str) -> str | None:
    for form in DAYS_AND_MONTHS:
        found = form.fullmatch(text)
        if found:
            parts = found.groupdict()
            day, month = parts.get("day"), int(parts["month"])
            if not 1 <= month <= MONTHS or (day and not 1 <= int(day) <= LONGEST_MONTH):
                return None
            return f"{parts['year']}-{month:02}" + (f"-{int(day):02}" if day else "")
    return None


def quarter(text: str) -> str | None:
    for form in QUARTERS:
        found = form.fullmatch(text)
        if found:
            number = found["quarter"].lower()
            return f"{found['year']}-Q{ROMAN.get(number, number)}"
    return None


def shape(time: Time) -> str:
    """A time with every digit as 9: what is written alike has the same."""
    return re.sub(r"\d", "9", str(time))


def without_order(texts: Iterable[str]) -> str | None:
    """The first text by which times cannot be put in order; None where all can.

    Texts sort as time runs when all are written alike, with figures, and the year first.

    Examples
    --------
    >>> without_order(["2021-03", "2021-10"]), without_order(["wave 1", "wave 10"])
    (None, 'wave 10')
    >>> without_order(["before", "after"]), without_order(["03/01/2021", "04/01/2021"])
    ('before', '03/01/2021')
    """
    first = None
    for text in texts:
        first = first or shape(text)
        if shape(text) != first or "9" not in first or YEAR_LATER.match(first):
            return text
    return None


def refuse_without_order(times: Iterable[Time], *, file: str, column: str) -> None:
    """Raise ``FormatError`` where times are of two kinds, or texts in no clear order."""
    given = list(times)
    texts = [time for time in given if isinstance(time, str)]
    if texts and len(texts) < len(given):
        raise FormatError(
            N_("Some times are numbers and some are not, such as “%(found)s”. Write all alike."),
            file=file,
            column=column,
            found=texts[0],
        )
    unclear = without_order(texts)
    if unclear is not None:
        raise FormatError(
            N_(
                "Times such as “%(found)s” have no clear order. Write years as 2021, months as "
                "2021-03, days as 2021-03-01, quarters as 2021-Q1, or number the periods."
            ),
            file=file,
            column=column,
            found=unclear,
        )


def refuse_written_otherwise(
    given: Iterable[Time], *, known: Time, file: str, column: str | None = None
) -> None:
    """Raise ``FormatError`` for a time that is not written as a known one, or its first part."""
    for time in given:
        # A year names its first month: “2019” sorts before “2019-01”.
        alike = shape(known).startswith(shape(time)) if isinstance(known, str) else False
        if alike or not (isinstance(known, str) or isinstance(time, str)):
            continue
        raise FormatError(
            N_(
                "The change is dated “%(found)s”, but the times in the data are such as "
                "“%(known)s”. Write both alike."
            ),
            file=file,
            column=column,
            found=time,
            known=known,
        )
