"""What hosts do, and that it is recorded."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from tests.processes.factories import (
    carry,
    make_host_person,
    make_input,
    make_organisation,
    make_person,
    make_phase,
    make_process,
)

from gromada.charters.actions import move, say
from gromada.charters.models import Invitation
from gromada.charters.permissions import NoMandate
from gromada.charters.queries import charter_of
from gromada.ledger.models import Entry
from gromada.notices.models import Notice
from gromada.people.models import Visitor
from gromada.processes import actions, jobs
from gromada.processes.models import Process
from gromada.processes.queries import current_phase
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def entries():
    """What was done to processes; who proposed it and who agreed is told by other entries."""
    return Entry.objects.filter(kind__startswith="processes.").order_by("pk")


def walk(process, by):
    """The whole life of a process, one act after another, the other side consenting."""
    yield carry("publish_process", process, reason="Ready.", by=by)
    yield carry("close_process", process, reason="Time is up.", by=by)
    yield carry("reopen_process", process, reason="Too early.", by=by)
    yield carry("close_process", process, reason="Now.", by=by)
    yield carry(
        "publish_result", process, result_pl="Wynik", result_en="Result", reason="Agreed.", by=by
    )
    yield carry(
        "correct_result", process, result_pl="Wynik!", result_en="Result!", reason="A typo.", by=by
    )
    yield carry(
        "record_effects", process, effects_pl="Drzewa", effects_en="Trees", reason="Here.", by=by
    )


def both_sides(process, **facts):
    """A person of each side; the community's second makes a majority possible."""
    return make_host_person(process, **facts), make_host_person(process, side="community")


def test_a_process_walks_through_its_states():
    process = make_process(state="draft")
    by, _neighbour = both_sides(process)

    states = [step.state for step in walk(process, by)]

    assert states == [
        "running", "closed", "running", "closed", "result_published", "result_published", "effects",
    ]  # fmt: skip
    process.refresh_from_db()
    assert (process.result_pl, process.effects_en) == ("Wynik!", "Trees")


@pytest.mark.parametrize("side", ["institution", "community"])
def test_each_act_is_recorded_with_the_seat_and_the_side_and_without_names(side):
    process = make_process(state="draft")
    by = make_host_person(process, side=side, name="Halina Nowak")
    make_host_person(process, side="community" if side == "institution" else "institution")

    list(walk(process, by))

    seat = by.seats.get()
    assert len(entries()) == 7
    assert {entry.by for entry in entries()} == {seat.address}
    assert {entry.facts["side"] for entry in entries()} == {side}
    assert {entry.subject for entry in entries()} == {process.address}
    assert all("reason" in entry.texts for entry in entries())
    assert "Halina" not in str(list(Entry.objects.values()))


def test_each_change_of_state_follows_from_its_own_proposal():
    process = make_process(state="draft")
    by, _neighbour = both_sides(process)

    list(walk(process, by))

    causes = [entry.because.get() for entry in entries()]
    assert {cause.kind for cause in causes} == {"charters.motion_executed"}
    assert len({cause.subject for cause in causes}) == 7


@pytest.mark.parametrize(
    ("act", "facts"),
    [
        ("publish_process", {}),
        ("close_process", {}),
        ("reopen_process", {}),
        ("publish_result", {"result_pl": "Nie", "result_en": "No"}),
        ("record_effects", {"effects_pl": "Nie", "effects_en": "No"}),
    ],
)
def test_a_stranger_changes_nothing_and_nothing_is_recorded(act, facts):
    process = make_process(state="draft")

    with pytest.raises(Refused):
        carry(act, process, by=make_person(), **facts)

    process.refresh_from_db()
    assert process.state == "draft"
    assert not entries().exists()


@pytest.mark.parametrize(
    "action",
    [
        actions.publish_process, actions.close_process, actions.reopen_process,
        actions.publish_result, actions.correct_result, actions.record_effects,
        actions.open_phase, actions.close_phase, actions.extend_phase,
    ],
)  # fmt: skip
def test_no_action_works_around_the_charter(action):
    process = make_process()
    by = make_host_person(process).seats.get()
    subject = process.phases.get() if action.__name__.endswith("phase") else process
    payload = (
        {"ends_at": timezone.now()} if action.__name__ in {"open_phase", "extend_phase"} else {}
    )
    if action.__name__.endswith(("result", "effects")):
        name = action.__name__.rpartition("_")[2]
        payload = {f"{name}_pl": "Tak.", f"{name}_en": "Yes."}

    with pytest.raises(NoMandate):
        action(subject=subject, by=by, mandate=None, because=(), reason="Because.", **payload)


def test_one_side_alone_proposes_and_the_other_decides():
    process = make_process()
    by, neighbour = both_sides(process)

    motion = move(act="processes.close_process", subject=process, reason="Time is up.", by=by)

    process.refresh_from_db()
    assert (process.state, motion.state) == ("running", "open")
    say(motion=motion, stance="consent", by=neighbour)
    process.refresh_from_db()
    assert process.state == "closed"


