from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.charter.windows import closes_at, is_working_day, working_days_between

WARSAW = ZoneInfo("Europe/Warsaw")
FREE = {date(2026, 11, 11), date(2026, 12, 25), date(2027, 1, 1), date(2026, 4, 6)}


def window(opened, days):
    return closes_at(opened, days, zone=WARSAW, is_holiday=FREE.__contains__)


def at(year, month, day, hour=12):
    return datetime(year, month, day, hour, tzinfo=WARSAW)


@pytest.mark.parametrize(
    ("opened", "days", "closes"),
    [
        (at(2026, 5, 4), 5, at(2026, 5, 12, 0)),  # Monday; the next Monday is its last day
        (at(2026, 5, 8), 1, at(2026, 5, 12, 0)),  # Friday; a weekend lies between
        (at(2026, 11, 9), 5, at(2026, 11, 18, 0)),  # over the eleventh of November
        (at(2026, 3, 27), 1, at(2026, 3, 31, 0)),  # over the change to summer time
        (at(2026, 10, 23), 1, at(2026, 10, 27, 0)),  # and back
    ],
)
def test_a_window_closes_when_its_last_working_day_ends(opened, days, closes):
    assert window(opened, days) == closes
    assert window(opened, days).utcoffset() == closes.utcoffset()


def test_late_in_the_evening_elsewhere_it_is_already_tomorrow_here():
    assert window(datetime(2026, 5, 4, 22, 30, tzinfo=UTC), 1) == at(2026, 5, 7, 0)


def test_a_naive_instant_is_refused():
    with pytest.raises(ValueError, match="aware"):
        closes_at(datetime(2026, 5, 4), 5, zone=WARSAW, is_holiday=FREE.__contains__)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1)), st.integers(1, 30))
def test_a_window_holds_so_many_working_days_and_ends_at_midnight(opened, days):
    opened = opened.replace(tzinfo=WARSAW)

    closes = window(opened, days)

    counted = working_days_between(
        opened + timedelta(days=1), closes, zone=WARSAW, is_holiday=FREE.__contains__
    )
    assert counted == days
    assert closes.timetz().replace(tzinfo=None).isoformat() == "00:00:00"
    assert is_working_day((closes - timedelta(hours=1)).date(), FREE.__contains__)
