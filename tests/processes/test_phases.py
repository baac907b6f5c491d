"""Phases and the clock, across the days when it changes."""

from datetime import UTC, date, datetime, timedelta

import pytest
from tests.processes.factories import make_phase, make_process, warsaw

from gromada.processes.models import start_of_day
from gromada.processes.queries import current_phase, later_phases_moved, next_phase

pytestmark = pytest.mark.django_db

# In 2026 Warsaw's clocks go forward on 29 March and back on 25 October, at 1:00 UTC.
CHANGES = [
    # the last day, and midnight after it in UTC
    (date(2026, 3, 28), datetime(2026, 3, 28, 23, tzinfo=UTC)),
    (date(2026, 3, 29), datetime(2026, 3, 29, 22, tzinfo=UTC)),
    (date(2026, 10, 24), datetime(2026, 10, 24, 22, tzinfo=UTC)),
    (date(2026, 10, 25), datetime(2026, 10, 25, 23, tzinfo=UTC)),
]


@pytest.mark.parametrize(("last_day", "end"), CHANGES)
def test_a_phase_ends_at_midnight_where_people_live(last_day, end):
    process = make_process(phases=False)
    ends_at = start_of_day(last_day + timedelta(days=1))
    phase = make_phase(process, starts_at=warsaw(2026, 3, 1), ends_at=ends_at)
    phase.refresh_from_db()

    assert phase.ends_at == end
    assert phase.last_day == last_day
    assert current_phase(process, end - timedelta(microseconds=1)) == phase
    assert current_phase(process, end) is None


@pytest.mark.parametrize("last_day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_the_next_phase_begins_the_moment_the_first_one_ends(last_day):
    process = make_process(phases=False)
    midnight = start_of_day(last_day + timedelta(days=1))
    first = make_phase(process, starts_at=warsaw(2026, 3, 1), ends_at=midnight)
    second = make_phase(process, starts_at=midnight, ends_at=warsaw(2026, 12, 1))

    assert current_phase(process, midnight - timedelta(seconds=1)) == first
    assert next_phase(process, midnight - timedelta(seconds=1)) == second
    assert current_phase(process, midnight) == second
    assert next_phase(process, midnight) is None


def test_a_day_is_23_or_25_hours_long_when_clocks_change():
    spring = start_of_day(date(2026, 3, 30)).astimezone(UTC) - start_of_day(
        date(2026, 3, 29)
    ).astimezone(UTC)
    autumn = start_of_day(date(2026, 10, 26)).astimezone(UTC) - start_of_day(
        date(2026, 10, 25)
    ).astimezone(UTC)

    assert (spring, autumn) == (timedelta(hours=23), timedelta(hours=25))


def test_phases_that_move_across_a_change_of_clocks_still_begin_at_midnight():
    process = make_process(phases=False)
    first = make_phase(
        process, starts_at=warsaw(2026, 10, 1), ends_at=start_of_day(date(2026, 10, 20))
    )
    make_phase(
        process,
        starts_at=start_of_day(date(2026, 10, 20)),
        ends_at=start_of_day(date(2026, 10, 25)),
    )

    moved = later_phases_moved(first, start_of_day(date(2026, 10, 27)))

    assert [(row.first_day, row.last_day) for row in moved] == [
        (date(2026, 10, 27), date(2026, 10, 31))
    ]
    assert moved[0].starts_at == datetime(2026, 10, 26, 23, tzinfo=UTC)


def test_later_phases_stay_when_there_is_room():
    process = make_process(phases=False)
    first = make_phase(process, starts_in=-1, lasts=10)
    make_phase(process, starts_in=30, lasts=10)

    assert later_phases_moved(first, first.ends_at + timedelta(days=5)) == []


def test_nothing_is_current_unless_the_process_is_running():
    process = make_process(state="closed")

    assert current_phase(process) is None
    assert next_phase(process) is None