def test_a_draft_edited_while_its_publication_waits_is_not_published():
    process = make_process(state="draft")
    by, neighbour = both_sides(process)
    motion = move(act="processes.publish_process", subject=process, reason="Ready.", by=by)
    actions.edit_process(process=process, facts={"question_pl": "Inne?"}, phases=[], by=by)

    motion = say(motion=motion, stance="consent", by=neighbour)

    process.refresh_from_db()
    assert (process.state, motion.state) == ("draft", "overtaken")


def test_publishing_twice_from_an_old_copy_is_refused():
    process = make_process(state="draft")
    stale = Process.objects.get(pk=process.pk)
    by, _neighbour = both_sides(process)
    carry("publish_process", process, reason="Ready.", by=by)

    with pytest.raises(Refused):
        carry("publish_process", stale, reason="Ready.", by=by)

    assert entries().count() == 1


def test_reopening_brings_back_the_phase_that_was_open():
    process = make_process()
    by = make_host_person(process)
    phase = current_phase(process)

    process = carry("close_process", process, reason="Enough.", by=by)
    assert current_phase(process) is None
    process = carry("reopen_process", process, reason="Not enough.", by=by)

    assert current_phase(process) == phase


def test_the_database_refuses_a_state_without_its_date():
    process = make_process(state="draft")

    with pytest.raises(IntegrityError), transaction.atomic():
        Process.objects.filter(pk=process.pk).update(state="running")


# --- phases ----------------------------------------------------------------


def test_a_closed_phase_is_over_at_once_and_can_be_opened_again():
    process = make_process()
    by = make_host_person(process)
    phase = process.phases.get()

    carry("close_phase", phase, reason="Enough.", by=by)
    assert current_phase(process) is None
    ends_at = timezone.now() + timedelta(days=7)
    carry("open_phase", phase, ends_at=ends_at, reason="More.", by=by)

    assert current_phase(process) == phase
    assert [entry.kind for entry in entries()] == [
        "processes.phase_closed",
        "processes.phase_opened",
    ]


def test_a_phase_can_be_given_an_earlier_last_day():
    process = make_process()
    by = make_host_person(process)
    phase = process.phases.get()
    tomorrow = timezone.localdate() + timedelta(days=1)

    carry("close_phase", phase, last_day=tomorrow, reason="Enough.", by=by)

    phase.refresh_from_db()
    assert phase.last_day == tomorrow
    assert current_phase(process) == phase


@pytest.mark.parametrize(("days", "sentence"), [(-1, "has passed"), (400, "in any case")])
def test_closing_early_is_neither_in_the_past_nor_later_than_planned(days, sentence):
    process = make_process()
    by = make_host_person(process)
    last_day = timezone.localdate() + timedelta(days=days)

    with pytest.raises(Refused, match=sentence):
        carry("close_phase", process.phases.get(), last_day=last_day, reason="Enough.", by=by)


def test_a_phase_opened_early_begins_now():
    process = make_process(phases=False)
    phase = make_phase(process, starts_in=10, lasts=10)

    by, _neighbour = both_sides(process)
    carry("open_phase", phase, ends_at=phase.ends_at, reason="We are ready.", by=by)

    assert current_phase(process) == phase


def test_extending_moves_the_phases_after_it_and_records_all_dates():
    process = make_process()
    first = process.phases.get()
    second = make_phase(process, starts_at=first.ends_at, lasts=10)
    third = make_phase(process, starts_at=second.ends_at, lasts=10)

    carry(
        "extend_phase",
        first,
        ends_at=first.ends_at + timedelta(days=14),
        reason="Holidays.",
        by=both_sides(process)[0],
    )

    dates = [(row.starts_at, row.ends_at) for row in process.phases.all()]
    assert dates[0][1] == dates[1][0]
    assert dates[1][1] == dates[2][0]
    assert dates[2][1].date() == (third.ends_at + timedelta(days=14)).date()
    entry = entries().get()
    assert [row[0] for row in entry.facts["phases"]] == [
        first.address, second.address, third.address,
    ]  # fmt: skip


def test_a_phase_is_not_made_shorter_by_extending_it():
    process = make_process()
    phase = process.phases.get()

    with pytest.raises(Refused, match="already lasts until"):
        carry(
            "extend_phase",
            phase,
            ends_at=phase.ends_at - timedelta(days=1),
            reason="Hurry.",
            by=make_host_person(process),
        )


# --- preparing -------------------------------------------------------------


def test_a_draft_is_prepared_by_one_host_and_seen_by_both():
    institution, community = make_organisation(), make_organisation()
    person = make_person()
    person.memberships.create(organisation=community)
    now = timezone.now()
    plan = [
        actions.PhasePlan(now + timedelta(days=20), now + timedelta(days=30), "Projekt"),
        actions.PhasePlan(now, now + timedelta(days=20), "Stwierdzenia", allows_votes=True),
    ]

    process = actions.create_process(
        institution=institution,
        community=community,
        phases=plan,
        by=person,
        slug="lipowa",
        question_pl="Co zrobić z ulicą Lipową?",
        territory="Lipowa Dolina",
    )

    assert [host.organisation for host in process.hosts.all()] == [institution, community]
    assert [phase.title_pl for phase in process.phases.all()] == ["Stwierdzenia", "Projekt"]
    assert not entries().exists()


