"""A motion from being proposed to being done, or not."""

from datetime import timedelta

import pytest
from tests.charters.factories import (
    holder_of,
    later,
    make_charter,
    make_motion,
    make_rules,
    subject_of,
)
from tests.people.factories import make_organisation, make_person

from gromada.charters.actions import (
    accept_condition,
    answer_reason,
    extend,
    move,
    say,
    settle_due,
    settle_motion,
    withdraw,
)
from gromada.charters.models import Duty, Motion
from gromada.ledger.models import Entry
from gromada.methods.charter import Need, Requirement
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db
State = Motion.State


def told(motion) -> Motion:
    return Motion.objects.get(pk=motion.pk)


def ask_community(**facts):
    """The institution decides; the community is asked first."""
    return make_rules(
        requires={
            "institution": Requirement(Need.ONE_SEAT),
            "community": Requirement(Need.ASKED, days=5),
        },
        **facts,
    )


# --- carrying ----------------------------------------------------------------


def test_one_side_alone_cannot_do_what_needs_two():
    charter = make_charter()

    motion = make_motion(charter)

    assert motion.state == State.OPEN
    assert subject_of(charter).description_en == ""


def test_the_word_that_completes_the_keys_does_it_at_once():
    charter = make_charter()
    motion = make_motion(charter, payload={"description_en": "New"})

    motion = say(motion=motion, stance="consent", by=holder_of(charter, "community", 2))

    assert motion.state == State.EXECUTED
    assert subject_of(charter).description_en == "New"


def test_what_the_movers_side_may_do_alone_is_done_at_once():
    rules = make_rules(requires={"institution": Requirement(Need.ONE_SEAT)})
    charter = make_charter(rules=rules)

    motion = make_motion(charter, payload={"description_en": "New"})

    assert motion.state == State.EXECUTED
    assert subject_of(charter).description_en == "New"


def test_the_movers_word_counts_for_the_movers_side_only():
    charter = make_charter(rules=make_rules(seats={"institution": 1, "community": 3}))

    motion = make_motion(charter, side="community")

    assert motion.state == State.OPEN
    assert [word.seat.side for word in motion.words.all()] == ["community"]


def test_the_same_seat_speaks_once_and_may_change_its_word():
    charter = make_charter()
    motion = make_motion(charter)
    neighbour = holder_of(charter, "community")

    say(motion=motion, stance="object", reason="Too soon.", by=neighbour)
    motion = say(motion=motion, stance="consent", by=neighbour)

    assert motion.state == State.EXECUTED
    assert motion.words.count() == 2


def test_objections_and_conditions_have_reasons():
    charter = make_charter()
    motion = make_motion(charter)

    for stance in ("object", "consent_if"):
        with pytest.raises(Refused, match="Say why"):
            say(motion=motion, stance=stance, by=holder_of(charter, "community"))


def test_a_tied_holder_may_speak_and_completes_no_key():
    charter = make_charter()
    motion = make_motion(charter)
    charter.seats.filter(side="community").update(is_tied=True)

    motion = say(motion=motion, stance="consent", by=holder_of(charter, "community"))

    assert motion.state == State.OPEN
    assert motion.words.count() == 2


# --- who may -----------------------------------------------------------------


def test_people_without_a_seat_neither_propose_nor_speak():
    charter = make_charter()
    stranger = make_person()
    motion = make_motion(charter)

    with pytest.raises(Refused, match="hold a seat"):
        make_motion(charter, "samples.break", by=stranger)
    with pytest.raises(Refused, match="hold a seat"):
        say(motion=motion, stance="consent", by=stranger)


def test_who_may_not_propose_is_told_who_may():
    charter = make_charter(rules=make_rules(propose=("community",)))

    with pytest.raises(Refused, match="community"):
        make_motion(charter)


def test_what_is_not_possible_now_is_refused_with_the_acts_own_reason():
    charter = make_charter()
    sample = subject_of(charter)
    sample.description_en = "closed"
    sample.save()

    with pytest.raises(Refused, match="It is closed"):
        make_motion(charter, payload={"description_en": "New"})


def test_without_a_charter_nothing_can_be_proposed():
    charter = make_charter()
    other = make_charter()

    with pytest.raises(Refused):
        make_motion(other, subject=subject_of(charter))
    with pytest.raises(Refused, match="No charter"):
        move(act="samples.break", subject=make_organisation(), reason="…", by=make_person())


