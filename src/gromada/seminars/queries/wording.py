"""When a seminar is, in words."""

from datetime import date, time

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from gromada.seminars.models import Seminar
from gromada.ui.days import DAY_AND_YEAR


def when_words(seminar: Seminar) -> str:
    """«Thursday, 24 November 2022, 17:00–18:30 (Europe/Warsaw)», or that no hour is known yet."""
    return time_words(seminar.day, seminar.starts, seminar.ends, seminar.zone)


def time_words(day: date, starts: time | None, ends: time | None, zone: str) -> str:
    words = date_format(day, f"l, {DAY_AND_YEAR}")
    if starts is None or ends is None:
        return _("%(day)s, the hour will be announced") % {"day": words}
    return _("%(day)s, %(starts)s–%(ends)s (time zone %(zone)s)") % {
        "day": words,
        "starts": f"{starts:%H:%M}",
        "ends": f"{ends:%H:%M}",
        "zone": zone,
    }
