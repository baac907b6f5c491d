"""Where people can go from every page: the doors, their own things, the small print."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gromada.charters.queries import desk
from gromada.charters.queries.others import waits_elsewhere
from gromada.ledger.queries import entries_matching, last_change, mark_of
from gromada.notices.queries import unread_notices
from gromada.people.models import Person
from gromada.work.permissions import may_see_failures


@dataclass(frozen=True)
class Place:
    """A link of the navigation; ``here`` when the reader is in that part.

    ``is_near``: in the header itself and not only in its menu; ``is_first``: on a phone too.
    """

    title: str | Promise
    url: str
    icon: str = ""
    here: bool = False
    count: int = 0
    counted: str | Promise = ""
    is_near: bool = False
    is_first: bool = False


# a title, the name of an address, and an icon or nothing
Name = tuple[str | Promise, str, str]

# The four doors are Learn, Decide, Partner and Prove; a door is hung when it leads somewhere.
DOORS: list[Name] = [
    (pgettext_lazy("door", "Learn"), "seminars:seminar_list", ""),
    (pgettext_lazy("door", "Decide"), "processes:process_list", ""),
    (pgettext_lazy("door", "Partner"), "partnerships:partnership_list", ""),
    (pgettext_lazy("door", "Prove"), "evaluation:overview", ""),
]
OWN: list[Name] = [
    (_("Inbox"), "notices:notice_list", "inbox"),
    (_("My matters"), "my_matters", "circle-user"),
    (_("Sign out"), "account_logout", "log-out"),
]
FOOTER: list[Name] = [
    (_("The public record"), "ledger:entry_list", ""),
    (_("Privacy and cookies"), "privacy", ""),
    (_("Accessibility"), "accessibility", ""),
]


def places(names: list[Name], request: HttpRequest) -> list[Place]:
    """Links from titles and names of addresses."""
    found = [(title, reverse(name), icon) for title, name, icon in names]
    return [
        Place(title, url, icon, here=request.path.startswith(url)) for title, url, icon in found
    ]


def tools(request: HttpRequest) -> list[Place]:
    """What is for this reader alone: their desk, inbox and matters, or the way to sign in."""
    person = request.user
    if not person.is_authenticated:
        (sign_in,) = places([(_("Sign in"), "account_login", "log-in")], request)
        return [replace(sign_in, is_near=True, is_first=True)]
    inbox, matters, sign_out = places(OWN, request)
    unread, change = unread_and_change(person)
    near = [replace(inbox, is_near=True, count=unread, counted=_("unread"))]
    waiting = waiting_count(person, change)
    if waiting is not None:
        (desk,) = places([(_("Desk"), "charters:desk", "armchair")], request)
        near.insert(0, replace(desk, is_near=True, count=waiting, counted=_("waiting")))
    near[0] = replace(near[0], is_first=True)
    for_operators: list[Name] = [(_("Jobs"), "work:failure_list", "wrench")]
    jobs = places(for_operators, request) if may_see_failures(person) else []
    return [*near, matters, *jobs, sign_out]


def unread_and_change(person: Person) -> tuple[int, str]:
    """How many messages wait, and the mark of the record: one query, since each page asks."""
    unread = unread_notices(person).order_by().values("person").annotate(n=Count("pk"))
    newest = entries_matching().annotate(unread=Coalesce(Subquery(unread.values("n")), 0)).first()
    return (newest.unread, mark_of(newest)) if newest else (unread_notices(person).count(), "")


def waiting_count(person: Person, change: str = "") -> int | None:
    """How much lies on a person's desk; None where they have none.

    Counting it costs many queries and each page asks, so the count is kept for as
    long as nothing happens that enters the record, and a minute at most. ``change``: the
    mark of the record, from who has it at hand.
    """
    key = f"waiting:{person.pk}:{change or last_change()}"
    if (known := cache.get(key, default="")) != "":
        return known
    own = desk(person)
    count = own.count + len(waits_elsewhere(person)) if own.is_seated else None
    cache.set(key, count, timeout=60)
    return count


def languages(request: HttpRequest) -> list[dict]:
    """The same page in each language: only the first part of an address is translated."""
    rest = request.get_full_path().lstrip("/")
    current = get_language()
    head, _slash, tail = rest.partition("/")
    known = dict(settings.LANGUAGES)
    return [
        {
            "code": code,
            "name": name,
            "here": code == current,
            "url": f"/{code}/{tail}" if head in known else f"/{code}/",
        }
        for code, name in settings.LANGUAGES
    ]
