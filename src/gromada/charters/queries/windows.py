"""Working days where the people are."""

from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays
from django.conf import settings

from gromada.methods.charter.windows import closes_at, working_days_between


def zone() -> ZoneInfo:
    """The zone in which days begin and end: that of the site."""
    return ZoneInfo(settings.TIME_ZONE)


@cache
def _public_holidays(country: str) -> holidays.HolidayBase:
    return holidays.country_holidays(country)


def is_free(day: date) -> bool:
    """Is it a public holiday of the country of the site?"""
    return day in _public_holidays(settings.COUNTRY)


def window_closes_at(opened_at: datetime, days: int) -> datetime:
    """When a window of so many working days closes."""
    return closes_at(opened_at, days, zone=zone(), is_holiday=is_free)


def days_left(closes: datetime, now: datetime) -> int:
    """How many working days a window still has after today; at least one."""
    tomorrow = now.astimezone(zone()) + timedelta(days=1)
    return max(1, working_days_between(tomorrow, closes, zone=zone(), is_holiday=is_free))
