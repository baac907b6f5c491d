"""Decisions: prepared in public, taken with a signature, recommended, ended with differences."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.decisions.factories import (
    SIGNATURE,
    answered,
    carried,
    carry,
    make_decision,
    make_office,
    make_remark,
)
from tests.drafting.factories import carry as carry_amendment
from tests.drafting.factories import (
    make_amendment,
    make_drafting_process,
    make_hosts,
    make_policy,
)
from tests.people.factories import make_account
from tests.processes.factories import make_host_person, make_process

from gromada.charters.actions import fulfil, move
from gromada.charters.models import Duty, Motion
from gromada.charters.permissions import NoMandate, outlook
from gromada.decisions.actions import (
    answer_decision,
    edit_decision,
    prepare_decision,
    publish_report,
    state_position,
    take_decision,
)
from gromada.decisions.acts import END, RECOMMEND, TAKE
from gromada.decisions.jobs import note_recommendation
from gromada.decisions.models import Decision
from gromada.decisions.queries import participation_in
from gromada.ledger.models import Entry
from gromada.methods.participation import Level
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def both_sides(process):
    return make_host_person(process), make_host_person(process, side="community")


def test_a_decision_needs_a_title_and_a_seat():
    process = make_process()
    with pytest.raises(Refused):
        make_decision(process, title_pl=" ", title_en="")
    with pytest.raises(Refused):
        prepare_decision(process=process, title_pl="Tak", by=make_account())


def test_a_decision_is_taken_with_its_signature_after_48_hours_and_owes_none():
    process = make_process()
    official, _resident = both_sides(process)
    decision = make_decision(process, official)
    motion = move(
        act="decisions.take_decision", subject=decision, payload=SIGNATURE, reason="Tak.",
        by=official,
    )  # fmt: skip
    assert motion.state == Motion.State.OPEN

    decision = carried(motion)

    assert decision.state == Decision.State.TAKEN
    assert (decision.signed_by, decision.document) == (
        SIGNATURE["signed_by"],
        SIGNATURE["document"],
    )
    assert not Duty.objects.filter(kind=Duty.Kind.SIGNATURE).exists()
    taken = Entry.objects.get(kind="decisions.decision_taken")
    assert {cause.kind for cause in taken.because.all()} == {
        "charters.motion_executed",
        "decisions.decision_prepared",
    }


@pytest.mark.parametrize("missing", SIGNATURE)
def test_without_its_signature_nothing_is_taken(missing):
    process = make_process()
    official, _resident = both_sides(process)
    payload = {name: value for name, value in SIGNATURE.items() if name != missing}

    with pytest.raises(Refused):
        move(
            act=TAKE, subject=make_decision(process, official), payload=payload, reason="Tak.",
            by=official,
        )  # fmt: skip


def test_a_signature_of_tomorrow_is_refused():
    process = make_process()
    official, _resident = both_sides(process)
    payload = SIGNATURE | {"signed_on": timezone.localdate() + timedelta(days=1)}

    with pytest.raises(Refused, match=r"has not come yet|jeszcze nie"):
        move(
            act=TAKE, subject=make_decision(process, official), payload=payload, reason="Tak.",
            by=official,
        )  # fmt: skip


def test_taking_a_decision_adopts_its_text_and_follows_from_what_it_took_in():
    process = make_drafting_process()
    official, _resident_host = make_hosts(process)
    policy = make_policy(process, by=official)
    carry_amendment("accept", make_amendment(policy), by=official)
    decision = make_decision(process, official, kind="adopts", policy=policy)

    decision = carry("take_decision", decision, by=official, **SIGNATURE)

    assert decision.policy.is_adopted
    prepared = Entry.objects.get(kind="decisions.decision_prepared")
    assert {cause.kind for cause in prepared.because.all()} == {
        "drafting.policy_opened",
        "drafting.amendment_accepted",
    }
    adopted = Entry.objects.get(kind="drafting.policy_adopted")
    assert "decisions.decision_taken" in {cause.kind for cause in adopted.because.all()}
    assert participation_in(decision).facts.drafted_together


def test_a_text_that_changed_meanwhile_is_not_adopted():
    process = make_drafting_process()
    official, _resident_host = make_hosts(process)
    policy = make_policy(process, by=official)
    decision = make_decision(process, official, kind="adopts", policy=policy)
    motion = move(act=TAKE, subject=decision, payload=SIGNATURE, reason="Tak.", by=official)

    carry_amendment("accept", make_amendment(policy), by=official)
    decision = carried(motion)

    assert decision.state == Decision.State.PREPARED
    assert Motion.objects.get(pk=motion.pk).state == Motion.State.OVERTAKEN


def test_nobody_takes_a_decision_by_another_door():
    decision = make_decision()
    with pytest.raises(NoMandate):
        take_decision(
            subject=decision, by=None, mandate=object(), because=(), reason="", **SIGNATURE
        )


def test_what_others_decide_by_law_is_recommended_and_owed_an_answer():
    process = make_process()
    official, _resident = both_sides(process)
    decision = make_decision(process, official, effect="reserved")
    assert not outlook(official, TAKE, decision)[0]

    decision = carry("recommend", decision, by=official)
    assert decision.state == Decision.State.PREPARED  # the job notes it
    executed = Entry.objects.filter(kind="charters.motion_executed").latest("pk")
    note_recommendation.func(entry_id=executed.pk)
    note_recommendation.func(entry_id=executed.pk)

    decision.refresh_from_db()
    assert decision.state == Decision.State.RECOMMENDED
    assert decision.answer_due_on == timezone.localdate(decision.decided_at) + timedelta(days=30)
    assert Entry.objects.filter(kind="decisions.decision_recommended").count() == 1
    answer_decision(decision=decision, text="Rada to uchwali.", by=official)
    with pytest.raises(Refused):
        answer_decision(decision=decision, text="Jeszcze raz.", by=official)


def test_the_answer_to_a_recommendation_is_owed_once_and_given_in_one_place(client):
    process = make_process()
    official, _resident = both_sides(process)
    decision = carry("recommend", make_decision(process, official, effect="reserved"), by=official)
    executed = Entry.objects.filter(kind="charters.motion_executed").latest("pk")
    note_recommendation.func(entry_id=executed.pk)
    decision.refresh_from_db()
    duty = Duty.objects.get(kind=Duty.Kind.ANSWER)
    with pytest.raises(Refused):
        fulfil(duty=duty, text="Rada to uchwali.", by=official)
    client.force_login(official)
    page = client.get(duty.motion.get_absolute_url()).content.decode()
    assert f'href="{decision.get_absolute_url()}"' in page
    assert f"duties/{duty.pk}/" not in page

    answer_decision(decision=decision, text="Rada to uchwali.", by=official)

    duty.refresh_from_db()
    decision.refresh_from_db()
    assert (duty.text, duty.done_at) == (decision.answer, decision.answered_at)
    entry = Entry.objects.get(kind="charters.duty_fulfilled")
    assert entry.because.get().kind == "decisions.decision_answered"
    assert "Rada to uchwali." in client.get(duty.motion.get_absolute_url()).content.decode()


def test_what_binds_the_institution_is_not_recommended():
    process = make_process()
    official, _resident = both_sides(process)

    assert not outlook(official, RECOMMEND, make_decision(process, official))[0]


def test_one_side_alone_ends_with_differences_once_the_other_was_asked():
    process = make_process()
    official, resident = both_sides(process)
    decision = make_decision(process, official)
    assert not outlook(resident, END, decision)[0]  # no position yet
    state_position(decision=decision, text="Chcemy pięciu podwórek.", by=resident)

    motion = move(act=END, subject=decision, reason="Nie ma zgody.", by=resident)
    assert motion.state == Motion.State.OPEN
    state_position(decision=decision, text="Stać nas na trzy.", by=official)
    decision = carried(motion, consenting=False)

    assert decision.state == Decision.State.DIFFERENCES
    assert {position.side for position in decision.positions.all()} == {
        "institution",
        "community",
    }
    assert decision.owes_an_answer


def test_the_text_does_not_change_while_it_is_proposed():
    process = make_process()
    official, _resident = both_sides(process)
    decision = make_decision(process, official)
    edit_decision(decision=decision, title_pl="Zaczynamy od dwóch podwórek", by=official)
    move(act=TAKE, subject=decision, payload=SIGNATURE, reason="Tak.", by=official)

    with pytest.raises(Refused):
        edit_decision(decision=decision, title_pl="Inaczej", by=official)


# --- the level of participation, from facts ------------------------------------


def consulted(answered_count, *, count=10, notice=20, report=True, changed=True):
    """A consultation under M01, in which no other side holds a key."""
    process, (author, reader) = make_office(make_process(template="M01"))
    process.phases.update(starts_at=timezone.now() - timedelta(days=40))
    decision = make_decision(process, author)
    Decision.objects.update(prepared_at=timezone.now() - timedelta(days=notice))
    remarks = [make_remark(process) for _number in range(count)]
    for remark in remarks[:answered_count]:
        answered(remark, author, reader, disposition="taken_up" if changed else "not_taken_up")
    if report:
        publish_report(process=process, by=author, happened_at=timezone.now() - timedelta(hours=1))
    return Decision.objects.select_related("process").get(pk=decision.pk)


@pytest.mark.parametrize(
    ("facts", "level"),
    [
        ({"answered_count": 9}, Level.ANSWERED),
        ({"answered_count": 8}, Level.HEARD),
        ({"answered_count": 9, "changed": False}, Level.HEARD),
        ({"answered_count": 9, "report": False}, Level.TOLD),
        ({"answered_count": 9, "report": False, "notice": 3}, Level.CLOSED),
    ],
)
def test_the_level_follows_from_the_record(facts, level):
    """P1: notice of 20 days, a way in, a summary, 9 of 10 answered, something changed."""
    assert participation_in(consulted(**facts)).level is level


def test_why_nothing_changed_counts_as_much_as_a_change():
    decision = consulted(9, changed=False)
    decision.changes_pl = "Nic się nie zmieniło, bo pas drogi nie należy do gminy."
    decision.save()

    assert participation_in(decision).level is Level.ANSWERED


def test_where_another_side_holds_a_key_the_decision_is_shared():
    decision = make_decision()

    found = participation_in(decision)

    assert found.level is Level.SHARED
    assert found.gap == 0
    assert found.facts.consent_needed
    assert found.facts.may_propose
