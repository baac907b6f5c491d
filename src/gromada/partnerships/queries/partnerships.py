"""Which partnerships there are, for whom, and who acts for which part of one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet

from gromada.charters.queries import charter_of, seat_of, seated_at, version_in_force
from gromada.charters.queries.glance import SideOnPage, sides_on_page
from gromada.innovations.queries import acts_for
from gromada.methods.charter.templates import templates
from gromada.partnerships.models import (
    Commitment,
    CommitmentEvent,
    Milestone,
    Partnership,
    Party,
    Rating,
)
from gromada.people.models import Organisation, Person

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None


def partnerships_visible_to(person: "Someone") -> QuerySet[Partnership]:
    """What is signed, for everyone; what is being prepared, for its parties and their seats."""
    known = ~Q(state=Partnership.State.PREPARED)
    if isinstance(person, Person):
        if person.is_operator:
            return Partnership.objects.all()
        own = acts_for(person).values("pk")
        seated = [int(at.partition(":")[2]) for at in seated_at(person) if at.startswith(LABEL)]
        parties = Party.objects.filter(organisation__in=own).values("partnership")
        known |= Q(pk__in=parties) | Q(pk__in=seated) | Q(reviewer__in=own)
    return Partnership.objects.filter(known)


LABEL = "partnerships.partnership:"


def commitments_visible_to(person: "Someone") -> QuerySet[Commitment]:
    return Commitment.objects.filter(
        partnership__in=partnerships_visible_to(person)
    ).select_related("partnership")


def with_parts(partnerships: QuerySet[Partnership]) -> QuerySet[Partnership]:
    """With parties, what they bring and what they promised, at one price for one and for thirty."""
    return partnerships.prefetch_related(
        Prefetch("parties", Party.objects.select_related("organisation")),
        "parties__contributions",
        Prefetch("commitments", with_commitments(Commitment.objects.all())),
    )


def with_commitments(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """With milestones, events, ratings and who promised."""
    return commitments.select_related("party__organisation", "partnership").prefetch_related(
        Prefetch("milestones", Milestone.objects.all()),
        Prefetch("events", CommitmentEvent.objects.all()),
        Prefetch("ratings", Rating.objects.all()),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """In whose name a person acts in a partnership: a side, or the outside reviewer.

    ``parties`` are all those for which they speak; ``holds_seat`` says whether they propose acts.
    """

    side: str
    organisation: Organisation | None
    party: Party | None = None
    parties: tuple[Party, ...] = ()
    holds_seat: bool = False

    @property
    def is_outside(self) -> bool:
        return not self.side


def part_of(person: "Someone", partnership: Partnership) -> Part | None:
    """The seat first; then the party that the person belongs to; then the reviewer.

    A page asks often, so what was found is kept with the row at hand.
    """
    if not isinstance(person, Person):
        return None
    known: dict[int, Part | None] = partnership.__dict__.setdefault("_parts", {})
    if person.pk not in known:
        known[person.pk] = _part(person, partnership)
    return known[person.pk]


def _part(person: Person, partnership: Partnership) -> Part | None:
    acting_for = set(acts_for(person).values_list("pk", flat=True))
    parties = list(partnership.parties.all())
    own = [party for party in parties if party.organisation_id in acting_for]
    charter = charter_of(partnership)
    if charter and (seat := seat_of(person, charter)):
        same = [party for party in parties if party.side == seat.side]
        of_seat = [party for party in same if party.organisation_id == seat.organisation_id]
        party = next((p for p in [*of_seat, *own] if p in same), None)
        organisation = party.organisation if party else seat.organisation
        spoken_for = tuple(p for p in parties if p in own or p == party)
        return Part(seat.side, organisation, party, spoken_for, holds_seat=True)
    if own:
        return Part(own[0].side, own[0].organisation, own[0], tuple(own))
    if partnership.reviewer_id in acting_for:
        return Part("", partnership.reviewer)
    return None


def parties_of(person: "Someone", partnership: Partnership) -> list[Party]:
    """The parties for which a person speaks: as a member, or on a seat of that organisation."""
    part = part_of(person, partnership)
    return list(part.parties) if part else []


def sides_of(partnership: Partnership) -> list[SideOnPage]:
    """The sides of its charter, each with its mark and its words."""
    charter = charter_of(partnership)
    version = version_in_force(charter) if charter else None
    rules = version.text if version else templates()[partnership.template].charter
    return sides_on_page(rules)
