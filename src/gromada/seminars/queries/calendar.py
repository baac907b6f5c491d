"""A seminar as a calendar file (RFC 5545), as it is sent to people (RFC 5546)."""

from datetime import date, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from gromada.seminars.models import Seminar, SignUp


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
    calendar.add_component(event)
    if seminar.hour_known:
        # the rules of that year are enough, and keep the file small
        first = date(seminar.day.year, 1, 1)
        calendar.add_missing_timezones(first, date(seminar.day.year + 1, 1, 1))
    return bytes(calendar.to_ical())


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
