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
    """In whose name a person acts in a partnership: a side, or the outside reviewer."""

    side: str
    organisation: Organisation | None
    party: Party | None = None

    @property
    def is_outside(self) -> bool:
        return not self.side


def part_of(person: "Someone", partnership: Partnership) -> Part | None:
    """The seat first; then the party that the person belongs to; then the reviewer."""
    if not isinstance(person, Person):
        return None
    own = set(acts_for(person).values_list("pk", flat=True))
    parties = list(partnership.parties.all())
    charter = charter_of(partnership)
    if charter and (seat := seat_of(person, charter)):
        same = [party for party in parties if party.side == seat.side]
        party = next((p for p in same if p.organisation_id == seat.organisation_id), None)
        party = party or next((p for p in same if p.organisation_id in own), None)
        return Part(seat.side, party.organisation if party else seat.organisation, party)
    for party in parties:
        if party.organisation_id in own:
            return Part(party.side, party.organisation, party)
    if partnership.reviewer_id in own:
        return Part("", partnership.reviewer)
    return None


def parties_of(person: "Someone", partnership: Partnership) -> list[Party]:
    """The parties for which a person speaks: as a member, or on a seat of that organisation."""
    if not isinstance(person, Person):
        return []
    own = set(acts_for(person).values_list("pk", flat=True))
    if (part := part_of(person, partnership)) and part.party:
        own.add(part.party.organisation_id)
    return [party for party in partnership.parties.all() if party.organisation_id in own]


def sides_of(partnership: Partnership) -> list[SideOnPage]:
    """The sides of its charter, each with its mark and its words."""
    charter = charter_of(partnership)
    version = version_in_force(charter) if charter else None
    rules = version.text if version else templates()[partnership.template].charter
    return sides_on_page(rules)