def test_a_draft_begins_with_a_charter_a_seat_for_who_prepares_it_and_invitations():
    institution, community = make_organisation(), make_organisation()
    person, steward = make_person(), make_person()
    person.memberships.create(organisation=institution)
    steward.memberships.create(organisation=community, role="steward")

    process = actions.create_process(
        institution=institution, community=community, by=person, slug="lipowa",
        question_pl="Co zrobić z ulicą Lipową?", territory="Lipowa Dolina",
    )  # fmt: skip

    charter = charter_of(process)
    assert charter.template == "M04"
    assert charter.seats.get(person=person).side == "institution"
    invitation = Invitation.objects.get(seat__charter=charter)
    assert (invitation.email, invitation.seat.side) == (steward.email, "community")
    assert {(seat.side, seat.organisation) for seat in charter.seats.all()} == {
        ("institution", institution),
        ("community", community),
    }


def test_a_published_process_is_not_edited():
    process = make_process()

    with pytest.raises(Refused):
        actions.edit_process(
            process=process,
            facts={"question_pl": "Inne?"},
            phases=[],
            by=make_host_person(process),
        )


# --- intake ----------------------------------------------------------------


def test_anyone_sends_an_input_and_the_record_does_not_know_who():
    process = make_process()

    item = actions.send_input(
        process=process, text="Więcej cienia.", language="pl", by=Visitor(browser_key="k" * 32)
    )

    entry = entries().get()
    assert entry.subject == item.address
    assert entry.by.startswith("pseudonym:")
    assert "text" not in entry.texts


def test_the_same_words_sent_twice_are_one_input():
    process = make_process()
    by = Visitor(browser_key="k" * 32)

    first = actions.send_input(process=process, text="Ławki.", language="pl", by=by)

    assert actions.send_input(process=process, text="Ławki.", language="pl", by=by) == first
    assert entries().count() == 1


def test_one_participant_does_not_flood_the_hosts(settings):
    settings.LIMITS = {**settings.LIMITS, "processes.inputs": (2, 3600)}
    process = make_process()
    by = Visitor(browser_key="k" * 32)
    for text in ("Jedna.", "Druga."):
        actions.send_input(process=process, text=text, language="pl", by=by)

    with pytest.raises(Refused, match="many times in a short while"):
        actions.send_input(process=process, text="Trzecia.", language="pl", by=by)

    assert process.intake.count() == 2


def test_whoever_sent_an_input_with_an_account_is_told_of_the_answer():
    process = make_process(question_pl="Co z ulicą Lipową?")
    person = make_person(language="pl")
    item = actions.send_input(
        process=process, text="Ławki.", language="pl", by=Visitor(person=person)
    )
    actions.answer_input(
        item=item, outcome="partly", answer="Będą dwie.", by=make_host_person(process)
    )
    entry = Entry.objects.get(kind="processes.input_answered")

    jobs.tell_sender(entry_id=entry.pk)

    notice = Notice.objects.get(person=person)
    assert "Będą dwie." in notice.text
    assert "Co z ulicą Lipową?" in notice.text


def test_answering_queues_the_message_in_the_same_transaction():
    process = make_process()
    item = make_input(process)

    actions.answer_input(item=item, outcome="taken_up", answer="Tak.", by=make_host_person(process))

    assert "gromada.processes.jobs.tell_sender" in waiting_jobs()


def waiting_jobs():
    return list(DBTaskResult.objects.values_list("task_path", flat=True))


def test_an_input_on_paper_keeps_where_it_came_from():
    process = make_process()

    item = actions.record_input(
        process=process,
        source="paper",
        source_address="paper/2026-17",
        text="Ławki.",
        language="pl",
        by=make_host_person(process),
    )

    assert entries().get().facts == {"source": "paper", "source_address": "paper/2026-17"}
    assert item.is_waiting


def test_an_answer_follows_from_the_input_and_may_be_replaced():
    process = make_process()
    by = make_host_person(process, side="community")
    item = actions.send_input(
        process=process, text="Ławki.", language="pl", by=Visitor(browser_key="k" * 32)
    )

    actions.answer_input(item=item, outcome="not_taken_up", answer="Nie ma miejsca.", by=by)
    item = actions.answer_input(item=item, outcome="partly", answer="Będą dwie.", by=by)

    assert (item.outcome, item.answer) == ("partly", "Będą dwie.")
    received, first, second = entries()
    assert list(first.because.all()) == [received]
    assert list(second.because.all()) == [first]


def test_the_database_refuses_an_outcome_without_an_answer():
    item = make_input(make_process())

    with pytest.raises(IntegrityError), transaction.atomic():
        type(item).objects.filter(pk=item.pk).update(outcome="taken_up")
