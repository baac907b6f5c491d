"""Cards, and who brings what to a process or partnership."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from django.db.models import Count as HowMany
from django.db.models import OuterRef, Q, QuerySet, Subquery, Value

from gromada.people.models import (
    Ability,
    CardLine,
    CardPlace,
    Membership,
    Need,
    Offer,
    Person,
)
from gromada.people.queries.tables import nearness
from gromada.prepared import prepared, totals

if TYPE_CHECKING:
    from gromada.people.queries.tables import Someone

MOST_LINES = 400
NOBODY = 0


@dataclass(frozen=True, slots=True)
class Collaborator:
    """A person at a table with the lines of their card that the reader may see."""

    person: Person
    organisation: str
    kinds: list[tuple[str, list[CardLine]]]


@dataclass(frozen=True, slots=True)
class Count:
    """How many people offer and need one ability."""

    ability: str
    offered: int
    needed: int

    @property
    def title(self) -> str:
        return str(Ability(self.ability).label)


@dataclass(frozen=True, slots=True)
class WhoBringsWhat:
    """What the people at one table bring, in the order of their names: nobody is ranked."""

    holder: str
    people: list[Collaborator]
    abilities: list[Count]

    def __bool__(self) -> bool:
        return bool(self.people or self.abilities)

    @property
    def n_people(self) -> int:
        return len(self.people)


def who_brings_what(holder: str, person: "Someone") -> WhoBringsWhat:
    """Who shows a card at ``holder`` and what of it this person may read; two queries.

    Whether ``holder`` itself exists for the person is asked before, of ``table_for``.
    """
    audiences = audiences_of(person, holder)
    own = person.pk if isinstance(person, Person) else NOBODY
    lines = lines_shown(holder, audiences, own)
    people = [_collaborator(list(own)) for _card, own in groupby(lines, key=attrgetter("card_id"))]
    return WhoBringsWhat(holder, people, abilities_at(holder))


def people_showing_cards(holder: str) -> int:
    """How many people show everybody something of their card at a table."""
    (counted,) = _showing_cards(holder)
    return int(counted["people"])


@prepared
def _showing_cards(holder: str) -> QuerySet[Any, dict[str, Any]]:
    lines = CardLine.objects.filter(
        card__places__holder=holder,
        card__person__is_active=True,
        audience=CardLine.Audience.EVERYONE,
    )
    return totals(lines, people=HowMany("card", distinct=True))


def audiences_of(person: "Someone", holder: str) -> list[str]:
    """Whom a line can be meant for, so that this person may read it at ``holder``."""
    near, audience = nearness(person, holder), CardLine.Audience
    meant = [audience.EVERYONE.value]
    if near.takes_part:
        meant.append(audience.PROCESSES.value)
    if near.is_seated:
        meant.append(audience.SEATS.value)
    return meant


@prepared
def lines_shown(holder: str, audiences: list[str], own: int) -> QuerySet[CardLine]:
    """The lines shown at ``holder`` that are meant for some, and somebody's own."""
    meant = Q(audience__in=audiences) | Q(card__person=own)
    memberships = Membership.objects.filter(person=OuterRef("card__person"), until=None)
    return (
        CardLine.objects.filter(meant, card__places__holder=holder, card__person__is_active=True)
        .select_related("card__person")
        .only("kind", "text", "language", "audience", "card__person__name")
        .annotate(
            organisation=Subquery(
                memberships.order_by("since", "pk").values("organisation__name")[:1]
            )
        )
        .order_by("card__person__name", "card__person_id", "pk")[:MOST_LINES]
    )


def abilities_at(holder: str) -> list[Count]:
    """How often each ability is offered and needed at a table, in the order of the list."""
    counts = Counter(offered_and_needed(holder))
    return [
        Count(ability, counts["offer", ability], counts["need", ability])
        for ability in Ability.values
        if counts["offer", ability] or counts["need", ability]
    ]


@prepared
def offered_and_needed(holder: str) -> QuerySet[Any, Any]:
    rows = [
        model.objects.filter(holder=holder, person__is_active=True)
        .order_by()
        .annotate(what=Value(name))
        .values_list("what", "ability")
        for name, model in (("offer", Offer), ("need", Need))
    ]
    return rows[0].union(rows[1], all=True)


def lines_of(person: Person) -> QuerySet[CardLine]:
    """Everything on a person's own card."""
    return CardLine.objects.filter(card__person=person).order_by("pk")


def lines_removable_by(person: Person) -> QuerySet[CardLine]:
    """One's own lines; for operators all, since they take away what breaks the law."""
    lines = CardLine.objects.select_related("card")
    return lines if person.is_operator else lines.filter(card__person=person)


def places_of(person: Person) -> QuerySet[CardPlace]:
    """Where a person shows their card, the latest first."""
    return CardPlace.objects.filter(card__person=person).order_by("-since", "-pk")


def is_shown(person: "Someone", holder: str) -> bool:
    return isinstance(person, Person) and bool(_place(person.pk, holder))


def has_a_card(person: Person) -> bool:
    """Whether anything stands on a person's own card."""
    return bool(_first_line(person.pk))


@prepared
def _place(person: int, holder: str) -> QuerySet[CardPlace, Any]:
    rows = CardPlace.objects.filter(card__person=person, holder=holder)
    return rows.order_by().values_list("pk")[:1]


@prepared
def _first_line(person: int) -> QuerySet[CardLine, Any]:
    return CardLine.objects.filter(card__person=person).order_by().values_list("pk")[:1]


def _collaborator(lines: list[CardLine]) -> Collaborator:
    kinds = [
        (str(kind.label), [line for line in lines if line.kind == kind]) for kind in CardLine.Kind
    ]
    return Collaborator(
        lines[0].card.person,
        getattr(lines[0], "organisation", None) or "",
        [(title, own) for title, own in kinds if own],
    )
