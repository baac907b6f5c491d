"""How days are written: the number is never left at the end of a line without its month."""

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language

# patterns of Django's date_format
DAY = "j\u00a0E"
DAY_AND_YEAR = "j\u00a0E Y"
DAY_AND_HOUR = "j\u00a0E Y, H:i"


def said(day: date, pattern: str) -> str:
    """A day in the reader's language; a page says the same few days again and again."""
    return day_in(get_language(), date(day.year, day.month, day.day), pattern)


@lru_cache(maxsize=4096)
def day_in(language: str | None, day: date, pattern: str) -> str:
    return date_format(day, pattern)
