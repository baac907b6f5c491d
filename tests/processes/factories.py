"""Processes to test with."""

from datetime import datetime, timedelta
from itertools import count

from django.utils import timezone

from gromada.charters.actions import move, say, settle_motion
from gromada.charters.models import Charter, Motion, Seat, Version
from gromada.methods.charter.reading import write_charter
from gromada.methods.charter.templates import templates
from gromada.people.models import Membership, Organisation, Person
from gromada.processes.models import Host, IntakeItem, Phase, Process

_numbers = count(1)


def make_organisation(**facts) -> Organisation:
    n = next(_numbers)
    facts.setdefault("name", f"Organisation {n}")
    facts.setdefault("slug", f"host-organisation-{n}")
    facts.setdefault("sector", Organisation.Sector.PUBLIC)
    return Organisation.objects.create(**facts)


def make_phase(process, *, starts_in: float = -1, lasts: float = 14, **facts) -> Phase:
    """A phase that began a day ago and lasts two weeks, with everything allowed."""
    now = timezone.now()
    facts.setdefault("order", process.phases.count() + 1)
    facts.setdefault("title_pl", "Stwierdzenia i głosy")
    facts.setdefault("title_en", "Statements and votes")
    facts.setdefault("starts_at", now + timedelta(days=starts_in))
    facts.setdefault("ends_at", facts["starts_at"] + timedelta(days=lasts))
    for allowed in ("allows_statements", "allows_votes", "allows_intake"):
        facts.setdefault(allowed, True)
    return Phase.objects.create(process=process, **facts)


def make_process(*, phases: bool = True, template="M04", **facts) -> Process:
    """A running process with two hosts, a charter with vacant seats, and one open phase."""
    n = next(_numbers)
    facts.setdefault("slug", f"process-{n}")
    facts.setdefault("question_pl", f"Pytanie {n}?")
    facts.setdefault("question_en", f"Question {n}?")
    facts.setdefault("territory", "Lipowa Dolina")
    facts.setdefault("state", Process.State.RUNNING)
    state = facts["state"]
    if state != Process.State.DRAFT:
        facts.setdefault("published_at", timezone.now() - timedelta(days=2))
    if state not in {Process.State.DRAFT, Process.State.RUNNING}:
        facts.setdefault("closed_at", timezone.now() - timedelta(days=1))
    if state in {Process.State.RESULT_PUBLISHED, Process.State.EFFECTS}:
        facts.setdefault("result_pl", "Wynik.")
        facts.setdefault("result_published_at", timezone.now() - timedelta(hours=12))
    institution = facts.pop("institution", None) or make_organisation()
    community = facts.pop("community", None) or make_organisation(
        sector=Organisation.Sector.COMMUNITY
    )
    process = Process.objects.create(**facts)
    Host.objects.create(process=process, side=Host.Side.INSTITUTION, organisation=institution)
    Host.objects.create(process=process, side=Host.Side.COMMUNITY, organisation=community)
    if phases:
        make_phase(process)
    lay_charter(process, template)
    return process


def lay_charter(process, template="M04") -> Charter:
    """A charter as it stands, without entries of how it came to be; its seats are vacant."""
    rules, now = templates()[template].charter, timezone.now()
    charter = Charter.objects.create(holder=process.address, template=template, founded_at=now)
    Version.objects.create(
        charter=charter,
        number=1,
        rules=write_charter(rules),
        in_force_from=now,
        lapses_at=now + timedelta(days=730),
        begun_at=now,
    )
    behind = {host.side: host.organisation for host in process.hosts.all()}
    Seat.objects.bulk_create(
        Seat(
            charter=charter,
            side=side.key,
            number=number,
            organisation=behind.get(side.key),
            vacant_since=now,
        )
        for side in rules.sides
        for number in range(1, side.seats + 1)
    )
    return charter


def make_person(**facts) -> Person:
    n = next(_numbers)
    return Person.objects.create_user(email=f"host{n}@example.org", **facts)


def make_host_person(process, side=Host.Side.INSTITUTION, **facts) -> Person:
    """A person who acts for one side of a process, and holds a seat there while one is free."""
    person = make_person(**facts)
    organisation = process.hosts.get(side=side).organisation
    Membership.objects.create(person=person, organisation=organisation)
    free = Seat.objects.filter(charter__holder=process.address, side=side, person=None)
    if seat := free.first():
        seat.person, seat.since, seat.term, seat.vacant_since = person, timezone.now(), 1, None
        seat.save()
    return person


def carry(act, subject, *, by, reason="Because.", **payload):
    """Move an act and let everybody else with a seat consent; what cannot be undone is waited for.

    Returns the subject as it is afterwards.
    """
    motion = move(act=f"processes.{act}", subject=subject, payload=payload, reason=reason, by=by)
    for seat in motion.version.charter.seats.filter(person__isnull=False):
        if motion.state == Motion.State.OPEN and seat.pk != motion.mover_id:
            motion = say(motion=motion, stance="consent", by=seat.person)
    if motion.state == Motion.State.WAITING:
        motion = settle_motion(motion=motion, now=motion.next_at)
    assert motion.state == Motion.State.EXECUTED, motion.outcome_note or motion.state
    return type(subject).objects.get(pk=subject.pk)


def make_input(process, **facts) -> IntakeItem:
    facts.setdefault("source", IntakeItem.Source.FORM)
    facts.setdefault("text", "Więcej cienia przy przystanku.")
    facts.setdefault("received_at", timezone.now())
    return IntakeItem.objects.create(process=process, **facts)


def warsaw(year, month, day, hour=0, minute=0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=timezone.get_default_timezone())
