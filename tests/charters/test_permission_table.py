"""Who may propose what under which model, and what then is waited for: the whole table.

Each line is an act under a model: for every side whether a seat of it may propose the act, and
whether that does it at once, makes it wait 48 hours, or waits for which sides. A new act fails
until it has its subjects here and its lines in the table. After a wanted change, write it anew:

    WRITE_TABLE=yes pytest tests/charters/test_permission_table.py
"""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from tests.charters import sample_acts
from tests.deliberation.factories import make_statement
from tests.people.factories import make_person
from tests.processes.factories import make_phase, make_process

from gromada.charters.actions import move, say
from gromada.charters.models import ACTS, Motion, Seat, Version
from gromada.charters.permissions import may_say, outlook
from gromada.charters.queries import charter_of
from gromada.methods.charter import State
from gromada.methods.charter.templates import templates
from gromada.verdict import Refused

TABLE = Path(__file__).with_name("permission_table.txt")
MODELS = sorted(templates())
GOVERNED = sorted(key for key in ACTS if key not in sample_acts.ACTS)
pytestmark = pytest.mark.django_db


def a_process(model, **facts):
    return make_process(template=model, **facts)


def vacant_seat(model):
    process = a_process(model)
    return Seat.objects.filter(charter=charter_of(process)).order_by("side", "-number").first()


def a_charter(model):
    return charter_of(a_process(model))


def a_lapsing_charter(model):
    charter = a_charter(model)
    Version.objects.filter(charter=charter).update(lapses_at=timezone.now() + timedelta(days=30))
    return charter


def a_phase(model, **facts):
    return make_phase(a_process(model, phases=False), **facts)


# What each act is about, in a state that allows it; a part that declares acts adds its own.
SUBJECTS = {
    "charters.change_charter": a_charter,
    "charters.fill_seat": vacant_seat,
    "charters.leave_charter": a_charter,
    "charters.renew_charter": a_lapsing_charter,
    "charters.vacate_seat": vacant_seat,
    "deliberation.hide_statement": lambda model: make_statement(a_process(model)),
    "deliberation.restore_statement": lambda model: make_statement(
        a_process(model), status="hidden"
    ),
    "processes.close_phase": a_phase,
    "processes.close_process": a_process,
    "processes.correct_result": lambda model: a_process(model, state="result_published"),
    "processes.extend_phase": a_phase,
    "processes.open_phase": lambda model: a_phase(model, starts_in=5),
    "processes.publish_process": lambda model: a_process(model, state="draft"),
    "processes.publish_result": lambda model: a_process(model, state="closed"),
    "processes.record_effects": lambda model: a_process(model, state="result_published"),
    "processes.reopen_process": lambda model: a_process(model, state="closed"),
}


def charter_under(key, subject):
    holder = ACTS[key].holder(subject)
    return charter_of(holder)


def fill(charter, *, but=None):
    """Somebody on every seat but one; the keys of a model show best when nobody is missing."""
    for seat in charter.seats.all():
        if seat != but:
            seat.person, seat.since, seat.term, seat.vacant_since = make_person(), None, 1, None
            seat.save()


def scene(key, model):
    """A subject of the act under the model, and its charter with people on the seats."""
    subject = SUBJECTS[key](model)
    charter = charter_under(key, subject)
    fill(charter, but=subject if key == "charters.fill_seat" else None)
    return ACTS[key].find(subject.address), charter


def line(key, model):
    subject, charter = scene(key, model)
    cells = [f"{key:<32}{model}"]
    for side in templates()[model].charter.sides:
        holder = charter.seats.filter(side=side.key, person__isnull=False).first()
        cells.append(f"{side.key}: {cell(holder.person, ACTS[key], subject)}")
    return "  ".join(cells)


def cell(person, act, subject):
    verdict, prospect = outlook(person, act, subject)
    if not verdict:
        return "may not"
    if prospect.at_once:
        return "at once"
    if prospect.settlement.state is State.WAITING:
        return "in 48 hours"
    return f"waits for {' and '.join(prospect.settlement.missing)}"


@pytest.mark.parametrize("model", MODELS)
def test_the_table_of_who_may_propose_and_what_is_waited_for(model):
    found = [line(key, model) for key in GOVERNED]

    if os.environ.get("WRITE_TABLE"):
        known = TABLE.read_text().splitlines() if TABLE.exists() else []
        kept = [row for row in known if row[32:35] != model]
        TABLE.write_text("\n".join(sorted([*kept, *found])) + "\n")
    assert found == [row for row in TABLE.read_text().splitlines() if row[32:35] == model]


def test_every_act_has_its_subjects():
    assert set(SUBJECTS) == set(GOVERNED)


@pytest.mark.parametrize("key", GOVERNED)
def test_without_a_seat_nobody_proposes_speaks_or_carries_out(key):
    subject, _charter = scene(key, "M04")
    act = ACTS[key]
    elsewhere = charter_of(a_process("M04"))
    fill(elsewhere)

    for person in (AnonymousUser(), make_person(), make_person(is_operator=True),
                   elsewhere.seats.first().person):  # fmt: skip
        verdict, prospect = outlook(person, act, subject)
        assert not verdict
        assert prospect is None
        if not isinstance(person, AnonymousUser):
            with pytest.raises(Refused):
                move(act=act, subject=subject, payload={}, reason="Because.", by=person)
    assert not Motion.objects.exists()


@pytest.mark.parametrize("key", [key for key in GOVERNED if not ACTS[key].payload])
def test_who_holds_a_seat_speaks_until_it_closes_and_others_never(key):
    subject, charter = scene(key, "M04")
    proposer = (
        charter.seats.filter(side="institution").exclude(pk=getattr(subject, "pk", 0)).first()
    )
    motion = move(act=key, subject=subject, reason="Because.", by=proposer.person)

    speaker = charter.seats.filter(side="community").first().person
    assert may_say(speaker, motion)
    assert not may_say(make_person(), motion)
    with pytest.raises(Refused):
        say(motion=motion, stance="consent", by=make_person())
    Motion.objects.update(state="refused")
    assert not may_say(speaker, Motion.objects.get())