def test_an_incomplete_payload_is_refused_with_what_is_missing():
    charter = make_charter()

    with pytest.raises(Refused, match="Write a description"):
        make_motion(charter, payload={})


def test_the_same_act_on_the_same_subject_is_proposed_once_at_a_time():
    charter = make_charter()
    make_motion(charter)

    with pytest.raises(Refused, match="already"):
        make_motion(charter, side="community")


def test_what_was_refused_does_not_return_unchanged_for_thirty_days():
    charter = make_charter()
    motion = make_motion(charter, payload={"description_en": "New"})
    say(motion=motion, stance="object", reason="No.", by=holder_of(charter, "community"))
    assert settle_motion(motion=motion, now=later(motion, hours=1)).state == State.REFUSED

    with pytest.raises(Refused, match="30 days"):
        make_motion(charter, payload={"description_en": "New"})
    assert make_motion(charter, payload={"description_en": "Newer"}).state == State.OPEN


def test_after_thirty_days_it_may_return():
    charter = make_charter()
    motion = make_motion(charter, payload={"description_en": "New"})
    settle_motion(motion=motion, now=later(motion, hours=1))
    Motion.objects.update(ended_at=motion.opened_at - timedelta(days=31))

    assert make_motion(charter, payload={"description_en": "New"}).state == State.OPEN


def test_nobody_has_more_than_five_proposals_open():
    charter = make_charter()
    make_motion(charter)
    Motion.objects.all().update(act_key="samples.break")
    first = Motion.objects.get()
    for number in range(4):
        Motion.objects.create(
            **{
                name: getattr(first, name)
                for name in ("version", "rule_text", "act_key", "mover", "opened_at", "closes_at")
            },
            subject=f"people.organisation:{1000 + number}",
        )

    with pytest.raises(Refused, match="5 proposals open"):
        make_motion(charter)


# --- conditions, reasons, time -----------------------------------------------


def test_an_accepted_condition_changes_the_proposal_and_makes_a_consent():
    charter = make_charter()
    motion = make_motion(charter, payload={"description_en": "New"})
    motion = say(
        motion=motion, stance="consent_if", reason="Shorter.",
        condition={"description_en": "N"}, by=holder_of(charter, "community"),
    )  # fmt: skip
    assert motion.state == State.OPEN

    motion = accept_condition(
        motion=motion,
        word=motion.words.get(stance="consent_if"),
        by=holder_of(charter, "institution"),
    )

    assert motion.state == State.EXECUTED
    assert subject_of(charter).description_en == "N"


def test_a_condition_may_be_about_the_reason_that_everybody_reads():
    charter = make_charter()
    motion = make_motion(charter, reason="It breaks the rules.")
    motion = say(
        motion=motion, stance="consent_if", reason="Say which rule.",
        condition={"reason": "It names a private person."}, by=holder_of(charter, "community"),
    )  # fmt: skip

    motion = accept_condition(
        motion=motion,
        word=motion.words.get(stance="consent_if"),
        by=holder_of(charter, "institution"),
    )

    assert motion.state == State.EXECUTED
    done = Entry.objects.get(kind="people.sample_described")
    assert done.kept_texts.get().text == "It names a private person."


def test_who_consented_to_something_else_is_asked_again():
    charter = make_charter(
        rules=make_rules(
            seats={"institution": 1, "community": 3},
            requires={
                "institution": Requirement(Need.ONE_SEAT),
                "community": Requirement(Need.MAJORITY),
            },
        )
    )
    motion = make_motion(charter)
    say(motion=motion, stance="consent", by=holder_of(charter, "community", 1))
    say(
        motion=motion, stance="consent_if", reason="Shorter.",
        condition={"description_en": "N"}, by=holder_of(charter, "community", 2),
    )  # fmt: skip

    motion = accept_condition(
        motion=motion,
        word=motion.words.get(stance="consent_if"),
        by=holder_of(charter, "institution"),
    )

    assert motion.state == State.OPEN
    motion = say(motion=motion, stance="consent", by=holder_of(charter, "community", 1))
    assert motion.state == State.EXECUTED


def test_only_the_mover_accepts_a_condition():
    charter = make_charter()
    motion = make_motion(charter)
    motion = say(
        motion=motion, stance="consent_if", reason="Shorter.", by=holder_of(charter, "community")
    )

    for person in (holder_of(charter, "institution", 2), holder_of(charter, "community")):
        with pytest.raises(Refused):
            accept_condition(motion=motion, word=motion.words.get(stance="consent_if"), by=person)


