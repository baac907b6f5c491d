"""Offers that fit needs, within one process or partnership."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet

from gromada.ledger.queries import entries_matching
from gromada.people.models import Ability, CardPlace, Match, Need, Offer, Person
from gromada.prepared import prepared

MOST_PAIRS = 30
S = TypeVar("S", Offer, Need)


@dataclass(frozen=True, slots=True)
class Pair:
    """An offer that fits a need, seen by one of the two people behind it.

    ``other`` is somebody only when both said yes.
    """

    offer: Offer
    need: Need
    is_mine_the_offer: bool
    answered: bool
    other: Person | None

    @property
    def theirs(self) -> Offer | Need:
        return self.need if self.is_mine_the_offer else self.offer

    @property
    def mine(self) -> Offer | Need:
        return self.offer if self.is_mine_the_offer else self.need


def fits(offer: Offer, need: Need) -> bool:
    """The same ability in the same place, of two people; what is not on the list by its words."""
    same = offer.holder == need.holder and offer.ability == need.ability
    if not same or offer.person_id == need.person_id:
        return False
    return offer.ability != Ability.OTHER or _plain(offer.words) == _plain(need.words) != ""


def offers_of(person: Person, holder: str) -> QuerySet[Offer]:
    return Offer.objects.filter(person=person, holder=holder)


def needs_of(person: Person, holder: str) -> QuerySet[Need]:
    return Need.objects.filter(person=person, holder=holder)


@prepared
def own_offers(person: int, holder: str) -> QuerySet[Offer]:
    return Offer.objects.filter(person=person, holder=holder)


@prepared
def own_needs(person: int, holder: str) -> QuerySet[Need]:
    return Need.objects.filter(person=person, holder=holder)


def pairs_of(
    person: Person, holder: str, *, offers: Sequence[Offer], needs: Sequence[Need]
) -> list[Pair]:
    """What fits a person's own offers and needs, without those that one of the two set aside."""
    offered = sorted({each.ability for each in offers})
    needed = sorted({each.ability for each in needs})
    others_needs = needs_of_others(person.pk, holder, offered) if offered else []
    others_offers = offers_of_others(person.pk, holder, needed) if needed else []
    fitting = [(o, n, True) for o in offers for n in others_needs if fits(o, n)]
    fitting += [(o, n, False) for n in needs for o in others_offers if fits(o, n)]
    said = {(match.offer_id, match.need_id): match for match in _matches_of(fitting)}
    pairs = []
    for offer, need, is_offer in fitting:
        match = said.get((offer.pk, need.pk))
        if match and match.is_dismissed:
            continue
        own = match and (match.offering_says if is_offer else match.needing_says)
        other = (need if is_offer else offer).person if match and match.is_confirmed else None
        pairs.append(Pair(offer, need, is_offer, bool(own), other))
    return pairs[:MOST_PAIRS]


def confirmed_matches(holder: str) -> QuerySet[Match]:
    return Match.objects.filter(offer__holder=holder, offering_says=True, needing_says=True)


def numbers_at(holder: str) -> dict[str, int]:
    """What the public record says of a table: how many, and never who."""
    return {
        "cards": CardPlace.objects.filter(holder=holder).count(),
        "offers": Offer.objects.filter(holder=holder).count(),
        "needs": Need.objects.filter(holder=holder).count(),
        "came_together": confirmed_matches(holder).count(),
    }


def numbers_recorded(holder: str, kind: str) -> dict[str, int]:
    """The numbers that the record has of a table; all zero where it has none."""
    last = entries_matching(kind=kind, holder=holder).first()
    return last.facts if last else {"cards": 0, "offers": 0, "needs": 0, "came_together": 0}


def tables_in_use(kind: str) -> list[str]:
    """Where somebody shows a card, offers or needs something, or the record says that they did."""
    rows = [model.objects.order_by().values_list("holder") for model in (CardPlace, Offer, Need)]
    recorded = entries_matching(kind=kind).order_by().values_list("holder")
    return sorted({holder for (holder,) in recorded.union(*rows)})


def _matches_of(fitting: list[tuple[Offer, Need, bool]]) -> Iterable[Match]:
    if not fitting:
        return []
    offers, needs = {o.pk for o, _n, _own in fitting}, {n.pk for _o, n, _own in fitting}
    return matches_between(sorted(offers), sorted(needs))


@prepared
def matches_between(offers: list[int], needs: list[int]) -> QuerySet[Match]:
    return Match.objects.filter(offer__pk__in=offers, need__pk__in=needs)


@prepared
def offers_of_others(person: int, holder: str, abilities: list[str]) -> QuerySet[Offer]:
    return _of_others(Offer, person, holder, abilities)


@prepared
def needs_of_others(person: int, holder: str, abilities: list[str]) -> QuerySet[Need]:
    return _of_others(Need, person, holder, abilities)


def _of_others(model: type[S], person: int, holder: str, abilities: list[str]) -> QuerySet[S]:
    rows = model._default_manager.filter(holder=holder, ability__in=abilities)
    return rows.filter(person__is_active=True).exclude(person=person).select_related("person")


def _plain(words: str) -> str:
    return " ".join(words.casefold().split())
