"""Windows in working days, in the zone of the people who have to answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

SATURDAY = 5


def closes_at(
    opened_at: datetime, days: int, *, zone: ZoneInfo, is_holiday: Callable[[date], bool]
) -> datetime:
    """Find the instant at which a window of working days closes.

    The day on which it opens does not count; the window closes when the last of the working
    days ends, at midnight where the people are.

    Parameters
    ----------
    opened_at : datetime
        Aware.
    days : int
        Working days, at least 1.
    zone : ZoneInfo
        In which days begin and end.
    is_holiday : callable
        Whether a date is a public holiday; Saturdays and Sundays never count.

    Returns
    -------
    datetime
        Aware, in ``zone``.

    Raises
    ------
    ValueError
        If ``opened_at`` is naive or ``days`` is below 1.

    Examples
    --------
    >>> from datetime import UTC
    >>> opened = datetime(2026, 11, 9, 16, 50, tzinfo=UTC)  # a Monday
    >>> independence = lambda day: (day.month, day.day) == (11, 11)
    >>> closes_at(opened, 5, zone=ZoneInfo("Europe/Warsaw"), is_holiday=independence).isoformat()
    '2026-11-18T00:00:00+01:00'
    """
    if opened_at.tzinfo is None:
        raise ValueError("A window opens at an aware instant.")
    if days < 1:
        raise ValueError(f"A window has at least one working day; found {days}.")
    day = opened_at.astimezone(zone).date()
    left = days
    while left:
        day += timedelta(days=1)
        if is_working_day(day, is_holiday):
            left -= 1
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone)


def working_days_between(
    since: datetime, until: datetime, *, zone: ZoneInfo, is_holiday: Callable[[date], bool]
) -> int:
    """Count the working days that end after one instant and not after another.

    Returns
    -------
    int
        How many working days a window still has, or has lost by a pause.
    """
    day, last = since.astimezone(zone).date(), until.astimezone(zone).date()
    count = 0
    while day < last:
        count += is_working_day(day, is_holiday)
        day += timedelta(days=1)
    return count


def is_working_day(day: date, is_holiday: Callable[[date], bool]) -> bool:
    """Say whether offices work on a day."""
    return day.weekday() < SATURDAY and not is_holiday(day)