def test_a_side_that_is_asked_is_waited_for_and_answered_and_cannot_block():
    charter = make_charter(rules=ask_community())
    motion = make_motion(charter, payload={"description_en": "New"})
    assert motion.state == State.OPEN
    motion = say(motion=motion, stance="object", reason="No.", by=holder_of(charter, "community"))
    assert motion.state == State.OPEN

    motion = answer_reason(
        motion=motion,
        word=motion.words.get(stance="object"),
        answer="We will look at it in May.",
        by=holder_of(charter, "institution"),
    )

    assert motion.state == State.EXECUTED


def test_a_side_that_is_asked_and_says_nothing_is_waited_for():
    charter = make_charter(rules=ask_community())
    motion = make_motion(charter, payload={"description_en": "New"})

    assert settle_due(now=motion.closes_at - timedelta(minutes=1)) == 0
    settle_due(now=motion.closes_at)

    assert told(motion).state == State.EXECUTED


def test_every_seat_may_ask_for_more_time_once():
    charter = make_charter()
    motion = make_motion(charter)
    closes_at = motion.closes_at

    motion = extend(motion=motion, by=holder_of(charter, "community", 3))

    assert motion.closes_at > closes_at
    with pytest.raises(Refused, match="once"):
        extend(motion=motion, by=holder_of(charter, "institution"))


def test_the_mover_may_withdraw_and_nobody_else():
    charter = make_charter()
    motion = make_motion(charter)

    with pytest.raises(Refused):
        withdraw(motion=motion, by=holder_of(charter, "community"))
    motion = withdraw(motion=motion, by=holder_of(charter, "institution"))

    assert motion.state == State.WITHDRAWN
    with pytest.raises(Refused, match="closed"):
        say(motion=motion, stance="consent", by=holder_of(charter, "community"))


# --- how it ends -------------------------------------------------------------


def test_a_motion_to_which_nobody_says_anything_lapses():
    motion = make_motion()

    settle_due(now=later(motion))

    assert told(motion).state == State.LAPSED


def test_a_motion_that_a_key_holder_objects_to_is_refused_when_the_window_closes():
    charter = make_charter()
    motion = make_motion(charter)
    motion = say(motion=motion, stance="object", reason="No.", by=holder_of(charter, "community"))
    assert motion.state == State.OPEN

    settle_due(now=later(motion))

    assert told(motion).state == State.REFUSED


def test_a_deadlock_leaves_a_duty_to_answer_within_thirty_days():
    charter = make_charter()
    motion = make_motion(charter, "samples.recommend")
    say(motion=motion, stance="object", reason="No.", by=holder_of(charter, "community"))

    now = later(motion)
    settle_due(now=now)

    assert told(motion).state == State.DEADLOCKED
    duty = Duty.objects.get(motion=motion)
    assert (duty.kind, duty.side, duty.due_at - now) == (
        "answer",
        "institution",
        timedelta(days=30),
    )


def test_two_deadlocks_over_the_same_start_mediation():
    charter = make_charter()
    for reason in ("First.", "Second."):
        Motion.objects.update(ended_at=None)
        motion = make_motion(charter, "samples.recommend", reason=reason)
        say(motion=motion, stance="object", reason="No.", by=holder_of(charter, "community"))
        settle_due(now=later(motion))

    assert set(Duty.objects.filter(motion=motion).values_list("kind", "side")) == {
        ("answer", "institution"),
        ("mediation", ""),
    }


def test_a_reserved_act_is_never_done_and_leaves_a_recommendation():
    charter = make_charter()
    motion = make_motion(charter, "samples.recommend")
    for number in (1, 2):
        motion = say(motion=motion, stance="consent", by=holder_of(charter, "community", number))

    assert motion.state == State.RECOMMENDED
    assert Duty.objects.get(motion=motion).kind == "answer"


def test_a_promise_is_done_and_owes_the_signature_outside():
    charter = make_charter()
    motion = make_motion(charter, "samples.promise")
    for number in (1, 2):
        motion = say(motion=motion, stance="consent", by=holder_of(charter, "community", number))

    assert motion.state == State.EXECUTED
    assert [duty.kind for duty in motion.duties.all()] == ["signature"]
