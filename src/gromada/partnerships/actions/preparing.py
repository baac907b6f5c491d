"""Preparing a partnership: its parties, what each brings and promises, and its charter."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.charters.actions import SeatPlan, found_charter
from gromada.innovations.actions.slugs import free_slug
from gromada.innovations.models import Challenge, Innovation
from gromada.ledger.actions import declare_kind, record
from gromada.ledger.models import Entry
from gromada.methods.charter import Charter as Rules
from gromada.methods.charter.templates import templates
from gromada.partnerships.models import Commitment, Contribution, Milestone, Partnership, Party
from gromada.partnerships.permissions import (
    fits_together,
    may_edit,
    may_prepare,
    may_prepare_with,
    may_review,
)
from gromada.partnerships.queries import last_entries_about, model_for, side_for
from gromada.people.models import Organisation, Person
from gromada.people.queries import is_member, stewards_of
from gromada.verdict import Refused

PREPARED = declare_kind(
    "partnerships.partnership_prepared", _("A partnership began to be prepared")
)
CHANGED = declare_kind(
    "partnerships.partnership_changed", _("What a partnership would say was changed")
)


@dataclass(frozen=True, slots=True)
class PartyPlan:
    """An organisation that becomes a party; its side follows from its sector and the charter."""

    organisation: Organisation
    role: str = Party.Role.OTHER


@dataclass(frozen=True, slots=True)
class ContributionPlan:
    """What one of the organisations brings; money in grosze."""

    organisation: Organisation
    kind: str
    amount: int | None = None
    text_pl: str = ""
    text_en: str = ""


@dataclass(frozen=True, slots=True)
class MilestonePlan:
    """A step on the way and its day."""

    due_on: date
    text_pl: str = ""
    text_en: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentPlan:
    """What one of the organisations promises until when."""

    organisation: Organisation
    due_on: date
    text_pl: str = ""
    text_en: str = ""
    milestones: Sequence[MilestonePlan] = ()


@transaction.atomic
def prepare_partnership(
    *,
    kind: str,
    parties: Sequence[PartyPlan],
    contributions: Iterable[ContributionPlan] = (),
    commitments: Iterable[CommitmentPlan] = (),
    innovations: Collection[Innovation] = (),
    challenges: Collection[Challenge] = (),
    rules: Rules | str = "",
    because: Iterable[Entry] = (),
    by: Person,
    happened_at: datetime | None = None,
    **facts: Any,
) -> Partnership:
    """Begin a partnership under a charter that fits its kind; its parties alone see it until then.

    ``rules`` is a charter or the code of a model; without, the one that is proposed for the kind.
    ``because`` is what led to it: a decision, a process; innovations and challenges lead to it too.
    """
    may_prepare(by).require()
    organisations = [plan.organisation for plan in parties]
    may_prepare_with(by, organisations).require()
    may_review(facts.get("reviewer"), organisations).require()
    sectors = [organisation.sector for organisation in organisations]
    rules = rules or model_for(kind, sectors)
    text = templates()[rules].charter if isinstance(rules, str) else rules
    fits_together(kind, sectors, text.template, text).require()
    partnership = Partnership.objects.create(
        slug=free_slug(Partnership, facts.get("title_pl") or facts.get("title_en") or ""),
        kind=kind,
        template=text.template,
        prepared_at=happened_at or timezone.now(),
        **facts,
    )
    partnership.innovations.set(innovations)
    partnership.challenges.set(challenges)
    for plan in parties:
        side = side_for(plan.organisation.sector, text)
        Party.objects.create(
            partnership=partnership, organisation=plan.organisation, role=plan.role, side=side
        )
    for contribution in contributions:
        _bring(partnership, contribution)
    for commitment in commitments:
        promise(partnership, commitment)
    record(
        PREPARED,
        subject=partnership,
        holder=partnership,
        by=by,
        # facts are for everyone and stay: with whom and for how much is said once it is signed
        facts={"kind": partnership.kind, "model": text.template},
        because=[*because, *last_entries_about([*innovations, *challenges])],
        happened_at=happened_at,
    )
    found_charter(
        holder=partnership,
        rules=text,
        seats=_seats(partnership, text, by),
        challenge="; ".join(str(one) for one in challenges)[:300],
        by=by,
        happened_at=happened_at,
    )
    return partnership


@transaction.atomic
def edit_partnership(
    *,
    partnership: Partnership,
    innovations: Collection[Innovation],
    challenges: Collection[Challenge],
    by: Person,
    **facts: Any,
) -> Partnership:
    """Describe anew what is being prepared; its kind, parties and charter stay."""
    partnership = _held(partnership, by)
    parties = [party.organisation for party in partnership.parties.select_related("organisation")]
    may_review(facts.get("reviewer"), parties).require()
    for name, value in facts.items():
        setattr(partnership, name, value)
    partnership.save(update_fields=list(facts))
    partnership.innovations.set(innovations)
    partnership.challenges.set(challenges)
    _changed(partnership, by)
    return partnership


@transaction.atomic
def plan_contribution(
    *, partnership: Partnership, plan: ContributionPlan, by: Person
) -> Contribution:
    partnership = _held(partnership, by)
    contribution = _bring(partnership, plan)
    _changed(partnership, by)
    return contribution


@transaction.atomic
def plan_commitment(*, partnership: Partnership, plan: CommitmentPlan, by: Person) -> Commitment:
    partnership = _held(partnership, by)
    commitment = promise(partnership, plan)
    _changed(partnership, by)
    return commitment


@transaction.atomic
def strike_contribution(*, contribution: Contribution, by: Person) -> None:
    partnership = _held(contribution.party.partnership, by)
    contribution.delete()
    _changed(partnership, by)


@transaction.atomic
def strike_commitment(*, commitment: Commitment, by: Person) -> None:
    partnership = _held(commitment.partnership, by)
    commitment.delete()
    _changed(partnership, by)


def promise(partnership: Partnership, plan: CommitmentPlan) -> Commitment:
    """Write a commitment down; it counts from the signature on."""
    last = partnership.commitments.order_by("-number").values_list("number", flat=True).first()
    commitment = Commitment.objects.create(
        partnership=partnership,
        party=party_of(partnership, plan.organisation),
        number=(last or 0) + 1,
        text_pl=plan.text_pl,
        text_en=plan.text_en,
        due_on=plan.due_on,
    )
    Milestone.objects.bulk_create(
        Milestone(
            commitment=commitment,
            number=number,
            text_pl=step.text_pl,
            text_en=step.text_en,
            due_on=step.due_on,
        )
        for number, step in enumerate(sorted(plan.milestones, key=lambda s: s.due_on), start=1)
    )
    return commitment


def _bring(partnership: Partnership, plan: ContributionPlan) -> Contribution:
    if plan.kind == Contribution.Kind.MONEY and not plan.amount:
        raise Refused(_("Say how much money."))
    return Contribution.objects.create(
        party=party_of(partnership, plan.organisation),
        kind=plan.kind,
        amount=plan.amount,
        text_pl=plan.text_pl,
        text_en=plan.text_en,
    )


def party_of(partnership: Partnership, organisation: Organisation) -> Party:
    party = partnership.parties.filter(organisation=organisation).first()
    if party is None:
        raise Refused(_("Choose one of the parties."))
    return party


def _held(partnership: Partnership, by: Person) -> Partnership:
    """What is being prepared, as it is now, held until the transaction ends."""
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    may_edit(by, partnership).require()
    return partnership


def _changed(partnership: Partnership, by: Person) -> None:
    record(
        CHANGED,
        subject=partnership,
        holder=partnership,
        by=by,
        because=last_entries_about([partnership]),
    )


def _seats(partnership: Partnership, rules: Rules, by: Person) -> list[SeatPlan]:
    """Whoever prepares it sits for their party; stewards of the other parties are invited."""
    free = {side.key: side.seats for side in rules.sides}
    parties = list(partnership.parties.select_related("organisation"))
    plans: list[SeatPlan] = []
    seated = False
    for party in parties:
        if not free.get(party.side):
            continue
        alone = sum(other.side == party.side for other in parties) == 1
        if is_member(by, party.organisation) and not seated:
            seated = True
            plans.append(
                SeatPlan(party.side, person=by, organisation=party.organisation, all_seats=alone)
            )
            free[party.side] -= 1
            continue
        guests = [
            membership.person
            for membership in stewards_of(party.organisation)
            # who belongs to two parties sits for neither without being asked to choose
            if membership.person != by
            and not any(is_member(membership.person, o.organisation) for o in parties if o != party)
        ]
        if alone:
            plans.append(SeatPlan(party.side, organisation=party.organisation, all_seats=True))
        invited = guests[: free[party.side]] if alone else guests[:1]
        free[party.side] -= len(invited)
        plans += [
            SeatPlan(party.side, email=guest.email, organisation=party.organisation)
            for guest in invited
        ]
    return plans
