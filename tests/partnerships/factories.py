"""Partnerships to test with, made by the real actions."""

from datetime import date, timedelta
from itertools import count

from django.utils import timezone
from tests.ledger.factories import make_entry
from tests.people.factories import make_membership, make_organisation, make_person

from gromada.charters.actions import move, say, settle_motion
from gromada.charters.models import Charter, Motion, Seat, Version
from gromada.charters.queries import charter_of
from gromada.methods.charter.reading import write_charter
from gromada.methods.charter.templates import templates
from gromada.partnerships.actions import CommitmentPlan, PartyPlan, prepare_partnership
from gromada.partnerships.models import Commitment, CommitmentEvent, Partnership, Party
from gromada.partnerships.queries.agreeing import AGREED
from gromada.people.models import Organisation, Person

Sector = Organisation.Sector
_numbers = count(1)
SECTORS = {
    "M03": (Sector.PUBLIC, Sector.COMMUNITY),
    "M06": (Sector.PUBLIC, Sector.COMMUNITY),
    "M07": (Sector.PUBLIC, Sector.CIVIC),
    "M08": (Sector.PUBLIC, Sector.COMMUNITY, Sector.PRIVATE),
    "M09": (Sector.PUBLIC, Sector.COMMUNITY, Sector.PRIVATE),
    "M10": (Sector.PUBLIC, Sector.COMMUNITY, Sector.PRIVATE),
}
KINDS = {
    "M03": "ordinary_pact",
    "M06": "civic_use",
    "M07": "civic_use",
    "M08": "joint_venture",
    "M09": "concession",
    "M10": "hybrid",
}


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def make_parties(*sectors) -> list[Organisation]:
    return [make_organisation(sector=sector) for sector in sectors]


def make_partnership(template="M03", *, parties=None, commitments=True, fill=True, **facts):
    """Being prepared under a charter, with a commitment of each party; every seat is taken."""
    number = next(_numbers)
    organisations = parties or make_parties(*SECTORS[template])
    by = facts.pop("by", None) or member(organisations[0])
    facts.setdefault("title_pl", f"Partnerstwo {number}")
    facts.setdefault("title_en", f"Partnership {number}")
    facts.setdefault("kind", KINDS[template])
    facts.setdefault("starts_on", in_days(0))
    if commitments is True:
        commitments = [
            CommitmentPlan(one, in_days(30 + 10 * place), text_pl=f"Obietnica {place}",
                           text_en=f"Promise {place}")
            for place, one in enumerate(organisations)
        ]  # fmt: skip
    partnership = prepare_partnership(
        parties=[PartyPlan(organisation) for organisation in organisations],
        commitments=commitments or (),
        rules=template,
        by=by,
        **facts,
    )
    if fill:
        fill_seats(partnership)
    return partnership


def fill_seats(partnership: Partnership) -> None:
    """Somebody of the party on every seat that is vacant."""
    parties = {party.side: party.organisation for party in partnership.parties.all()}
    for seat in charter_of(partnership).seats.filter(person=None):
        organisation = seat.organisation or parties.get(seat.side)
        seat.person = member(organisation) if organisation else make_person()
        seat.organisation, seat.since, seat.term, seat.vacant_since = organisation, None, 1, None
        seat.save()


def member(organisation: Organisation) -> Person:
    return make_membership(organisation=organisation).person


def seated(partnership, side="institution") -> Person:
    seats = Seat.objects.filter(charter__holder=partnership.address, side=side)
    return seats.filter(person__isnull=False).order_by("number").first().person


def carry(act, subject, *, by=None, reason="Because.", happened_at=None, **payload):
    """Move an act and let everybody else consent; what cannot be undone is waited for."""
    holder = getattr(subject, "partnership", subject)
    motion = move(
        act=f"partnerships.{act}",
        subject=subject,
        payload=payload,
        reason=reason,
        by=by or seated(holder),
        happened_at=happened_at,
    )
    for seat in motion.version.charter.seats.filter(person__isnull=False):
        if motion.state == Motion.State.OPEN and seat.pk != motion.mover_id:
            motion = say(motion=motion, stance="consent", by=seat.person, happened_at=happened_at)
    if motion.state == Motion.State.WAITING:
        motion = settle_motion(motion=motion, now=motion.next_at)
    assert motion.state == Motion.State.EXECUTED, motion.outcome_note or motion.state
    return type(subject).objects.get(pk=subject.pk)


def make_signed(template="M03", **facts) -> Partnership:
    """Agreed five days ago, and so signed three days ago: what cannot be undone waits."""
    then = timezone.now() - timedelta(days=5)
    return carry("sign", make_partnership(template, happened_at=then, **facts), happened_at=then)


def make_commitment(partnership=None, *, due_in=30, **facts) -> Commitment:
    """A commitment of a signed partnership, due in so many days, or so many days ago."""
    partnership = partnership or make_signed()
    commitment = partnership.commitments.order_by("number").first()
    Commitment.objects.filter(pk=commitment.pk).update(due_on=in_days(due_in), **facts)
    return Commitment.objects.get(pk=commitment.pk)


def lay_partnership(model="M03", *, state="signed", due_in=30) -> Partnership:
    """As it stands, without entries of how it came to be, under any model; its seats are vacant."""
    number, now = next(_numbers), timezone.now()
    rules = templates()[model].charter
    partnership = Partnership.objects.create(
        slug=f"partnership-{number}",
        title_en=f"Partnership {number}",
        kind="ordinary_pact",
        template=model,
        state=state,
        starts_on=in_days(0),
        prepared_at=now,
        signed_at=None if state == "prepared" else now,
    )
    for side in rules.sides:
        organisation = make_organisation(sector=side.sector)
        party = Party.objects.create(
            partnership=partnership, organisation=organisation, side=side.key
        )
        if state == "prepared":
            make_entry(AGREED, subject=party, holder=partnership)
    commitment = Commitment.objects.create(
        partnership=partnership, party=party, number=1, text_en="Water", due_on=in_days(due_in)
    )
    if state != "prepared":
        CommitmentEvent.objects.create(
            commitment=commitment,
            status="promised",
            happened_on=in_days(0),
            entry=make_entry(subject=commitment, holder=partnership),
        )
    charter = Charter.objects.create(holder=partnership.address, template=model, founded_at=now)
    Version.objects.create(
        charter=charter,
        number=1,
        rules=write_charter(rules),
        in_force_from=now,
        lapses_at=now + timedelta(days=730),
        begun_at=now,
    )
    Seat.objects.bulk_create(
        Seat(charter=charter, side=side.key, number=place, vacant_since=now)
        for side in rules.sides
        for place in range(1, side.seats + 1)
    )
    return partnership
