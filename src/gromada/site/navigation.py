"""Where people can go from every page: the doors, their own things, the small print."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from gromada.charters.queries import seats_held_by
from gromada.notices.queries import unread_count
from gromada.work.permissions import may_see_failures


@dataclass(frozen=True)
class Place:
    """A link of the navigation; ``here`` when the reader is in that part."""

    title: str | Promise
    url: str
    icon: str = ""
    here: bool = False
    count: int = 0

    @property
    def can_wait(self) -> bool:
        """Whether a small phone may leave it to the page of one's own matters."""
        return self.icon == "log-out"


# a title, the name of an address, and an icon or nothing
Name = tuple[str | Promise, str, str]

# The four doors are Learn, Decide, Partner and Prove; a door is hung when it leads somewhere.
DOORS: list[Name] = [
    (pgettext_lazy("door", "Learn"), "seminars:seminar_list", ""),
    (pgettext_lazy("door", "Decide"), "processes:process_list", ""),
    (pgettext_lazy("door", "Partner"), "innovations:innovation_list", ""),
    (pgettext_lazy("door", "Prove"), "ledger:entry_list", ""),
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
    """What is for this reader alone: their matters and inbox, or the way to sign in."""
    if not request.user.is_authenticated:
        return places([(_("Sign in"), "account_login", "log-in")], request)
    own: list[Name] = [
        (_("My matters"), "my_matters", "circle-user"),
        (_("Inbox"), "notices:notice_list", "inbox"),
        (_("Sign out"), "account_logout", "log-out"),
    ]
    if seats_held_by(request.user).exists():
        own.insert(0, (_("Desk"), "charters:desk", "armchair"))
    if may_see_failures(request.user):
        own.insert(-1, (_("Jobs"), "work:failure_list", "wrench"))
    unread = {"inbox": unread_count(request.user)}
    return [replace(one, count=unread.get(one.icon, 0)) for one in places(own, request)]


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
