"""An invitation to a seat is taken back by whoever could make it, with a reason."""

import pytest
from django.urls import reverse
from tests.charters.factories import holder_of, make_charter, seats
from tests.people.factories import (
    make_membership,
    make_operator,
    make_organisation,
    make_person,
    make_steward,
)
from tests.processes.factories import make_process

from gromada.charters.actions import accept_seat, hand_over_seat, nominate, withdraw_invitation
from gromada.charters.models import Invitation
from gromada.charters.permissions import may_withdraw_invitation
from gromada.ledger.models import Entry
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def nominated():
    """A vacant seat of an organisation, and everybody around the offer of it."""
    charter = make_charter(vacant=["community"], holder=make_process())
    organisation = make_organisation()
    charter.seats.filter(side="community").update(organisation=organisation)
    steward, guest = make_steward(organisation), make_membership(organisation=organisation).person
    seat = seats(charter, "community")[0]
    return {
        "invitation": nominate(seat=seat, email=guest.email, by=steward),
        "steward": steward,
        "guest": guest,
        "other side": holder_of(charter, "institution"),
    }


def test_who_may_withdraw_a_nomination(nominated):
    people = {
        "steward": nominated["steward"],
        "guest": nominated["guest"],
        "other side": nominated["other side"],
        "stranger": make_person(),
        "operator": make_operator(email="o@example.org"),
        "nobody": None,
    }

    allowed = {
        name
        for name, person in people.items()
        if may_withdraw_invitation(person, nominated["invitation"])
    }

    assert allowed == {"steward"}


def test_who_may_withdraw_the_invitation_of_a_successor():
    charter = make_charter()
    seat = seats(charter, "community")[0]
    invitation = hand_over_seat(seat=seat, email="next@example.org", by=seat.person)
    people = {
        "holder": seat.person,
        "other side": holder_of(charter, "institution"),
        "stranger": make_person(),
    }

    allowed = {name for name, each in people.items() if may_withdraw_invitation(each, invitation)}

    assert allowed == {"holder"}


def test_the_link_works_no_longer_and_the_reason_is_in_the_record(nominated):
    invitation = nominated["invitation"]

    withdraw_invitation(invitation=invitation, reason="The wrong address.", by=nominated["steward"])

    with pytest.raises(Refused, match="used or withdrawn"):
        accept_seat(invitation=invitation, by=nominated["guest"])
    entry = Entry.objects.get(kind="charters.seat_offer_withdrawn")
    assert [cause.kind for cause in entry.because.all()] == ["charters.seat_offered"]
    assert [kept.text for kept in entry.kept_texts.all()] == ["The wrong address."]
    assert entry.facts == {"side": "community", "hand_over": False}


def test_inviting_again_undoes_it(nominated):
    seat, guest = nominated["invitation"].seat, nominated["guest"]
    withdraw_invitation(
        invitation=nominated["invitation"], reason="By mistake.", by=nominated["steward"]
    )

    again = nominate(seat=seat, email=guest.email, by=nominated["steward"])

    assert accept_seat(invitation=again, by=guest).person == guest


def test_on_the_page_of_the_seat_only_they_see_whom_they_invited(client, nominated):
    seat, email = nominated["invitation"].seat, nominated["guest"].email
    page = reverse("charters:seat_detail", args=[seat.pk])

    assert client.get(page).status_code == 200
    assert email not in client.get(page).content.decode()
    client.force_login(nominated["other side"])
    assert email not in client.get(page).content.decode()
    client.force_login(nominated["steward"])
    assert email in client.get(page).content.decode()


def test_it_is_withdrawn_on_the_page_of_the_seat_with_a_reason(client, nominated):
    page = reverse("charters:seat_withdraw", args=[nominated["invitation"].seat.pk])
    client.force_login(nominated["steward"])

    without = client.post(page, {"reason": ""})
    assert without.status_code == 422
    assert Invitation.objects.exists()

    client.post(page, {"reason": "The wrong address."})
    assert not Invitation.objects.exists()
    assert client.post(page, {"reason": "Once more."}).status_code == 404


def test_a_stranger_withdraws_nothing(client, nominated):
    client.force_login(make_person())

    client.post(
        reverse("charters:seat_withdraw", args=[nominated["invitation"].seat.pk]),
        {"reason": "Mine."},
    )

    assert Invitation.objects.exists()
