"""While a side is missing: founding first, then a duty to answer, never a stall."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.charters.factories import (
    holder_of,
    make_charter,
    make_motion,
    seats,
    subject_of,
)
from tests.people.factories import make_membership, make_organisation, make_person, make_steward

from gromada.charters.actions import (
    SeatPlan,
    accept_seat,
    found_charter,
    nominate,
    say,
    settle_due,
)
from gromada.charters.models import Charter, Invitation, Motion, Version
from gromada.charters.queries import standing_of, version_in_force
from gromada.methods.charter.regime import Regime
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db
State = Motion.State


def standing(charter):
    return standing_of(version_in_force(charter))


def days_ago(charter, days):
    """A charter that began that long ago."""
    then = timezone.now() - timedelta(days=days)
    charter.seats.filter(person=None).update(vacant_since=then)
    Charter.objects.filter(pk=charter.pk).update(founded_at=then)
    Version.objects.filter(charter=charter).update(in_force_from=then)
    return charter


def alone(**facts):
    """The institution is there, the community is not yet."""
    return make_charter(vacant=["community"], **facts)


# --- founding ----------------------------------------------------------------


def test_until_the_other_side_is_there_it_is_founding_and_says_until_when():
    charter = alone()

    now = standing(charter)

    assert (now.regime, now.absent) == (Regime.FOUNDING, {"community"})
    assert now.is_consultation
    assert now.until - charter.founded_at == timedelta(days=90)


def test_while_founding_the_institution_does_alone_what_can_be_undone():
    charter = alone()

    motion = make_motion(charter, payload={"description_en": "New"})

    assert (motion.state, motion.regime) == (State.EXECUTED, "founding")
    assert subject_of(charter).description_en == "New"


def test_while_founding_nothing_is_done_that_cannot_be_undone():
    with pytest.raises(Refused, match="can be undone"):
        make_motion(alone(), "samples.erase")


def test_while_founding_the_charter_is_not_changed():
    charter = alone()
    rules = version_in_force(charter).rules

    motion = make_motion(
        charter, "charters.change_charter", subject=charter,
        payload={"rules": rules, "challenge": "None."},
    )  # fmt: skip

    assert (motion.state, motion.paused_for) == (State.OPEN, "vacant")


def test_founding_ends_when_the_other_side_is_there():
    organisation = make_organisation()
    holder = make_organisation()
    steward = make_steward(organisation)
    charter = found_charter(
        holder=holder, rules="M04", by=make_person(),
        seats=[
            SeatPlan("institution", person=make_person()),
            SeatPlan("community", organisation=organisation, all_seats=True),
        ],
    )  # fmt: skip
    neighbour = make_membership(organisation=organisation).person

    nominate(seat=seats(charter, "community")[0], email=neighbour.email, by=steward)
    accept_seat(invitation=Invitation.objects.get(), by=neighbour)

    assert standing(charter).regime is Regime.CHARTER
    assert make_motion(charter).state == State.OPEN


# --- the duty to answer ------------------------------------------------------


def test_after_ninety_days_alone_it_is_a_duty_to_answer():
    charter = days_ago(alone(), 91)

    assert standing(charter).regime is Regime.ANSWER
    motion = make_motion(charter, payload={"description_en": "New"})
    assert motion.state == State.OPEN

    settle_due(now=motion.closes_at)

    assert Motion.objects.get().state == State.EXECUTED


def test_a_side_that_left_its_seats_empty_for_ninety_days_stalls_nothing():
    charter = make_charter()
    for seat in seats(charter, "community"):
        charter.seats.filter(pk=seat.pk).update(person=None, vacant_since=timezone.now())
    assert standing(charter).regime is Regime.CHARTER
    motion = make_motion(charter)
    assert motion.is_paused

    days_ago(charter, 91)

    assert standing(charter).regime is Regime.ANSWER


def test_a_lapsed_charter_is_a_duty_to_answer_and_its_own_change_needs_its_keys():
    charter = make_charter()
    Version.objects.update(lapses_at=timezone.now())
    assert standing(charter).regime is Regime.ANSWER
    motion = make_motion(charter)
    neighbours = [seat.person for seat in seats(charter, "community")]

    for person in neighbours:
        motion = say(motion=motion, stance="consent", by=person)
    assert motion.state == State.EXECUTED

    renewal = make_motion(charter, "charters.renew_charter", subject=charter)
    for person in neighbours[:2]:
        renewal = say(motion=renewal, stance="consent", by=person)
    assert renewal.state == State.EXECUTED
    assert standing(charter).regime is Regime.CHARTER


# --- without an institution --------------------------------------------------


def test_neighbours_without_an_institution_decide_among_themselves():
    charter = make_charter("M00")

    assert standing(charter).regime is Regime.CHARTER
    assert make_motion(charter, side="community").state == State.EXECUTED


def test_while_the_institution_has_not_come_the_neighbours_act_on_the_platform_only():
    charter = make_charter(vacant=["institution"])

    assert make_motion(charter, side="community").state == State.EXECUTED
    with pytest.raises(Refused, match="can be undone"):
        make_motion(charter, "samples.promise", side="community")


def test_neighbours_invite_an_institution_later_by_changing_their_charter():
    charter = make_charter("M00")
    two_sides = make_charter()  # what they want to become
    rules = version_in_force(two_sides).rules

    motion = make_motion(
        charter, "charters.change_charter", side="community", subject=charter,
        payload={"rules": rules, "challenge": "We want the office at the table."},
    )  # fmt: skip
    for number in (2, 3):
        if motion.is_live:
            motion = say(
                motion=motion, stance="consent", by=holder_of(charter, "community", number)
            )

    assert motion.state == State.EXECUTED
    assert charter.seats.filter(side="institution", person=None).count() == 2
