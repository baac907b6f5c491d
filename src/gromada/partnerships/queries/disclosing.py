"""The facts of a partnership as open contracting data asks for them."""

from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from gromada.charters.queries.glance import language_now
from gromada.formats import ocds
from gromada.partnerships.models import CommitmentEvent, Partnership
from gromada.partnerships.queries.standing import CommitmentStanding, State, standings_of
from gromada.people.models import Organisation

Status, Sector = CommitmentEvent.Status, Organisation.Sector
AFTERWARDS = {Status.MOVED, Status.RELEASED}


def release_package(partnership: Partnership, *, at: datetime | None = None) -> dict[str, Any]:
    """The partnership as it stands, in the reader's language, as a package of one release."""
    at = at or timezone.now()
    where = reverse("partnerships:partnership_ocds", args=[partnership.slug])
    return ocds.release_package(
        [contract_of(partnership)],
        publisher=ocds.Publisher(
            name=settings.RUN_BY.name or str(settings.SITE_NAME),
            url=settings.SITE_URL,
            prefix=settings.OCID_PREFIX,
        ),
        published=at,
        url=f"{settings.SITE_URL}{where}",
    )


def contract_of(partnership: Partnership) -> ocds.Contract:
    parties = {party.pk: party_of(party) for party in partnership.parties.all()}
    standings = standings_of(partnership)
    events = [event for each in standings for event in each.commitment.events.all()]
    prefetch_related_objects(events, "entry__kept_texts")
    said = [event.entry.happened_at for event in events]
    times = [partnership.prepared_at, partnership.signed_at, partnership.ended_at, *said]
    return ocds.Contract(
        id=f"partnership-{partnership.pk}",
        title=partnership.title,
        description=partnership.summary,
        language=language_now(),
        url=f"{settings.SITE_URL}{partnership.get_absolute_url()}",
        status=_contract_status(partnership),
        prepared=partnership.prepared_at,
        changed=max(at for at in times if at is not None),
        starts=partnership.starts_on,
        ends=partnership.ends_on,
        signed=_day_signed(partnership),
        grosze=partnership.amount,
        parties=list(parties.values()),
        money=[
            ocds.Money(
                id=f"contribution-{one.pk}",
                grosze=one.amount,
                party=parties[party.pk],
                description=str(one),
            )
            for party in partnership.parties.all()
            for one in party.contributions.all()
            if one.kind == one.Kind.MONEY and one.amount
        ],
        commitments=[_milestone(standing) for standing in standings],
        steps=[step for standing in standings for step in _steps(standing)],
        changes=[_change(event) for event in events if event.status in AFTERWARDS],
    )


def party_of(party: Any) -> ocds.Party:
    organisation = party.organisation
    return ocds.Party(
        id=organisation.address.replace(":", "-"),
        name=organisation.name,
        is_public=organisation.sector == Sector.PUBLIC,
        is_private=organisation.sector in {Sector.PRIVATE, Sector.SOCIAL_ECONOMY},
        pays=party.role == party.Role.FUNDER
        or any(one.kind == one.Kind.MONEY for one in party.contributions.all()),
        sector=organisation.sector,
        side=party.side,
        role=party.role,
        url=f"{settings.SITE_URL}{organisation.get_absolute_url()}",
    )


def _contract_status(partnership: Partnership) -> ocds.ContractStatus:
    if partnership.is_prepared:
        return "pending"
    return "terminated" if partnership.is_ended else "active"


def _day_signed(partnership: Partnership) -> date | None:
    if partnership.signed_on or partnership.signed_at is None:
        return partnership.signed_on
    return timezone.localdate(partnership.signed_at)


def _milestone(standing: CommitmentStanding) -> ocds.Step:
    commitment = standing.commitment
    events = list(commitment.events.all())
    return ocds.Step(
        id=f"commitment-{commitment.number}",
        title=commitment.text,
        due=commitment.due_on,
        met=standing.ended_on if standing.was_kept else None,
        changed=max((event.entry.happened_at for event in events), default=None),
        status=_milestone_status(standing),
        description=_("Promised by %(party)s.") % {"party": commitment.party},
    )


def _milestone_status(standing: CommitmentStanding) -> ocds.MilestoneStatus | None:
    if standing.was_kept:
        return "met"
    if standing.is_failing:
        return "notMet"
    # of what the sides released no status is true; the amendment says it
    return None if standing.state is State.RELEASED else "scheduled"


def _steps(standing: CommitmentStanding) -> list[ocds.Step]:
    return [
        ocds.Step(
            id=f"commitment-{standing.commitment.number}-step-{step.number}",
            title=step.text,
            due=step.due_on,
            met=taken,
            status="met" if taken else "scheduled",
        )
        for step, taken in standing.milestones
    ]


def _change(event: CommitmentEvent) -> ocds.Change:
    words = {"text": event.commitment.text, "first": event.commitment.due_on.isoformat()}
    if event.status == Status.MOVED and event.new_due_on:
        words["day"] = event.new_due_on.isoformat()
        description = _("“%(text)s”, first promised for %(first)s, was moved to %(day)s.") % words
    else:
        description = _("“%(text)s”, promised for %(first)s, was released.") % words
    return ocds.Change(
        id=f"event-{event.pk}",
        at=event.entry.happened_at,
        rationale=event.reason,
        description=description,
    )
