"""Commitments: nothing said is changed, and lateness counts from the day first promised."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.partnerships.factories import (
    carry,
    in_days,
    make_commitment,
    make_partnership,
    make_signed,
    member,
    seated,
)
from tests.people.factories import make_person, make_steward

from gromada.charters.actions import move
from gromada.ledger.models import Entry, RecordIsPermanent
from gromada.methods.accountability import Commitment as Promise
from gromada.notices.models import Notice
from gromada.partnerships.actions import (
    CommitmentPlan,
    MilestonePlan,
    plan_commitment,
    report_commitment,
    strike_commitment,
    tell_of_lateness,
)
from gromada.partnerships.models import Commitment, CommitmentEvent, Partnership
from gromada.partnerships.queries import (
    commitments_of,
    due_for,
    late_commitments,
    standing_of_commitment,
    with_commitments,
)
from gromada.people.models import Person
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def report(commitment, status="kept", on=0, by=None, **facts):
    facts.setdefault("reason", "Because.")
    return report_commitment(
        commitment=commitment,
        status=status,
        happened_on=in_days(on),
        by=by or member(commitment.party.organisation),
        **facts,
    )


def standing(commitment, today=None):
    found = with_commitments(Commitment.objects.all()).get(pk=commitment.pk)
    return standing_of_commitment(found, today)


@pytest.mark.parametrize(
    ("due_in", "state", "words"),
    [
        (30, "open", "30 days left"),
        (1, "open", "1 day left"),
        (0, "open", "due today"),
        (-1, "late", "1 day late"),
        (-12, "late", "12 days late"),
    ],
)
def test_a_commitment_is_late_from_the_day_after_the_one_first_promised(due_in, state, words):
    found = standing(make_commitment(due_in=due_in))

    assert (found.state, found.words) == (state, words)


def test_whether_it_was_kept_late_follows_from_the_first_day_and_not_from_who_says_it():
    on_time = make_commitment(due_in=0)
    late = make_commitment(due_in=-2)

    assert report(on_time, on=-1).status == "kept"
    assert report(late, on=0).status == "kept_late"
    assert standing(late).words == "kept 2 days late"


def test_a_moved_commitment_shows_both_days_and_stays_late():
    commitment = make_commitment(due_in=-5)

    carry("move_commitment", commitment, new_due_on=in_days(20), reason="A dry spring.")

    found = standing(commitment)
    assert found.due_on == in_days(-5)
    assert found.moved_to == in_days(20)
    assert found.words == "5 days late"
    assert Commitment.objects.get(pk=commitment.pk).due_on == in_days(-5)


def test_moving_needs_the_other_side_and_a_later_day():
    commitment = make_commitment(due_in=5)

    with pytest.raises(Refused, match="after the one that is promised now"):
        move(
            act="partnerships.move_commitment", subject=commitment, reason="Because.",
            payload={"new_due_on": in_days(5)}, by=seated(commitment.partnership),
        )  # fmt: skip
    motion = move(
        act="partnerships.move_commitment", subject=commitment, reason="Because.",
        payload={"new_due_on": in_days(9)}, by=seated(commitment.partnership),
    )  # fmt: skip
    assert motion.state == "open"
    assert standing(commitment).moved_to is None


def test_a_release_is_agreed_and_what_was_promised_stays():
    commitment = make_commitment(due_in=5)

    carry("release_commitment", commitment, happened_at=timezone.now() - timedelta(days=2.1))

    assert standing(commitment).state == "released"
    assert [event.status for event in commitment.events.all()] == ["promised", "released"]
    with pytest.raises(Refused, match="released"):
        report(commitment)


def test_one_more_promise_is_agreed_on():
    partnership = make_signed()
    party = partnership.parties.last()

    carry("add_commitment", party, text_en="Water the trees", due_on=in_days(90))

    added = partnership.commitments.get(number=3)
    assert (added.party, added.text_en, added.due_on) == (party, "Water the trees", in_days(90))
    assert added.events.get().status == "promised"


def test_what_is_said_is_never_changed():
    commitment = make_commitment()
    event = report(commitment, "begun")

    event.status = "kept"
    with pytest.raises(RecordIsPermanent):
        event.save()
    with pytest.raises(RecordIsPermanent):
        CommitmentEvent.objects.filter(pk=event.pk).delete()


def test_only_who_promised_says_it_is_kept_and_others_may_say_broken_once_the_day_is_past():
    coming = make_commitment(due_in=5)
    other = seated(coming.partnership, "community")

    for status, why in (("kept", "Only"), ("begun", "Only"), ("broken", "has not passed")):
        with pytest.raises(Refused, match=why):
            report(coming, status, by=other)
    with pytest.raises(Refused, match="act for a party"):
        report(coming, by=make_person())
    passed = make_commitment(due_in=-1)
    event = report(passed, "broken", by=seated(passed.partnership, "community"))
    assert event.party.side == "community"


def test_nothing_is_kept_tomorrow_or_before_the_signature():
    with pytest.raises(Refused, match="not come yet"):
        report(make_commitment(), on=1)
    prepared = make_partnership()
    with pytest.raises(Refused, match="not signed yet"):
        report(prepared.commitments.first())


def test_moving_cannot_be_slipped_in_as_a_report():
    with pytest.raises(Refused, match="propose it"):
        report(make_commitment(), "moved")


def test_a_step_on_the_way_does_not_end_the_commitment():
    partnership = make_partnership(commitments=False)
    office = partnership.parties.first().organisation
    plan = CommitmentPlan(
        office, in_days(40), text_en="Plant", milestones=[MilestonePlan(in_days(9), text_en="Dig")]
    )
    plan_commitment(partnership=partnership, plan=plan, by=member(office))
    commitment = carry_signed(partnership).commitments.get()

    report(commitment, milestone=commitment.milestones.get())

    found = standing(commitment)
    assert found.state == "open"
    assert [day for _step, day in found.milestones] == [in_days(0)]


def carry_signed(partnership):
    then = timezone.now() - timedelta(days=5)
    Partnership.objects.filter(pk=partnership.pk).update(prepared_at=then)
    signed = carry("sign", partnership)
    # what was signed in two days was signed two days ago
    events = CommitmentEvent.objects.filter(commitment__partnership=signed)
    super(type(events), events).update(happened_on=in_days(-2))
    return signed


def test_each_event_leads_back_to_the_one_before_and_to_the_signature():
    commitment = make_commitment()
    begun = report(commitment, "begun")
    kept = report(commitment)

    assert list(kept.entry.because.all()) == [begun.entry]
    promised = Entry.objects.get(
        kind="partnerships.commitment_promised", subject=commitment.address
    )
    assert list(begun.entry.because.all()) == [promised]


def test_the_measures_get_first_days_and_kept_days():
    kept = make_commitment(due_in=-1)
    report(kept, on=-2)
    found = commitments_of(reloaded(kept.partnership))

    assert found[0] == Promise(due=in_days(-1), kept=in_days(-2))
    assert found[1].kept is None


def reloaded(partnership):
    return Partnership.objects.get(pk=partnership.pk)


def test_a_release_by_its_day_is_not_counted_and_one_after_it_is_not_kept():
    in_time, too_late = make_commitment(due_in=5), make_commitment(due_in=-1)
    for commitment in (in_time, too_late):
        carry("release_commitment", commitment)
    then = in_days(3)

    assert len(commitments_of(reloaded(in_time.partnership), then)) == 1
    assert commitments_of(reloaded(too_late.partnership), then)[0] == Promise(due=in_days(-1))


def test_what_is_prepared_is_no_promise_yet():
    assert commitments_of(make_partnership()) == []


def test_late_ones_and_what_is_due_for_my_organisation_the_latest_first():
    late, later = make_commitment(due_in=-3), make_commitment(due_in=-9)
    make_commitment(due_in=4)
    kept = make_commitment(due_in=-20)
    report(kept)

    assert [one.commitment for one in late_commitments()] == [later, late]
    due = due_for(member(late.party.organisation))
    assert [one.commitment for one in due.late] == [late]
    assert due_for(make_person()).late == ()


def test_the_end_is_agreed_says_how_and_closes_everything():
    commitment = make_commitment(due_in=-1)

    partnership = carry("end_partnership", commitment.partnership, outcome="cancelled")

    assert (partnership.state, partnership.ended_as) == ("ended", "cancelled")
    with pytest.raises(Refused, match="has ended"):
        report(Commitment.objects.get(pk=commitment.pk))
    with pytest.raises(Refused):
        move(
            act="partnerships.end_partnership", subject=make_signed(), reason="Because.",
            payload={"outcome": "active"}, by=member(commitment.party.organisation),
        )  # fmt: skip


def test_time_stops_with_the_end():
    late = make_commitment(due_in=-4)
    partnership = carry(
        "end_partnership", late.partnership, outcome="cancelled",
        happened_at=timezone.now() - timedelta(days=2.5),
    )  # fmt: skip
    coming = partnership.commitments.get(number=2)

    assert standing(late, in_days(300)).days_late <= 4
    assert standing(coming, in_days(300)).words == "it ended before this was due"
    assert commitments_of(partnership, in_days(300)) == [Promise(due=in_days(-4))]


def test_a_draft_is_edited_and_a_signed_one_is_not():
    draft = make_partnership()
    strike_commitment(commitment=draft.commitments.first(), by=seated(draft))
    signed = make_signed()

    assert draft.commitments.count() == 1
    with pytest.raises(Refused, match="signed"):
        strike_commitment(commitment=signed.commitments.first(), by=seated(signed))
    assert isinstance(signed.commitments.first().due_on, date)


def test_stewards_hear_once_that_a_commitment_is_late_in_their_language():
    commitment = make_commitment(due_in=-1)
    steward = make_steward(commitment.party.organisation)
    Person.objects.filter(pk=steward.pk).update(language="en")
    other = make_steward(commitment.partnership.parties.last().organisation)

    told = [tell_of_lateness(), tell_of_lateness()]

    assert told == [1, 0]
    (notice,) = Notice.objects.filter(template="partnerships/commitment_late")
    assert (notice.person, notice.language) == (steward, "en")
    assert commitment.text_en in notice.text
    assert not Notice.objects.filter(person=other, template=notice.template).exists()


def test_nobody_is_told_of_what_is_kept_or_still_ahead():
    kept = make_commitment(due_in=-1)
    make_steward(kept.party.organisation)
    report(kept)
    ahead = make_commitment(due_in=0)
    make_steward(ahead.party.organisation)

    assert tell_of_lateness() == 0
