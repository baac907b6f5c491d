"""Where people can go from every page: the doors, their own things, the small print."""

from dataclasses import dataclass, replace
from functools import cache

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.urls import get_script_prefix, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gromada.charters.queries import desk
from gromada.charters.queries.others import waits_elsewhere
from gromada.ledger.queries import last_change, last_change_and
from gromada.ledger.queries.keeping import PAGES
from gromada.notices.queries import UNREAD
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


@dataclass(frozen=True)
class OnDesk:
    """How much lies on somebody's desk, and how much of it waits for their word."""

    count: int
    keys: int


# a title, the name of an address, and an icon or nothing
Name = tuple[str | Promise, str, str]

# The four doors are Learn, Decide, Partner and Prove; a door is hung when it leads somewhere.
DOORS: list[Name] = [
    (pgettext_lazy("door", "Learn"), "seminars:seminar_list", ""),
    (pgettext_lazy("door", "Decide"), "processes:process_list", ""),
    (pgettext_lazy("door", "Partner"), "partnerships:partnership_list", ""),
    (pgettext_lazy("door", "Prove"), "evaluation:overview", ""),
]
# pages behind a door whose addresses do not begin with its own
BEHIND = {
    "processes:process_list": ("charters", "motions", "seats", "decisions"),
    "partnerships:partnership_list": ("innovations", "challenges"),
    "evaluation:overview": ("observatory", "trail"),
}
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
    prefix, language = get_script_prefix(), get_language()
    found = [(title, address(name, language, prefix), icon) for title, name, icon in names]
    return [
        Place(title, url, icon, here=request.path.startswith(url)) for title, url, icon in found
    ]


def doors(request: HttpRequest) -> list[Place]:
    """The four doors, and behind which of them the reader is."""
    part = request.path_info.split("/", 3)[2:3]
    hung = zip(places(DOORS, request), DOORS, strict=True)
    return [
        replace(place, here=True) if part and part[0] in BEHIND.get(name, ()) else place
        for place, (_title, name, _icon) in hung
    ]


@cache
def address(name: str, language: str | None, prefix: str) -> str:
    """Where a place is: the same for every page in one language."""
    return reverse(name)


def tools(request: HttpRequest) -> list[Place]:
    """What is for this reader alone: their desk, inbox and matters, or the way to sign in."""
    person = request.user
    if not person.is_authenticated:
        (sign_in,) = places([(_("Sign in"), "account_login", "log-in")], request)
        return [replace(sign_in, is_near=True, is_first=True)]
    inbox, matters, sign_out = places(OWN, request)
    change, unread = last_change_and(UNREAD, person.pk)
    near = [replace(inbox, is_near=True, count=unread, counted=_("unread"))]
    waiting = on_desk(person, change)
    if waiting is not None:
        (place,) = places([(_("Desk"), "charters:desk", "armchair")], request)
        near.insert(0, replace(place, is_near=True, count=waiting.count, counted=_("waiting")))
    near[0] = replace(near[0], is_first=True)
    for_operators: list[Name] = [(_("Jobs"), "work:failure_list", "wrench")]
    jobs = places(for_operators, request) if may_see_failures(person) else []
    return [*near, matters, *jobs, sign_out]


def on_desk(person: Person, change: str = "") -> OnDesk | None:
    """What lies on a person's desk; None where they have none.

    Counting it costs many queries and each page asks, so the count is kept for as
    long as nothing happens that enters the record, and a minute at most. ``change``: the
    mark of the record, from who has it at hand.
    """
    change = change or last_change()
    if not change:
        return counted_on_desk(person)
    key = f"site.desk:{person.pk}:{change}".replace(" ", "T")
    pages = caches[PAGES]
    if (known := pages.get(key, default="")) != "":
        return known
    found = counted_on_desk(person)
    pages.set(key, found, timeout=60)
    return found


def counted_on_desk(person: Person) -> OnDesk | None:
    own, elsewhere = desk(person), waits_elsewhere(person)
    # an official without a seat may still have answers to write
    there = own.is_seated or elsewhere
    return OnDesk(own.count + len(elsewhere), len(own.keys)) if there else None


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
