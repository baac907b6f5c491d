"""What was carried is done once, as it was carried, or not at all."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from tests.charters import sample_acts
from tests.charters.factories import (
    holder_of,
    later,
    make_charter,
    make_motion,
    seats,
    subject_of,
)

from gromada.charters.actions import depart, fulfil, say, settle_due
from gromada.charters.models import Departure, Mandate, Motion, issued
from gromada.charters.permissions import NoMandate, require_mandate
from gromada.ledger.models import Entry
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db
State = Motion.State


def told(motion) -> Motion:
    return Motion.objects.get(pk=motion.pk)


def carried(charter=None, act="samples.erase", **facts):
    """A motion with both keys turned."""
    charter = charter or make_charter()
    motion = make_motion(charter, act, **facts)
    return say(motion=motion, stance="consent", by=holder_of(charter, "community"))


# --- the delay ---------------------------------------------------------------


def test_what_cannot_be_undone_waits_two_days():
    charter = make_charter()
    subject_of(charter).__class__.objects.update(description_en="There.")
    motion = carried(charter)
    assert motion.state == State.WAITING
    assert motion.next_at - motion.carried_at == timedelta(hours=48)

    settle_due(now=motion.next_at - timedelta(seconds=1))
    assert subject_of(charter).description_en == "There."
    settle_due(now=motion.next_at)

    assert told(motion).state == State.EXECUTED
    assert subject_of(charter).description_en == ""


def test_a_word_can_be_taken_back_while_it_waits():
    charter = make_charter()
    motion = carried(charter)

    motion = say(
        motion=motion, stance="object", reason="On second thoughts.",
        by=holder_of(charter, "community"),
    )  # fmt: skip

    assert (motion.state, motion.carried_at) == (State.OPEN, None)
    settle_due(now=later(motion, days=3))
    assert told(motion).state == State.REFUSED


def test_the_job_does_it_once_however_often_it_runs():
    motion = carried()

    for _time in range(3):
        settle_due(now=motion.next_at + timedelta(hours=1))

    assert Entry.objects.filter(kind="people.sample_described").count() == 1
    assert Entry.objects.filter(kind="charters.motion_executed").count() == 1


# --- overtaken ---------------------------------------------------------------


def test_what_changed_meanwhile_is_left_alone():
    charter = make_charter()
    motion = carried(charter)
    sample = subject_of(charter)
    sample.description_en = "Changed by something else."
    sample.save()

    settle_due(now=motion.next_at)

    motion = told(motion)
    assert motion.state == State.OVERTAKEN
    assert motion.outcome_note == "What it was about has changed meanwhile."
    assert subject_of(charter).description_en == "Changed by something else."


def test_an_action_that_refuses_leaves_nothing_half_done():
    charter = make_charter()
    motion = carried(charter, "samples.break")

    assert motion.state == State.OVERTAKEN
    assert motion.outcome_note == "It cannot be done after all."
    assert subject_of(charter).description_en == ""
    assert not Entry.objects.filter(kind="people.sample_described").exists()
    assert not Entry.objects.filter(kind="charters.motion_executed").exists()


def test_one_motion_that_fails_holds_up_no_other(monkeypatch):
    first, second = carried(), carried()
    wrong = Motion.objects.get(pk=first.pk)
    wrong.rule_text = {"propose": ["nobody"], "requires": {"nobody": "one_seat"}}
    wrong.save()

    with pytest.raises(ExceptionGroup):
        settle_due(now=later(second, days=3))

    assert told(first).state == State.WAITING
    assert told(second).state == State.EXECUTED


# --- mandates ----------------------------------------------------------------


def test_a_governed_action_cannot_be_called_without_a_mandate():
    charter = make_charter()
    sample, seat = subject_of(charter), seats(charter, "institution")[0]
    forged = Mandate("samples.erase", sample.address, None, timezone.now())

    for mandate in (None, "yes", forged):
        with pytest.raises(NoMandate), transaction.atomic():
            sample_acts.erase(subject=sample, by=seat, mandate=mandate, because=(), reason="…")


def test_a_mandate_is_for_one_act_on_one_subject_once():
    sample, other = subject_of(make_charter()), subject_of(make_charter())
    with issued(
        act="samples.erase", subject=sample.address, motion=None, at=timezone.now()
    ) as mandate:
        with pytest.raises(NoMandate):
            require_mandate(mandate, "samples.describe", sample)
        with pytest.raises(NoMandate):
            require_mandate(mandate, "samples.erase", other)
        require_mandate(mandate, "samples.erase", sample)
        with pytest.raises(NoMandate):
            require_mandate(mandate, "samples.erase", sample)


def test_a_kept_mandate_opens_nothing():
    sample = subject_of(make_charter())
    with issued(
        act="samples.erase", subject=sample.address, motion=None, at=timezone.now()
    ) as mandate:
        pass

    with pytest.raises(NoMandate):
        require_mandate(mandate, "samples.erase", sample)


# --- the record --------------------------------------------------------------


def test_the_record_leads_from_the_deed_back_to_who_proposed_and_who_agreed():
    charter = make_charter()
    carried(charter, "samples.describe")

    deed = Entry.objects.get(kind="people.sample_described")
    executed = deed.because.get()
    done = executed.because.get()
    causes = {entry.kind: entry for entry in done.because.all()}

    mover, neighbour = seats(charter, "institution")[0], seats(charter, "community")[0]
    assert deed.by == executed.by == mover.address
    assert executed.kind == "charters.motion_executed"
    assert done.kind == "charters.motion_carried"
    assert causes["charters.motion_moved"].by == mover.address
    assert causes["charters.word_said"].by == neighbour.address
    assert causes["charters.word_said"].because.get() == causes["charters.motion_moved"]
    assert done.facts["sides"]["community"]["consents"] == 1


def test_the_record_holds_no_words_and_no_names():
    charter = make_charter()
    motion = make_motion(charter, payload={"description_en": "Secret text"}, reason="Why so.")
    say(motion=motion, stance="object", reason="Why not.", by=holder_of(charter, "community"))

    for entry in Entry.objects.all():
        assert "Secret" not in str(entry.facts)
        assert "Why" not in str(entry.facts) + str(entry.texts)
        assert "people.person" not in str(entry.facts) + entry.by


# --- afterwards --------------------------------------------------------------


def test_a_named_office_may_depart_openly_from_what_was_carried():
    charter = make_charter()
    motion = carried(charter)

    motion = depart(
        motion=motion, office="Mayor of Lipowa Dolina", reason="The budget was cut.",
        by=holder_of(charter, "institution", 2),
    )  # fmt: skip

    assert motion.state == State.DEPARTED
    assert Departure.objects.get().office == "Mayor of Lipowa Dolina"
    settle_due(now=later(motion, days=3))
    assert not Entry.objects.filter(kind="charters.motion_executed").exists()
    assert Entry.objects.get(kind="charters.motion_departed").facts["was"] == "waiting"


def test_only_the_side_that_is_competent_departs_and_it_says_why():
    charter = make_charter()
    motion = carried(charter)

    with pytest.raises(Refused, match="competent"):
        depart(motion=motion, office="We", reason="No.", by=holder_of(charter, "community"))
    with pytest.raises(Refused, match="Name the office"):
        depart(motion=motion, office="", reason="No.", by=holder_of(charter, "institution"))


def test_nothing_is_departed_from_that_was_not_carried():
    charter = make_charter()
    motion = make_motion(charter)

    with pytest.raises(Refused, match="carried"):
        depart(motion=motion, office="Mayor", reason="No.", by=holder_of(charter, "institution"))


def test_the_side_that_owes_an_answer_gives_it_once():
    charter = make_charter()
    motion = make_motion(charter, "samples.recommend")
    for number in (1, 2):
        motion = say(motion=motion, stance="consent", by=holder_of(charter, "community", number))
    duty = motion.duties.get()

    with pytest.raises(Refused, match="another side"):
        fulfil(duty=duty, text="We say so.", by=holder_of(charter, "community"))
    duty = fulfil(duty=duty, text="We will do it in May.", by=holder_of(charter, "institution"))

    assert duty.is_done
    with pytest.raises(Refused, match="done"):
        fulfil(duty=duty, text="Again.", by=holder_of(charter, "institution"))


def test_what_can_be_undone_is_undone_by_an_act():
    charter = make_charter()
    carried(charter, "samples.describe", payload={"description_en": "New"})

    carried(charter, "samples.describe", payload={"description_en": "Old"})

    assert subject_of(charter).description_en == "Old"
