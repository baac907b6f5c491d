"""A seminar as a calendar file (RFC 5545), as it is sent to people (RFC 5546)."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, Timezone, vCalAddress, vDDDLists, vText

from gromada.seminars.models import Seminar, SignUp

FIRST_YEAR, LAST_YEAR = 2020, 2050
SUNDAY, MANY_YEARS = 7, 10


def published_file(seminar: Seminar) -> bytes:
    """For everybody who looks at the page; without the room and without names."""
    return _file(seminar, "PUBLISH", _event(seminar))


def invitation_file(sign_up: SignUp) -> bytes:
    """For somebody who has a place; a later one replaces it, since the name stays the same."""
    event = _event(sign_up.seminar)
    _between(event, sign_up)
    event["url"] = settings.SITE_URL + sign_up.get_absolute_url()
    return _file(sign_up.seminar, "REQUEST", event)


def cancellation_file(sign_up: SignUp) -> bytes:
    """Takes the seminar out of somebody's calendar."""
    event = _event(sign_up.seminar)
    _between(event, sign_up)
    event["status"] = vText("CANCELLED")
    return _file(sign_up.seminar, "CANCEL", event)


def _file(seminar: Seminar, method: str, event: Event) -> bytes:
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//Gromada//Seminars//EN")
    calendar.add("method", method)
    if seminar.hour_known:
        calendar.add_component(_clock(seminar.zone, seminar.day.year))
    calendar.add_component(event)
    return bytes(calendar.to_ical())


@cache
def _clock(zone: str, year: int) -> Timezone:
    """When the clocks of a place change, in the same words in every file.

    Programs keep one set of rules for a place. With those of one year alone a seminar of another
    year, brought into the same calendar, would stand an hour off. Some programs read only the
    first of a list of days, so what comes back every year is said as a rule.
    """
    first, last = min(year, FIRST_YEAR), max(year + 1, LAST_YEAR)
    clock = Timezone.from_tzid(zone, first_date=date(first, 1, 1), last_date=date(last, 1, 1))
    for change in clock.subcomponents:
        listed = change.get("rdate")
        later = listed.dts if isinstance(listed, vDDDLists) else []
        days = [change.DTSTART, *(each.dt for each in later)]
        if len(days) > MANY_YEARS and days[-1].year == last - 1 and _last_sundays(days):
            del change["rdate"]
            change.add("rrule", {"freq": "yearly", "bymonth": days[0].month, "byday": "-1SU"})
    return clock


def _last_sundays(days: Sequence[date]) -> bool:
    """Whether all are the last Sunday of the same month."""
    return len({day.month for day in days}) == 1 and all(
        day.isoweekday() == SUNDAY and (day + timedelta(days=7)).month != day.month for day in days
    )


def _event(seminar: Seminar) -> Event:
    event = Event()
    event.add("uid", f"{seminar.uid.hex}@{_domain()}")
    event.add("dtstamp", timezone.now())
    event.add("sequence", seminar.sequence)
    event.add("summary", seminar.title)
    event.add("description", _description(seminar))
    event.add("url", settings.SITE_URL + seminar.get_absolute_url())
    event.add("location", seminar.place or _("online"))
    event.add("status", "CANCELLED" if seminar.is_cancelled else "CONFIRMED")
    if seminar.starts_at and seminar.ends_at:
        event.add("dtstart", seminar.starts_at)
        event.add("dtend", seminar.ends_at)
    else:
        # the whole day, which stays free for other things until the hour is known
        event.add("dtstart", seminar.day)
        event.add("dtend", seminar.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    return event


def _description(seminar: Seminar) -> str:
    parts = [seminar.summary]
    if not seminar.hour_known:
        parts.append(_("The hour will be announced."))
    if seminar.contact:
        parts.append(_("Whom to ask: %(contact)s") % {"contact": seminar.contact})
    return "\n".join(part for part in parts if part)


def _between(event: Event, sign_up: SignUp) -> None:
    """Who invites whom. The answer is known already, so programs need not ask for one."""
    organiser = vCalAddress(f"mailto:{settings.DEFAULT_FROM_EMAIL}")
    organiser.params["cn"] = vText(str(sign_up.seminar.organiser))
    event["organizer"] = organiser
    attendee = vCalAddress(f"mailto:{sign_up.email}")
    attendee.params["partstat"] = vText("ACCEPTED")
    attendee.params["rsvp"] = vText("FALSE")
    event.add("attendee", attendee, encode=False)


def _domain() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"
