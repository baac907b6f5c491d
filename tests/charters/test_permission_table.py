"""Who may propose what under which model, and what then is waited for: the whole table.

Each line is an act under a model for the seats of one side. Under «word» stands what their word
counts for: a key; asked, so heard and answered; told, so nothing. Then for each phase whether they
may propose it, and whether that carries it out at once, in 48 hours, or waits for which sides. The
phases: in force; founding (the last side was never there); absent (it stayed away too long);
lapsed; ended (what it is about is over). A new act fails until it has its subjects here and its
lines in the table. After a wanted change, write it anew:

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
from tests.drafting.factories import make_amendment, make_drafting_process, make_policy
from tests.partnerships.factories import lay_partnership
from tests.people.factories import make_person
from tests.processes.factories import make_phase, make_process

from gromada.charters.actions import move, say
from gromada.charters.models import ACTS, Motion, Seat, Version, facts
from gromada.charters.permissions import may_say, outlook
from gromada.charters.queries import charter_of
from gromada.charters.queries.holders import found
from gromada.decisions.models import Decision
from gromada.methods.charter import State
from gromada.methods.charter.regime import FOUNDING_LASTS
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


def an_amendment(model):
    """To a text that somebody opened who holds no seat any more."""
    process = make_drafting_process(template=model)
    seat = Seat.objects.filter(charter=charter_of(process)).order_by("side", "number").first()
    Seat.objects.filter(pk=seat.pk).update(person=make_person(), term=1)
    seat.refresh_from_db()
    return make_amendment(make_policy(process, by=seat.person))


def a_hidden_amendment(model):
    amendment = an_amendment(model)
    amendment.shown, amendment.hidden_reason = "hidden", "Grozi."
    amendment.save()
    return amendment


def a_decision(model, **facts):
    return Decision.objects.create(
        process=a_process(model), title_pl="Trzy podwórka", prepared_at=timezone.now(), **facts
    )


def a_decision_with_a_position(model):
    decision = a_decision(model)
    decision.positions.create(side="institution", text="Trzy.", stated_at=timezone.now())
    return decision


# What each act is about, in a state that allows it; a part that declares acts adds its own.
SUBJECTS = {
    "charters.change_charter": a_charter,
    "charters.fill_seat": vacant_seat,
    "charters.leave_charter": a_charter,
    "charters.renew_charter": a_lapsing_charter,
    "charters.vacate_seat": vacant_seat,
    "decisions.end_with_differences": a_decision_with_a_position,
    "decisions.recommend": lambda model: a_decision(model, effect="reserved"),
    "decisions.take_decision": a_decision,
    "deliberation.hide_statement": lambda model: make_statement(a_process(model)),
    "deliberation.restore_statement": lambda model: make_statement(
        a_process(model), status="hidden"
    ),
    "partnerships.add_commitment": lambda model: lay_partnership(model).parties.first(),
    "partnerships.end_partnership": lay_partnership,
    "partnerships.move_commitment": lambda model: lay_partnership(model).commitments.get(),
    "partnerships.release_commitment": lambda model: lay_partnership(model).commitments.get(),
    "partnerships.sign": lambda model: lay_partnership(model, state="prepared"),
    "drafting.accept_amendment": an_amendment,
    "drafting.hide_amendment": an_amendment,
    "drafting.reject_amendment": an_amendment,
    "drafting.restore_amendment": a_hidden_amendment,
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


# with a subject; the test below finds those without
KNOWN = sorted(SUBJECTS)


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


# --- phases: what a charter and its holder go through, each made of the one before ------------


def in_force(_charter):
    """Everybody is there."""


def founding(charter):
    """The last side of the model was never there."""
    leave_out(charter, term=0, vacant_since=timezone.now())


def absent(charter):
    """It has stayed away for longer than is waited."""
    leave_out(charter, term=1, vacant_since=timezone.now() - 2 * FOUNDING_LASTS)


def lapsed(charter):
    """Everybody is there again, but the charter was not renewed."""
    if has_others(charter):
        charter.seats.filter(side=last_side(charter)).update(vacant_since=None)
        for seat in charter.seats.filter(side=last_side(charter)):
            Seat.objects.filter(pk=seat.pk).update(person=make_person())
    charter.versions.update(lapses_at=timezone.now() - timedelta(days=1))


def ended(charter):
    """The charter holds, and what it governs is over."""
    charter.versions.update(lapses_at=timezone.now() + timedelta(days=99))
    holder = found([charter.holder])[charter.holder]
    state, *days = OVER[holder._meta.label_lower]
    facts_of_end = {"state": state} | dict.fromkeys(days, timezone.now())
    type(holder).objects.filter(pk=holder.pk).update(**facts_of_end)


# the last state of what holds charters, and the days that go with it
OVER = {
    "processes.process": ("effects", "published_at", "closed_at"),
    "partnerships.partnership": ("ended", "signed_at", "ended_at"),
}
PHASES = (in_force, founding, absent, lapsed, ended)


def row(act, model, side, word, cells):
    columns = f"{act:<33}{model:<7}{side:<13}{word:<6}"
    return (columns + "".join(f"{text:<22}" for text in cells)).rstrip()


HEAD = row("act", "model", "side", "word", [phase.__name__ for phase in PHASES])


def leave_out(charter, *, term, vacant_since):
    if has_others(charter):
        charter.seats.filter(side=last_side(charter)).update(
            person=None, term=term, vacant_since=vacant_since
        )


def has_others(charter):
    return len(charter.versions.get().text.sides) > 1


def last_side(charter):
    return charter.versions.get().text.sides[-1].key


def lines(key, model):
    """A line a side: what its word counts for, and what it may propose in each phase."""
    subject, charter = scene(key, model)
    cells = {side.key: [] for side in templates()[model].charter.sides}
    for phase in PHASES:
        if phase is lapsed and key == "charters.fill_seat":
            subject, charter = scene(key, model)  # the seat has to stay vacant
            charter.versions.update(lapses_at=timezone.now() - timedelta(days=1))
        else:
            phase(charter)
        subject = ACTS[key].find(subject.address)
        for side, own in cells.items():
            holder = charter.seats.filter(side=side, person__isnull=False).first()
            own.append(cell(holder.person, ACTS[key], subject) if holder else "nobody there")
    return [row(key, model, side, word(key, model, side), own) for side, own in cells.items()]


def word(key, model, side):
    """What the word of a side counts for under the model: a key, an answer, or nothing."""
    asked = templates()[model].charter.rule(facts(ACTS[key])).requirement(side)
    return "key" if asked.is_key else asked.need.value.replace("informed", "told")


# sides by their first letters, so that a line fits a screen
SHORT = {"institution": "inst", "community": "comm", "business": "busi"}


def cell(person, act, subject):
    verdict, prospect = outlook(person, act, subject)
    if not verdict:
        return "may not"
    if prospect.at_once:
        return "at once"
    if prospect.settlement.state is State.WAITING:
        return "in 48 hours"
    return f"for {'+'.join(SHORT[side] for side in prospect.settlement.missing)}"


@pytest.mark.slow
@pytest.mark.parametrize("model", MODELS)
def test_the_table_of_who_may_propose_and_what_is_waited_for(model):
    now = [line for key in KNOWN for line in lines(key, model)]

    if os.environ.get("WRITE_TABLE"):
        kept = [each for each in table() if each[33:36] != model]
        rows = sorted([*kept, *now], key=lambda each: each[:40])  # sides stay in their order
        TABLE.write_text("\n".join([HEAD, *rows]) + "\n")
    assert now == [each for each in table() if each[33:36] == model]


def table():
    return TABLE.read_text().splitlines()[1:] if TABLE.exists() else []


@pytest.mark.parametrize("key", KNOWN)
def test_a_seat_with_an_interest_completes_no_key(key):
    subject, charter = scene(key, "M04")
    charter.seats.update(is_tied=True)

    for seat in charter.seats.filter(person__isnull=False):
        verdict, prospect = outlook(seat.person, ACTS[key], subject)
        assert not verdict or not prospect.at_once


def test_every_act_has_its_subjects():
    assert set(SUBJECTS) == set(GOVERNED)


@pytest.mark.parametrize("key", KNOWN)
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


PLAIN = [key for key in KNOWN if not ACTS[key].payload]


@pytest.mark.parametrize("key", PLAIN)
def test_it_is_carried_out_when_everybody_agrees_and_by_nothing_less(key):
    subject, charter = scene(key, "M04")
    act, mover = ACTS[key], charter.seats.filter(side="institution", person__isnull=False).first()
    waits = not outlook(mover.person, act, subject)[1].at_once
    done = {"recommended"} if act.effect == "reserved" else {"executed" if act.undo else "waiting"}

    motion = move(act=key, subject=subject, reason="Because.", by=mover.person)

    assert (motion.state == "open") or not waits
    for seat in charter.seats.filter(person__isnull=False).exclude(pk=mover.pk):
        if motion.state == "open":
            motion = say(motion=motion, stance="consent", by=seat.person)
    assert motion.state in done


@pytest.mark.parametrize("key", PLAIN)
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
