"""What an organisation does here, told by the parts that know."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.functional import Promise

from gromada.people.models import Organisation, Person

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

ROOM = 20


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows of a model that lead to an organisation by ``path``, under a heading."""

    title: str | Promise
    path: str
    visible_to: Callable[["Someone"], QuerySet[Any]]


@dataclass(frozen=True, slots=True)
class Doings:
    """What of one kind an organisation does; each row has a name and a page."""

    title: str | Promise
    rows: list[Any]


KINDS: list[Kind] = []


def declare_doing(
    title: str | Promise, path: str, visible_to: Callable[["Someone"], QuerySet[Any]]
) -> None:
    """Show on the page of an organisation the rows that lead to it."""
    KINDS.append(Kind(title, path, visible_to))


def doings_of(organisation: Organisation, person: "Someone") -> list[Doings]:
    """The newest of each kind that exist for this person; kinds without any are left out."""
    found = [
        Doings(kind.title, list(rows.filter(**{kind.path: organisation}).order_by("-pk")[:ROOM]))
        for kind in KINDS
        for rows in [kind.visible_to(person)]
    ]
    return [doings for doings in found if doings.rows]
