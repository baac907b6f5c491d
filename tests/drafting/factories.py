"""Texts and amendments to test with."""

from itertools import count

from tests.people.factories import make_browser
from tests.processes.factories import make_host_person, make_phase, make_process

from gromada.charters.actions import move, say
from gromada.charters.models import Motion
from gromada.drafting.actions import open_policy, propose_amendment
from gromada.drafting.models import Amendment, Policy
from gromada.people.models import Visitor
from gromada.processes.models import Phase

_numbers = count(1)
NIGHT = "The city may close the garden at night"
AFTER = "after consulting the residents committee"
TEXT = """\
§ 1. Podwórka są wspólne.

§ 2. O podwórka dbają:
1) gmina;
2) sąsiedzi.

§ 3. Drzewa podlewa gmina przez rok.
"""


def make_drafting_process(**facts):
    """A running process in which a phase of drafting is open."""
    process = make_process(phases=False, **facts)
    make_phase(process, kind=Phase.Kind.DRAFTING, title_pl="Projekt", title_en="Draft")
    return process


def make_hosts(process):
    """A person on a seat of each side: the institution's, the community's."""
    return make_host_person(process, "institution"), make_host_person(process, "community")


def make_policy(process=None, *, by=None, text=TEXT, **facts) -> Policy:
    process = process or make_drafting_process()
    facts.setdefault("title_pl", f"Zasady {next(_numbers)}")
    facts.setdefault("title_en", "Rules")
    return open_policy(
        process=process, text=text, by=by or make_host_person(process, "institution"), **facts
    )


def make_resident(**facts) -> Visitor:
    """A browser without an account."""
    return make_browser(**facts)


def make_amendment(policy=None, *, key="3", by=None, **facts) -> Amendment:
    policy = policy or make_policy()
    facts.setdefault("kind", Amendment.Kind.CHANGE)
    clause = policy.clauses.get(key=key) if key else None
    if facts["kind"] != Amendment.Kind.REMOVE:
        facts.setdefault("text", f"Drzewa podlewa gmina przez {next(_numbers) + 1} lata.")
    facts.setdefault("reason", "Młode drzewa potrzebują wody.")
    return propose_amendment(policy=policy, clause=clause, by=by or make_resident(), **facts)


def carry(act, amendment, *, by, reason="Tak ustaliliśmy.", **payload) -> Amendment:
    """Move an act, let everybody else with a seat consent; the amendment as it is afterwards."""
    motion = move(
        act=f"drafting.{act}_amendment", subject=amendment, payload=payload, reason=reason, by=by
    )
    for seat in motion.version.charter.seats.filter(person__isnull=False):
        if motion.state == Motion.State.OPEN and seat.pk != motion.mover_id:
            motion = say(motion=motion, stance="consent", by=seat.person)
    assert motion.state == Motion.State.EXECUTED, motion.outcome_note or motion.state
    return Amendment.objects.get(pk=amendment.pk)
