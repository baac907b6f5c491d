"""Where cards are shown: at processes and partnerships, told by the parts that own them.

This part knows only their addresses. Who may see one, and who holds a seat there, is
declared from above in the ``ready`` of an app.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet

from gromada.people.models import Participant, Person
from gromada.prepared import for_everybody

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

VisibleTo = Callable[["Someone"], QuerySet[Any]]
# by the label of a model, such as "processes.process": which of its rows exist for whom
TABLES: dict[str, VisibleTo] = {}
# whether a person holds a seat at an address
SITS: list[Callable[[Person, str], bool]] = []


def declare_table(label: str, visible_to: VisibleTo) -> None:
    """Let people show their cards at the rows of a model."""
    TABLES[label] = visible_to


def declare_seats(sits_at: Callable[[Person, str], bool]) -> None:
    """Say how to find out whether a person holds a seat somewhere."""
    if sits_at not in SITS:
        SITS.append(sits_at)


def table_for(person: "Someone", holder: str) -> Model | None:
    """The process or partnership at an address, if it exists for this person.

    Nearly every one exists for everybody, and that is the shorter question.
    """
    label, _colon, number = holder.partition(":")
    if label not in TABLES or not number.isdecimal() or len(number) > 18:
        return None
    if holder != f"{label}:{int(number)}":
        return None
    if found := for_everybody(TABLES[label])([int(number)]):
        return found[0]  # type: ignore[no-any-return]
    if not isinstance(person, Person):
        return None
    return TABLES[label](person).filter(pk=int(number)).first()


@dataclass(frozen=True, slots=True)
class Nearness:
    """How near somebody is to a table; who holds a seat there takes part."""

    takes_part: bool
    is_seated: bool


def nearness(person: "Someone", holder: str) -> Nearness:
    if not isinstance(person, Person):
        return Nearness(takes_part=False, is_seated=False)
    if any(sits_at(person, holder) for sits_at in SITS):
        return Nearness(takes_part=True, is_seated=True)
    takes_part = Participant.objects.filter(person=person, holder=holder).exists()
    return Nearness(takes_part=takes_part, is_seated=False)
