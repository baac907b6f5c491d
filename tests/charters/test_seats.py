"""Who sits, how they came there, and that one person holds one key."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.charters.factories import holder_of, make_charter, make_motion, seats
from tests.people.factories import make_membership, make_organisation, make_person, make_steward

from gromada.charters.actions import (
    accept_seat,
    declare_ties,
    end_mandates,
    give_up_seat,
    hand_over_seat,
    name_delegate,
    nominate,
    say,
)
from gromada.charters.models import Invitation, Motion, Seat
from gromada.charters.queries import invitation_by, seat_of
from gromada.charters.queries.holders import found
from gromada.ledger.models import Entry
from gromada.notices.models import Mail
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db
State = Motion.State


@pytest.fixture
def offered():
    """A vacant seat of an organisation, offered to one of its members."""
    charter = make_charter(vacant=["community"])
    organisation = make_organisation()
    charter.seats.filter(side="community").update(organisation=organisation)
    guest = make_membership(organisation=organisation).person
    seat = seats(charter, "community")[0]
    invitation = nominate(seat=seat, email=guest.email, by=make_steward(organisation))
    return invitation, guest


def test_one_person_holds_one_seat_whatever_the_programme_does():
    charter = make_charter()
    other = seats(charter, "community")[0]

    with pytest.raises(IntegrityError), transaction.atomic():
        Seat.objects.filter(pk=other.pk).update(person=holder_of(charter, "institution"))


def test_an_invitation_makes_its_owner_the_holder_once(offered):
    invitation, guest = offered

    seat = accept_seat(invitation=invitation, by=guest)

    assert seat.person == guest
    assert not Invitation.objects.exists()
    with pytest.raises(Refused, match="used or withdrawn"):
        accept_seat(invitation=invitation, by=guest)
    assert Entry.objects.filter(kind="charters.seat_filled", subject=seat.address).count() == 1


def test_the_link_in_the_mail_leads_to_the_invitation(offered):
    invitation, _guest = offered
    text = Mail.objects.get(template="charters/seat_invitation").text
    token = next(word for word in text.split() if "/seats/" in word).rstrip("/").rpartition("/")[2]
    holder = invitation.seat.charter.holder

    assert invitation_by(token) == invitation
    assert str(found([holder])[holder]) in text
    assert invitation_by("another") is None
    assert token not in str(Invitation.objects.values())
    assert mail.outbox == []


def test_an_invitation_is_for_its_address_and_for_a_while(offered):
    invitation, guest = offered

    with pytest.raises(Refused, match="another address"):
        accept_seat(invitation=invitation, by=make_person())
    Invitation.objects.update(expires_at=timezone.now())
    with pytest.raises(Refused, match="expired"):
        accept_seat(invitation=invitation, by=guest)
    end_mandates()
    assert not Invitation.objects.exists()


def test_who_belongs_to_an_organisation_of_another_side_cannot_take_a_seat(offered):
    invitation, guest = offered
    office = make_organisation()
    Seat.objects.filter(side="institution").update(organisation=office)
    make_membership(person=guest, organisation=office)

    with pytest.raises(Refused, match="another side"):
        accept_seat(invitation=invitation, by=guest)


def test_only_a_steward_of_the_organisation_nominates(offered):
    invitation, guest = offered

    with pytest.raises(Refused, match="steward"):
        nominate(seat=invitation.seat, email="x@example.org", by=guest)


def test_a_hand_over_continues_the_mandate():
    charter = make_charter()
    motion = make_motion(charter)
    seat, successor = seats(charter, "institution")[0], make_person()
    before = seat.person

    hand_over_seat(seat=seat, email=successor.email, by=before)
    assert seat_of(before, charter) == seat
    accept_seat(invitation=Invitation.objects.get(), by=successor)

    assert seat_of(before, charter) is None
    assert seat_of(successor, charter) == seat
    motion = say(motion=motion, stance="consent", by=holder_of(charter, "community"))
    assert motion.state == State.EXECUTED


def test_a_seat_given_up_is_vacant_and_its_words_no_longer_count():
    charter = make_charter()
    motion = make_motion(charter)
    seat = seats(charter, "institution")[0]

    give_up_seat(seat=seat, by=seat.person)
    motion = say(motion=motion, stance="consent", by=holder_of(charter, "community"))

    assert motion.state == State.OPEN


def test_a_mandate_ends_on_its_day():
    charter = make_charter()
    seat = seats(charter, "institution")[0]
    Seat.objects.filter(pk=seat.pk).update(until=timezone.now())

    assert end_mandates() == 1

    seat.refresh_from_db()
    assert seat.is_vacant
    assert Entry.objects.get(kind="charters.seat_vacated").by == "system"


def test_ties_are_said_and_stop_a_key():
    charter = make_charter()
    motion = make_motion(charter)
    seat = seats(charter, "community")[0]

    with pytest.raises(Refused, match="Say what the interest is"):
        declare_ties(seat=seat, ties="", is_tied=True, by=seat.person)
    declare_ties(seat=seat, ties="I own the plot.", is_tied=True, by=seat.person)
    motion = say(motion=motion, stance="consent", by=seat.person)

    assert motion.state == State.OPEN


def test_somebody_stands_in_for_who_is_away_and_for_no_longer():
    charter = make_charter()
    motion = make_motion(charter)
    seat = seats(charter, "community")[0]
    friend = make_colleague(seat.person)
    until = timezone.now() + timedelta(days=7)

    name_delegate(seat=seat, email=friend.email, until=until, by=seat.person)
    motion = say(motion=motion, stance="object", reason="For Ewa: no.", by=friend)

    word = motion.words.get(seat=seat)
    assert word.by_delegate
    Seat.objects.filter(pk=seat.pk).update(delegate_until=timezone.now())
    with pytest.raises(Refused, match="hold a seat"):
        say(motion=motion, stance="consent", by=friend)


def make_colleague(person, colleague=None):
    """Somebody who belongs to an organisation together with a person."""
    organisation = make_membership(person).organisation
    return make_membership(colleague, organisation).person


def test_who_holds_a_seat_cannot_stand_in_on_another():
    charter = make_charter()
    seat = seats(charter, "community")[0]
    other = make_colleague(seat.person, holder_of(charter, "institution"))

    with pytest.raises(Refused, match="at most one seat"):
        name_delegate(seat=seat, email=other.email, by=seat.person)


def test_nobody_learns_by_naming_who_stands_in_whether_an_address_has_an_account():
    charter = make_charter()
    seat, stranger = seats(charter, "community")[0], make_person()
    left = make_colleague(seat.person)
    left.memberships.update(until=timezone.now())
    refusals = set()

    for address in (stranger.email, left.email, "nobody@example.org"):
        with pytest.raises(Refused) as refused:
            name_delegate(seat=seat, email=address, by=seat.person)
        refusals.add(str(refused.value))

    assert len(refusals) == 1
    seat.refresh_from_db()
    assert seat.delegate is None


def test_nobody_learns_by_offering_a_seat_where_somebody_belongs_or_sits():
    charter = make_charter()
    ours, theirs = seats(charter, "community")[0], seats(charter, "institution")[0]
    theirs.organisation = make_organisation()
    theirs.save()
    seat = seats(charter, "community")[1]
    seat.organisation = make_membership(ours.person, role="steward").organisation
    seat.save()
    give_up_seat(seat=seat, by=seat.person)
    seat.refresh_from_db()
    belongs = make_membership(organisation=theirs.organisation).person

    for guest in (belongs, theirs.person):
        nominate(seat=seat, email=guest.email, by=ours.person)
        with pytest.raises(Refused, match=r"another side|at most one seat"):
            accept_seat(invitation=Invitation.objects.get(seat=seat), by=guest)


def test_a_seat_is_given_by_an_act_of_both_sides():
    charter = make_charter()
    seat = seats(charter, "community")[2]
    give_up_seat(seat=seat, by=seat.person)
    seat.refresh_from_db()
    guest = make_person()

    motion = make_motion(
        charter, "charters.fill_seat", subject=seat, payload={"email": guest.email}
    )
    for number in (1, 2):
        motion = say(motion=motion, stance="consent", by=holder_of(charter, "community", number))
    assert motion.state == State.EXECUTED
    accept_seat(invitation=Invitation.objects.get(), by=guest)

    assert seat_of(guest, charter) == seat


def test_one_side_cannot_take_a_seat_of_the_other_back():
    charter = make_charter()
    seat = seats(charter, "community")[2]

    motion = make_motion(charter, "charters.vacate_seat", subject=seat)

    assert motion.state == State.OPEN
    seat.refresh_from_db()
    assert not seat.is_vacant
