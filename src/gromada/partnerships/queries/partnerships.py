"""Which partnerships there are, for whom, and who acts for which part of one."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, prefetch_related_objects

from gromada.charters.models import Seat
from gromada.charters.queries import holds_seat, own_seat, seat_among
from gromada.charters.queries.glance import SideOnPage, sides_on_page
from gromada.charters.queries.versions import version_of_holder
from gromada.innovations.models import Challenge
from gromada.innovations.queries import challenges_visible_to
from gromada.ledger.models import Text
from gromada.methods.charter.templates import templates
from gromada.partnerships.models import (
    Commitment,
    CommitmentEvent,
    Partnership,
    Party,
    Rating,
)
from gromada.people.models import Organisation, Person
from gromada.people.queries import organisation_ids_of
from gromada.prepared import bring, prepared

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None


def partnerships_visible_to(person: "Someone") -> QuerySet[Partnership]:
    """What is signed, for everyone; what is being prepared, for its parties and their seats."""
    known = ~Q(state=Partnership.State.PREPARED)
    if isinstance(person, Person):
        if person.is_operator:
            return Partnership.objects.all()
        own = organisation_ids_of(person)
        parties = Party.objects.filter(organisation__in=own).values("partnership")
        known |= Q(pk__in=parties) | holds_seat(person, LABEL) | Q(reviewer__in=own)
    return Partnership.objects.filter(known)


LABEL = "partnerships.partnership"


def partnership_at(slug: str, person: "Someone") -> Partnership | None:
    """The one at an address and who reviews it, if it exists for this person.

    Nearly every one exists for everybody, and that is the shorter question.
    """
    if found := public_partnership(slug):
        return found[0]
    if not isinstance(person, Person):
        return None
    return partnerships_visible_to(person).select_related("reviewer").filter(slug=slug).first()


@prepared
def public_partnership(slug: str) -> QuerySet[Partnership]:
    return partnerships_visible_to(None).select_related("reviewer").filter(slug=slug)


def bring_parties(partnership: Partnership) -> None:
    bring(partnership, "parties", parties_in(partnership.pk))


@prepared
def parties_in(partnership: int) -> QuerySet[Party]:
    return Party.objects.filter(partnership=partnership).select_related("organisation")


def challenges_answered(partnership: Partnership, person: "Someone") -> list[Challenge]:
    """The challenges that it answers, as far as they exist for the reader."""
    if isinstance(person, Person) and person.is_operator:
        return list(challenges_visible_to(person).filter(partnerships=partnership))
    return challenges_of(partnership.pk)


@prepared
def challenges_of(partnership: int) -> QuerySet[Challenge]:
    return challenges_visible_to(None).filter(partnerships=partnership)


def commitments_visible_to(person: "Someone") -> QuerySet[Commitment]:
    return Commitment.objects.filter(
        partnership__in=partnerships_visible_to(person)
    ).select_related("partnership")


def with_parts(partnerships: QuerySet[Partnership]) -> QuerySet[Partnership]:
    """With parties, what they bring and what they promised, at one price for one and for thirty."""
    return partnerships.prefetch_related(*all_parts())


def with_standing(partnerships: QuerySet[Partnership]) -> QuerySet[Partnership]:
    """With the parties and where the commitments stand: what a list says of each."""
    return partnerships.prefetch_related(parties(), standing())


def bring_parts(partnerships: "Sequence[Partnership]") -> None:
    """The parties and where the commitments stand, for rows that are at hand already."""
    prefetch_related_objects(partnerships, parties(), standing())


def all_parts() -> list[Any]:
    commitments = with_commitments(Commitment.objects.all())
    return [parties(), "parties__contributions", Prefetch("commitments", commitments)]


def parties() -> "Prefetch[Any]":
    return Prefetch("parties", Party.objects.select_related("organisation"))


def standing() -> "Prefetch[Any]":
    return Prefetch("commitments", with_events(Commitment.objects.all()))


def with_commitments(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """With milestones, events, ratings and who promised."""
    return with_events(commitments).prefetch_related("milestones", "ratings")


def with_events(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """With what is needed to say where they stand, and who promised."""
    return commitments.select_related("party__organisation", "partnership").prefetch_related(
        "events"
    )


def with_story(commitments: QuerySet[Commitment]) -> QuerySet[Commitment]:
    """With all that was said of them, and by whom: for a page of their own."""
    events = CommitmentEvent.objects.select_related("party__organisation", "milestone")
    ratings = Rating.objects.select_related("organisation")
    return commitments.select_related("party__organisation").prefetch_related(
        "milestones",
        Prefetch("events", with_texts(events, "reason", "evidence")),
        Prefetch("ratings", with_texts(ratings, "reason")),
    )


def with_texts(rows: QuerySet[Any], *names: str) -> QuerySet[Any]:
    """With texts that the record keeps for them, where they are not erased."""
    kept = Text.objects.filter(entry=OuterRef("entry"))
    texts: Any = {f"kept_{one}": Subquery(kept.filter(name=one).values("text")) for one in names}
    with_them: QuerySet[Any] = rows.annotate(**texts)
    return with_them


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


def part_of(
    person: "Someone", partnership: Partnership, *, seats: "Iterable[Seat] | None" = None
) -> Part | None:
    """The seat first; then the party that the person belongs to; then the reviewer.

    A page asks often, so what was found is kept with the row at hand; an act reads the row anew.
    ``seats``: those of its
    charter, from a page that has read them already.
    """
    if not isinstance(person, Person):
        return None
    known: dict[int, Part | None] = partnership.__dict__.setdefault("_parts", {})
    if person.pk not in known:
        known[person.pk] = _part(person, partnership, seats)
    return known[person.pk]


def _part(person: Person, partnership: Partnership, seats: "Iterable[Seat] | None") -> Part | None:
    acting_for = organisation_ids_of(person)
    parties = list(partnership.parties.all())
    own = [party for party in parties if party.organisation_id in acting_for]
    seat = own_seat(person, partnership) if seats is None else seat_among(person, seats)
    if seat:
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
    version = version_of_holder(partnership)
    rules = version.text if version else templates()[partnership.template].charter
    return sides_on_page(rules)
