"""Offers that fit needs: within one place, by both people's will, and only counted."""

import pytest
from django.urls import reverse
from tests.people.factories import make_person
from tests.processes.factories import make_process

from gromada.ledger.models import Entry
from gromada.people import actions
from gromada.people.jobs import count_collaborations
from gromada.people.models import Match
from gromada.people.queries import abilities_at, needs_of, offers_of, pairs_of
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def process():
    return make_process()


@pytest.fixture
def offering():
    return make_person(name="Lena", email="lena@example.org")


@pytest.fixture
def needing():
    return make_person(name="Adam", email="adam@example.org")


def state(process, offering, needing, ability="legal", **words):
    offer = actions.offer(holder=process.address, ability=ability, by=offering, **words)
    return offer, actions.need(holder=process.address, ability=ability, by=needing, **words)


def pairs(person, process):
    at = (person, process.address)
    return pairs_of(*at, offers=list(offers_of(*at)), needs=list(needs_of(*at)))


def of(person, process):
    return [(str(pair.theirs), pair.answered, pair.other) for pair in pairs(person, process)]


def test_an_offer_fits_a_need_in_the_same_place(process, offering, needing):
    state(process, offering, needing)

    assert of(offering, process) == [("law and procedures", False, None)]
    assert of(needing, process) == [("law and procedures", False, None)]
    assert of(make_person(), process) == []
    assert not Match.objects.exists()


def test_another_place_another_ability_and_oneself_do_not_fit(process, offering, needing):
    elsewhere = make_process()
    actions.offer(holder=process.address, ability="legal", by=offering)
    actions.need(holder=elsewhere.address, ability="legal", by=needing)
    actions.need(holder=process.address, ability="hands", by=needing)
    actions.need(holder=process.address, ability="legal", by=offering)

    assert of(offering, process) == of(needing, process) == of(needing, elsewhere) == []


def test_what_is_not_on_the_list_fits_by_its_words(process, offering, needing):
    actions.offer(holder=process.address, ability="other", words="Bee keeping", by=offering)
    actions.need(holder=process.address, ability="other", words="bee  keeping", by=needing)
    actions.need(holder=process.address, ability="other", words="a choir", by=needing)

    assert [theirs for theirs, _said, _other in of(offering, process)] == [
        "something else: bee keeping"
    ]


def test_something_else_wants_words(process, offering):
    with pytest.raises(Refused, match="own words"):
        actions.offer(holder=process.address, ability="other", by=offering)


def test_the_names_are_told_when_both_said_yes(process, offering, needing):
    offer, need = state(process, offering, needing)

    actions.confirm_match(offer=offer, need=need, by=offering)
    assert of(offering, process)[0][1:] == (True, None)
    assert of(needing, process)[0][1:] == (False, None)

    actions.confirm_match(offer=offer, need=need, by=needing)
    assert of(offering, process)[0][2] == needing
    assert of(needing, process)[0][2] == offering


def test_one_no_ends_it_for_both_and_tells_nobody(process, offering, needing):
    offer, need = state(process, offering, needing)

    actions.dismiss_match(offer=offer, need=need, by=needing)

    assert of(offering, process) == of(needing, process) == []
    with pytest.raises(Refused):
        actions.confirm_match(offer=offer, need=need, by=offering)


def test_a_yes_can_be_taken_back_with_the_offer(process, offering, needing):
    offer, need = state(process, offering, needing)
    actions.confirm_match(offer=offer, need=need, by=offering)

    actions.withdraw(stake=offer, by=offering)

    assert of(needing, process) == []
    assert not Match.objects.exists()


def test_others_can_neither_answer_nor_take_back(client, process, offering, needing):
    offer, need = state(process, offering, needing)
    stranger = make_person()

    with pytest.raises(Refused):
        actions.confirm_match(offer=offer, need=need, by=stranger)
    with pytest.raises(Refused):
        actions.withdraw(stake=offer, by=needing)

    client.force_login(stranger)
    answer = client.post(reverse("people:match_answer", args=[offer.pk, need.pk]), {"yes": "1"})
    assert answer.status_code == 404
    back = client.post(reverse("people:stake_withdraw", args=["offer", offer.pk]))
    assert back.status_code == 404


def test_a_pair_that_does_not_fit_cannot_be_answered(process, offering, needing):
    offer = actions.offer(holder=process.address, ability="legal", by=offering)
    need = actions.need(holder=process.address, ability="hands", by=needing)

    with pytest.raises(Refused):
        actions.confirm_match(offer=offer, need=need, by=offering)


def test_everybody_sees_how_many_and_nobody_who(client, process, offering, needing):
    state(process, offering, needing, words="tenancy law")

    page = client.get(reverse("people:who_brings_what", args=[process.address])).text

    assert [(c.ability, c.offered, c.needed) for c in abilities_at(process.address)] == [
        ("legal", 1, 1)
    ]
    assert "law and procedures" in page
    assert not any(word in page for word in ("Lena", "Adam", "tenancy", "example.org"))


def test_the_page_puts_two_people_in_touch(client, process, offering, needing):
    url = reverse("people:who_brings_what", args=[process.address])
    say = reverse("people:stake_add", args=[process.address])
    client.force_login(offering)
    client.post(say, {"what": "offer", "ability": "legal"})
    client.force_login(needing)
    assert "Lena" not in client.post(say, {"what": "need", "ability": "legal"}, follow=True).text

    pair = pairs(needing, process)[0]
    answer = reverse("people:match_answer", args=[pair.offer.pk, pair.need.pk])
    assert "Lena" not in client.post(answer, {"yes": "1"}, follow=True).text
    client.force_login(offering)
    page = client.post(answer, {"yes": "1"}, follow=True).text

    assert "adam@example.org" in page
    assert "adam@example.org" in client.get(url).text


def test_the_record_gets_numbers_once_a_day_and_only_when_they_change(process, offering, needing):
    offer, need = state(process, offering, needing, words="tenancy law")
    for person in (offering, needing):
        actions.confirm_match(offer=offer, need=need, by=person)
    entries = Entry.objects.filter(kind__startswith="people.collaboration")
    assert not entries.exists()

    count_collaborations.call()
    count_collaborations.call()

    entry = entries.get()
    assert (entry.subject, entry.by, entry.texts) == (process.address, "system", {})
    assert entry.facts == {"cards": 0, "offers": 1, "needs": 1, "came_together": 1}

    actions.withdraw(stake=offer, by=offering)
    count_collaborations.call()
    assert entries.order_by("-pk").first().facts["offers"] == 0
