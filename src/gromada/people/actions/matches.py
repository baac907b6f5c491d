"""Offering abilities, saying what is needed, and answering when the two fit."""

from datetime import datetime
from typing import TypeVar

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.people import permissions, queries
from gromada.people.actions.limits import spend
from gromada.people.models import Match, Need, Offer, Person
from gromada.verdict import Refused

S = TypeVar("S", Offer, Need)
COUNTED = declare_kind("people.collaboration_counted", _("Cards, offers and needs were counted"))


@transaction.atomic
def offer(
    *, holder: str, ability: str, words: str = "", by: Person, happened_at: datetime | None = None
) -> Offer:
    """Say what one brings into a process or partnership."""
    return _state(Offer, holder, ability, words, by, happened_at)


@transaction.atomic
def need(
    *, holder: str, ability: str, words: str = "", by: Person, happened_at: datetime | None = None
) -> Need:
    """Say what one looks for in a process or partnership."""
    return _state(Need, holder, ability, words, by, happened_at)


def _state(
    model: type[S],
    holder: str,
    ability: str,
    words: str,
    by: Person,
    happened_at: datetime | None,
) -> S:
    permissions.may_sit_down(by, holder).require()
    permissions.may_state(by, holder, ability=ability, words=words).require()
    spend(limit="people.cards", key=by.address).require()
    stake, _is_new = model.objects.get_or_create(
        person=by,
        holder=holder,
        ability=ability,
        words=queries.one_line(words),
        defaults={"stated_at": happened_at or timezone.now()},
    )
    return stake


@transaction.atomic
def withdraw(*, stake: Offer | Need, by: Person) -> None:
    """Take back an offer or a need, and what was said to what fitted it."""
    permissions.may_withdraw(by, stake).require()
    stake.delete()


@transaction.atomic
def answer_match(*, offer: Offer, need: Need, says: bool, by: Person) -> Match:
    """Say yes to what fits, or set it aside; the names are told when both said yes."""
    permissions.may_answer_match(by, offer, need).require()
    match = _locked(offer, need)
    if match.is_dismissed:
        raise Refused(_("This was set aside."))
    if by.pk == offer.person_id:
        match.offering_says = says
    else:
        match.needing_says = says
    match.save(update_fields=["offering_says", "needing_says"])
    return match


def confirm_match(*, offer: Offer, need: Need, by: Person) -> Match:
    return answer_match(offer=offer, need=need, says=True, by=by)


def dismiss_match(*, offer: Offer, need: Need, by: Person) -> Match:
    return answer_match(offer=offer, need=need, says=False, by=by)


@transaction.atomic
def count_collaboration(*, holder: str, happened_at: datetime | None = None) -> Entry | None:
    """Put the numbers of one table into the record, if they changed since the last time."""
    facts = queries.numbers_at(holder)
    if facts == queries.numbers_recorded(holder, COUNTED):
        return None
    return record(
        COUNTED, subject=holder, holder=holder, by="system", facts=facts, happened_at=happened_at
    )


def _locked(offer: Offer, need: Need) -> Match:
    try:
        with transaction.atomic():
            Match.objects.get_or_create(offer=offer, need=need)
    except IntegrityError:  # the other answered in the same moment
        pass
    return Match.objects.select_for_update().get(offer=offer, need=need)
