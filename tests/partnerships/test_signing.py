"""Preparing and signing: whom it binds, what is refused, and what stays."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from tests.innovations.factories import make_challenge, make_innovation
from tests.partnerships.factories import (
    carry,
    in_days,
    make_parties,
    make_partnership,
    make_signed,
    member,
    seated,
)
from tests.people.factories import make_organisation, make_person, make_steward

from gromada.charters.actions import move, say, settle_motion
from gromada.charters.models import Duty, Motion
from gromada.charters.queries import charter_of
from gromada.innovations.queries import trail_of
from gromada.ledger.models import Entry
from gromada.partnerships.actions import (
    CommitmentPlan,
    PartyPlan,
    agree_for_party,
    edit_partnership,
    plan_commitment,
    prepare_partnership,
    record_signature,
)
from gromada.partnerships.models import Partnership
from gromada.partnerships.queries import (
    last_word_on,
    lineage,
    parties_to_ask,
    partnerships_visible_to,
)
from gromada.people.models import Organisation
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db
Sector = Organisation.Sector


def prepare(organisations, kind="ordinary_pact", **facts):
    return prepare_partnership(
        kind=kind,
        title_en="A pact",
        starts_on=in_days(0),
        parties=[PartyPlan(one) for one in organisations],
        by=member(organisations[0]),
        **facts,
    )


def test_what_is_prepared_exists_for_its_parties_alone():
    partnership = make_partnership()
    party = partnership.parties.last().organisation

    assert list(partnerships_visible_to(member(party))) == [partnership]
    assert list(partnerships_visible_to(seated(partnership, "community"))) == [partnership]
    assert list(partnerships_visible_to(make_person())) == []
    assert list(partnerships_visible_to(None)) == []


def test_the_preparer_sits_and_the_other_party_is_behind_its_seats():
    office, group = make_parties(Sector.PUBLIC, Sector.COMMUNITY)

    partnership = make_partnership(parties=[office, group], fill=False)

    seats = charter_of(partnership).seats.order_by("side", "number")
    assert [(seat.side, seat.organisation, seat.is_vacant) for seat in seats] == [
        ("community", group, True),
        ("community", group, True),
        ("community", group, True),
        ("institution", office, False),
    ]


def test_signing_waits_for_every_side_and_then_48_hours():
    partnership = make_partnership("M10", amount=4_800_000)

    motion = move(act="partnerships.sign", subject=partnership, reason="We agreed.",
                  by=seated(partnership))  # fmt: skip
    assert motion.state == Motion.State.OPEN
    for side in ("community", "business"):
        for seat in charter_of(partnership).seats.filter(side=side):
            if motion.state == Motion.State.OPEN:
                motion = say(motion=motion, stance="consent", by=seat.person)

    assert motion.state == Motion.State.WAITING
    assert motion.next_at - motion.carried_at == timedelta(hours=48)
    assert Partnership.objects.get().state == "prepared"
    settle_motion(motion=motion, now=motion.next_at)
    assert Partnership.objects.get().state == "signed"


def test_its_worth_counts_in_the_headline():
    partnership = make_partnership(amount=4_800_000)

    motion = move(act="partnerships.sign", subject=partnership, reason="We agreed.",
                  by=seated(partnership))  # fmt: skip

    assert motion.amount == 4_800_000


def test_every_commitment_is_promised_because_it_was_signed():
    partnership = make_signed()

    signed = Entry.objects.get(kind="partnerships.partnership_signed")
    promised = Entry.objects.filter(kind="partnerships.commitment_promised")
    assert promised.count() == 2
    assert all(list(entry.because.all()) == [signed] for entry in promised)
    assert [each.events.get().status for each in partnership.commitments.all()] == ["promised"] * 2


def test_what_changed_after_the_proposal_is_not_signed():
    partnership = make_partnership()
    motion = move(act="partnerships.sign", subject=partnership, reason="We agreed.",
                  by=seated(partnership))  # fmt: skip
    office = partnership.parties.first().organisation
    plan = CommitmentPlan(office, in_days(9), text_en="Something else")
    plan_commitment(partnership=partnership, plan=plan, by=member(office))

    for seat in charter_of(partnership).seats.filter(side="community"):
        if motion.state == Motion.State.OPEN:
            motion = say(motion=motion, stance="consent", by=seat.person)
    motion = settle_motion(motion=motion, now=motion.next_at)

    assert motion.state == Motion.State.OVERTAKEN
    assert Partnership.objects.get().state == "prepared"


def test_the_signature_outside_is_said_at_once_or_owed():
    at_once = make_partnership()
    carry("sign", at_once, signed_by="Wójt", signed_on=in_days(-1), document="Pact 1/2026")
    owing = make_signed()

    done, owed = Duty.objects.order_by("pk")
    assert done.is_done
    assert not owed.is_done
    record_signature(
        partnership=owing, signed_by="Wójt", signed_on=in_days(0), document="Pact 2/2026",
        by=seated(owing),
    )  # fmt: skip
    owed.refresh_from_db()
    assert owed.is_done
    assert Partnership.objects.get(pk=owing.pk).document == "Pact 2/2026"


def test_half_a_signature_or_one_of_tomorrow_is_refused():
    partnership = make_partnership()

    for half in ({"signed_by": "Wójt"}, {"signed_by": "Wójt", "signed_on": in_days(1),
                                        "document": "Pact"}):  # fmt: skip
        with pytest.raises(Refused):
            move(act="partnerships.sign", subject=partnership, payload=half, reason="Because.",
                 by=seated(partnership))  # fmt: skip


def test_nothing_to_promise_is_nothing_to_sign():
    partnership = make_partnership(commitments=False)

    with pytest.raises(Refused, match="at least one commitment"):
        move(act="partnerships.sign", subject=partnership, reason="Because.",
             by=seated(partnership))  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "sectors", "rules", "why"),
    [
        ("ordinary_pact", ["public"], "", "at least two parties"),
        ("ordinary_pact", ["community", "civic"], "", "must be a public institution"),
        ("ordinary_pact", ["public", "public"], "", "not public"),
        ("ordinary_pact", ["public", "community", "private"], "", "Choose a hybrid partnership"),
        ("ordinary_pact", ["public", "community"], "M10", "does not fit this kind"),
        ("ordinary_pact", ["public", "community"], "M02", "does not fit this kind"),
        ("hybrid", ["public", "private"], "", "party of the community"),
        ("hybrid", ["public", "community"], "", "needs a company"),
        ("concession", ["public", "community"], "", "needs a company"),
    ],
)
def test_contradictions_are_refused(kind, sectors, rules, why):
    with pytest.raises(Refused, match=why):
        prepare(make_parties(*sectors), kind, rules=rules)

    assert not Partnership.objects.exists()


def test_a_company_in_a_complex_pact_makes_it_hybrid():
    partnership = prepare(make_parties("public", "community", "private"), "complex_pact")

    assert partnership.template == "M10"
    assert [party.side for party in partnership.parties.all()] == [
        "institution", "community", "business",
    ]  # fmt: skip


def test_nobody_prepares_for_others_and_none_is_named_twice():
    office, group = make_parties("public", "community")

    with pytest.raises(Refused, match="an organisation that you act for"):
        prepare_partnership(
            kind="ordinary_pact", title_en="A pact", starts_on=in_days(0),
            parties=[PartyPlan(office), PartyPlan(group)], by=member(make_parties("civic")[0]),
        )  # fmt: skip
    with pytest.raises(Refused, match="once"):
        prepare([office, office])


def test_the_trail_leads_from_the_signature_back_to_the_innovation_and_what_else_led_to_it():
    innovation = make_innovation(challenges=[make_challenge()])
    source = make_innovation(title_en="A decision")
    cause = Entry.objects.filter(subject=source.address).first()
    partnership = make_signed(innovations=[innovation], because=[cause])

    subjects = {
        group.entries[0].subject
        for _step, groups in trail_of(partnership.address, person=None).before
        for group in groups
    }
    assert {innovation.address, source.address, innovation.challenges.get().address} <= subjects
    assert {entry.subject for entry in lineage(partnership)} == {
        innovation.address, source.address,
    }  # fmt: skip


def test_a_past_is_told_with_its_own_times():
    then = timezone.now() - timedelta(days=250)
    partnership = make_partnership(happened_at=then)

    carry("sign", partnership, happened_at=then)

    assert Partnership.objects.get().signed_at == then + timedelta(hours=48)
    promised = Entry.objects.filter(kind="partnerships.commitment_promised").first()
    assert promised.happened_at == then + timedelta(hours=48)


def a_second_payer():
    """An office names another one of its side, which the one seat of that side cannot hold."""
    office, other, group = make_parties(Sector.PUBLIC, Sector.PUBLIC, Sector.COMMUNITY)
    return make_partnership(parties=[office, other, group]), other


def propose(partnership):
    return move(act="partnerships.sign", subject=partnership, reason="Sign.",
                by=seated(partnership))  # fmt: skip


def test_nobody_is_bound_because_others_named_them():
    partnership, other = a_second_payer()

    with pytest.raises(Refused, match=other.name):
        propose(partnership)


def test_a_party_without_a_seat_agrees_and_a_change_takes_that_away():
    partnership, other = a_second_payer()
    party = partnership.parties.get(organisation=other)
    read = last_word_on(partnership)

    agree_for_party(party=party, read=read, by=make_steward(other))

    assert parties_to_ask(partnership) == []
    assert carry("sign", partnership).is_signed


def test_what_was_changed_is_agreed_to_anew():
    partnership, other = a_second_payer()
    party = partnership.parties.get(organisation=other)
    steward, read = make_steward(other), last_word_on(partnership)
    agree_for_party(party=party, read=read, by=steward)

    plan_commitment(partnership=partnership, plan=CommitmentPlan(other, in_days(9), text_en="Pay"),
                    by=seated(partnership))  # fmt: skip

    assert parties_to_ask(partnership) == [party]
    with pytest.raises(Refused, match=r"changed meanwhile|W międzyczasie"):
        agree_for_party(party=party, read=read, by=steward)


def test_only_its_steward_agrees_for_a_party():
    partnership, other = a_second_payer()
    party = partnership.parties.get(organisation=other)

    for person in (member(other), seated(partnership), make_person()):
        with pytest.raises(Refused, match=r"steward|koordynuje"):
            agree_for_party(party=party, read=last_word_on(partnership), by=person)


def test_a_steward_agrees_on_the_page(client):
    partnership, other = a_second_payer()
    party = partnership.parties.get(organisation=other)
    client.force_login(make_steward(other))

    page = client.get(partnership.get_absolute_url())
    assert f'name="read" value="{last_word_on(partnership)}"' in page.text
    client.post(
        reverse("partnerships:party_agree", args=[partnership.slug, party.pk]),
        {"read": last_word_on(partnership)},
    )

    assert parties_to_ask(partnership) == []


@pytest.mark.parametrize("what", ["reviewer", "innovations", "challenges"])
def test_what_else_is_signed_does_not_change_under_the_keys(what):
    partnership = make_partnership()
    motion = propose(partnership)
    facts = {"innovations": [], "challenges": []} | {
        "reviewer": {"reviewer": make_organisation()},
        "innovations": {"innovations": [make_innovation()]},
        "challenges": {"challenges": [make_challenge()]},
    }[what]
    edit_partnership(partnership=partnership, by=seated(partnership), **facts)

    for seat in charter_of(partnership).seats.filter(side="community"):
        if motion.state == Motion.State.OPEN:
            motion = say(motion=motion, stance="consent", by=seat.person)
    if motion.state == Motion.State.WAITING:
        motion = settle_motion(motion=motion, now=motion.next_at)

    assert motion.state == Motion.State.OVERTAKEN


def test_the_public_record_says_little_of_what_is_only_prepared():
    office, group = make_parties(Sector.PUBLIC, Sector.COMMUNITY)
    partnership = make_partnership(
        parties=[office, group], amount=987_654, challenges=[make_challenge()]
    )
    edit_partnership(
        partnership=partnership, innovations=[], challenges=[], amount=123_456,
        by=seated(partnership),
    )  # fmt: skip

    prepared, changed = Entry.objects.filter(subject=partnership.address).order_by("pk")
    assert prepared.facts == {"kind": "ordinary_pact", "model": "M03"}
    assert changed.facts == {}


def test_the_entry_of_what_is_not_published_names_nobody(client):
    office, group = make_parties(Sector.PUBLIC, Sector.COMMUNITY)
    partnership = make_partnership(parties=[office, group], amount=987_654)
    by = seated(partnership)

    for entry in Entry.objects.filter(holder=partnership.address):
        page = client.get(reverse("ledger:entry_detail", args=[entry.pk])).text
        for name in (partnership.title, office.name, group.name, by.name, office.address, "987654"):
            assert name not in page


def test_what_was_signed_is_in_the_record():
    challenge = make_challenge()
    partnership = make_signed(amount=4_200, challenges=[challenge])

    facts = Entry.objects.get(kind="partnerships.partnership_signed").facts
    assert (facts["amount"], facts["challenges"]) == (4_200, [challenge.address])
    assert [each[0] for each in facts["parties"]] == [
        party.organisation.address for party in partnership.parties.all()
    ]
