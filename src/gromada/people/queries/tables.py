"""Where cards are shown: at processes and partnerships, told by the parts that own them.

This part knows only their addresses. Who may see one, and who holds a seat there, is
declared from above in the ``ready`` of an app.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, Model, Q, QuerySet

from gromada.people.models import Participant, Person

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

# by the label of a model, such as "processes.process": which of its rows exist for whom
TABLES: dict[str, Callable[["Someone"], QuerySet[Any]]] = {}
# seats that a person holds at an address, as a query that is not run
SEATS: list[Callable[[Person, str], QuerySet[Any]]] = []


def declare_table(label: str, visible_to: Callable[["Someone"], QuerySet[Any]]) -> None:
    """Let people show their cards at the rows of a model."""
    TABLES[label] = visible_to


def declare_seats(seats_at: Callable[[Person, str], QuerySet[Any]]) -> None:
    """Say how to find the seats that a person holds somewhere."""
    if seats_at not in SEATS:
        SEATS.append(seats_at)


def table_for(person: "Someone", holder: str) -> Model | None:
    """The process or partnership at an address, if it exists for this person."""
    label, _colon, number = holder.partition(":")
    if label not in TABLES or not number.isdecimal() or len(number) > 18:
        return None
    if holder != f"{label}:{int(number)}":
        return None
    return TABLES[label](person).filter(pk=int(number)).first()


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near somebody is to a table, as conditions that a query can ask for."""

    takes_part: Q
    is_seated: Q


NOBODY = Q(pk__in=[])


def nearness(person: "Someone", holder: str) -> Nearness:
    if not isinstance(person, Person):
        return Nearness(NOBODY, NOBODY)
    seated = NOBODY
    for seats_at in SEATS:
        seated |= Q(Exists(seats_at(person, holder)))
    votes = Participant.objects.filter(person=person, holder=holder)
    return Nearness(Q(Exists(votes)) | seated, seated)
