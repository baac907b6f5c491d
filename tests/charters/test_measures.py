"""The headline and the counts, over real motions."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.charters.factories import holder_of, later, make_charter, make_motion, make_rules
from tests.charters.sample_acts import DESCRIBED

from gromada.charters.actions import accept_condition, depart, say, settle_due, withdraw
from gromada.charters.queries.measures import record_of
from gromada.ledger.actions import record as entry
from gromada.methods.charter import Need, Requirement

pytestmark = pytest.mark.django_db


def record(charter):
    now = timezone.now()
    return record_of(charter, since=now - timedelta(days=1), until=now + timedelta(days=99))


@pytest.fixture
def charter():
    return make_charter(rules=make_rules())


def both(charter, *, side="institution", **facts):
    motion = make_motion(charter, side=side, **facts)
    other = "community" if side == "institution" else "institution"
    return say(motion=motion, stance="consent", by=holder_of(charter, other))


def test_the_headline_of_a_side(charter):
    both(charter)
    both(charter, side="community")
    motion = both(charter, side="community")
    depart(motion=motion, office="Mayor", reason="No money.", by=holder_of(charter, "institution"))
    stopped = make_motion(charter)
    say(motion=stopped, stance="object", reason="No.", by=holder_of(charter, "community"))
    settle_due(now=later(stopped))
    withdrawn = make_motion(charter)
    withdraw(motion=withdrawn, by=holder_of(charter, "institution"))

    found = record(charter)

    community = found.headlines["community"]
    assert (community.needed, community.decisions) == (4, 4)
    assert (community.started, community.carried) == (2, 2)
    assert (community.stopped, community.overridden) == (1, 1)
    assert found.motions == 5
    assert found.headlines["institution"].stopped == 0


def test_a_side_that_is_only_asked_was_not_needed():
    charter = make_charter(
        rules=make_rules(
            requires={
                "institution": Requirement(Need.ONE_SEAT),
                "community": Requirement(Need.ASKED, days=5),
            }
        )
    )
    both(charter)

    found = record(charter).headlines

    assert (found["community"].needed, found["community"].decisions) == (0, 1)
    assert found["institution"].needed == 1


def test_what_each_side_did_is_counted(charter):
    motion = make_motion(charter)
    say(
        motion=motion, stance="consent_if", reason="Shorter.",
        condition={"description_en": "N"}, by=holder_of(charter, "community"),
    )  # fmt: skip
    accept_condition(
        motion=motion,
        word=motion.words.get(stance="consent_if"),
        by=holder_of(charter, "institution"),
    )
    stopped = make_motion(charter)
    say(motion=stopped, stance="object", reason="No.", by=holder_of(charter, "community"))
    settle_due(now=later(stopped))

    found = record(charter).in_fact

    community, institution = found["community"], found["institution"]
    assert (community.conditions, community.conditions_accepted) == (1, 1)
    assert (community.objected, community.heeded) == (1, 1)
    assert (institution.moved, institution.carried, institution.refused) == (2, 1, 1)
    assert community.waited_for == 2


def test_money_is_counted_beside_the_number(charter):
    both(charter, payload={"description_en": "four"})
    both(charter, act="samples.erase")

    found = record(charter).headlines["community"]

    assert (found.money_needed_grosze, found.money_grosze) == (400_000, 400_000)
    assert found.decisions == 1  # the one that cannot be undone still waits


def test_money_follows_an_accepted_condition(charter):
    motion = make_motion(charter, payload={"description_en": "four"})
    say(
        motion=motion, stance="consent_if", reason="Shorter.",
        condition={"description_en": "N"}, by=holder_of(charter, "community"),
    )  # fmt: skip
    accept_condition(
        motion=motion,
        word=motion.words.get(stance="consent_if"),
        by=holder_of(charter, "institution"),
    )

    motion.refresh_from_db()
    assert motion.amount == 100_000


def test_what_the_law_reserves_is_outside_and_not_a_decision(charter):
    both(charter)
    both(charter, act="samples.recommend")

    found = record(charter)

    assert (found.recommended, found.outside) == (1, 1)
    assert found.headlines["community"].decisions == 1
    assert found.headlines["community"].outside == 1


def test_what_a_host_did_alone_is_outside(charter, monkeypatch):
    monkeypatch.setattr("gromada.charters.queries.measures.OUTSIDE", {DESCRIBED})
    with transaction.atomic():
        entry(DESCRIBED, subject=charter, holder=charter.holder, by="system")
        entry(DESCRIBED, subject=charter, holder="processes.process:999", by="system")

    found = record(charter)

    assert (found.alone, found.outside) == (1, 1)


def test_a_period_leaves_out_what_ended_before(charter):
    both(charter)

    found = record_of(charter, since=timezone.now() + timedelta(days=1))

    assert (found.motions, found.headlines["community"].decisions) == (0, 0)
    assert record_of(charter).headlines["community"].decisions == 1


def test_it_costs_the_same_for_one_motion_and_for_many(charter):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            record(charter)
        return len(captured)

    both(charter)
    one = queries()
    for _number in range(5):
        both(charter)

    assert queries() == one
