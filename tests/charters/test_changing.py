"""The charter of the charter: nobody loses a key without using it, and there is notice."""

from copy import deepcopy
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.charters.factories import (
    holder_of,
    make_charter,
    make_motion,
    make_rules,
    seats,
)
from tests.people.factories import make_organisation, make_person

from gromada.charters.actions import begin_versions, found_charter, say, settle_due
from gromada.charters.models import Exit, Motion, Version
from gromada.charters.queries import coming_version, standing_of, version_in_force
from gromada.ledger.models import Entry
from gromada.methods.charter import Family, Need, Requirement, Rule
from gromada.methods.charter.regime import Regime
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db
State = Motion.State


def change(charter, edit, *, side="institution"):
    rules = deepcopy(version_in_force(charter).rules)
    edit(rules)
    return make_motion(
        charter, "charters.change_charter", subject=charter, side=side,
        payload={"rules": rules, "challenge": "Windows are too short."},
    )  # fmt: skip


def all_consent(charter, motion):
    for seat in charter.seats.filter(person__isnull=False).exclude(pk=motion.mover_id):
        if motion.is_live:
            motion = say(motion=motion, stance="consent", by=seat.person)
    return motion


def longer(rules):
    rules["families"]["voice"]["window_days"] = 9


def test_a_change_is_carried_by_the_charters_own_rule_and_begins_after_fourteen_days():
    charter = make_charter()
    motion = all_consent(charter, change(charter, longer))
    assert motion.state == State.EXECUTED

    coming = coming_version(charter)
    assert (coming.number, coming.challenge) == (2, "Windows are too short.")
    assert coming.in_force_from - timezone.now() > timedelta(days=13, hours=23)
    assert version_in_force(charter).number == 1
    assert version_in_force(charter, at=coming.in_force_from).number == 2
    assert coming.carried_by.kind == "charters.charter_changed"


def test_open_motions_keep_the_rule_they_began_with():
    charter = make_charter()
    motion = make_motion(charter)
    closes_at = motion.closes_at

    all_consent(charter, change(charter, longer))
    Version.objects.filter(number=2).update(in_force_from=timezone.now())
    begin_versions()

    motion = Motion.objects.get(pk=motion.pk)
    assert (motion.version.number, motion.rule.window_days) == (1, 5)
    assert motion.closes_at == closes_at


def test_a_charter_with_a_hole_is_refused_with_its_story():
    charter = make_charter()

    def alone(rules):
        rules["families"]["charter"]["requires"] = {"institution": "one_seat"}

    with pytest.raises(Refused, match="can change the charter alone"):
        change(charter, alone)


def test_a_charter_with_a_hole_is_not_founded():
    both = make_rules()
    one_key = Rule(
        propose=("institution", "community"),
        requires={"institution": Requirement(Need.ONE_SEAT)},
    )
    bad = replace(both, families={**both.families, Family.CHARTER: one_key})

    with pytest.raises(Refused, match="alone"):
        found_charter(holder=make_organisation(), by=make_person(), rules=bad)


def test_a_charter_that_cannot_be_read_is_refused_with_the_place():
    with pytest.raises(Refused, match="voice"):
        change(make_charter(), lambda rules: rules["families"].pop("voice"))


def test_no_side_loses_what_it_has_without_its_own_consent():
    """Business may propose, and holds no key: not even to a change of the charter."""
    keys = {key: Requirement(Need.ONE_SEAT) for key in ("institution", "community")}
    plain = make_rules(seats={"institution": 1, "business": 1, "community": 1}, requires=keys)
    families = {**plain.families, Family.CHARTER: plain.families[Family.VOICE]}
    families[Family.PEOPLE] = families[Family.CHARTER]
    charter = make_charter(rules=replace(plain, families=families))

    def silence_business(document):
        document["families"]["voice"]["propose"].remove("business")

    motion = change(charter, silence_business)
    motion = say(motion=motion, stance="consent", by=holder_of(charter, "community"))
    assert motion.state == State.OPEN
    motion = say(motion=motion, stance="consent", by=holder_of(charter, "business"))

    assert motion.state == State.EXECUTED


def test_of_two_changes_the_later_is_overtaken():
    charter = make_charter()
    other = version_in_force(charter)
    motion = change(charter, longer)
    Version.objects.create(
        charter=charter, number=2, rules=other.rules, in_force_from=timezone.now(),
        lapses_at=other.lapses_at,
    )  # fmt: skip

    motion = all_consent(charter, motion)

    assert motion.state == State.OVERTAKEN


def test_seats_fit_the_version_on_its_day():
    charter = make_charter()

    def other_seats(rules):
        rules["sides"][0]["seats"] = 1
        rules["sides"][1]["seats"] = 4

    all_consent(charter, change(charter, other_seats))
    assert charter.seats.filter(side="community").count() == 4
    assert charter.seats.filter(side="institution", person__isnull=False).count() == 2
    Version.objects.filter(number=2).update(in_force_from=timezone.now())

    assert begin_versions() == 1
    assert begin_versions() == 0

    gone = seats(charter, "institution")[1]
    assert gone.is_vacant
    assert gone.closed_at is not None
    assert Entry.objects.get(kind="charters.version_began").because.get().kind == (
        "charters.charter_changed"
    )


def test_renewal_is_for_the_last_half_year_and_holds_for_two():
    charter = make_charter()
    with pytest.raises(Refused, match="last half year"):
        make_motion(charter, "charters.renew_charter", subject=charter)
    Version.objects.update(lapses_at=timezone.now() + timedelta(days=100))

    all_consent(charter, make_motion(charter, "charters.renew_charter", subject=charter))

    assert Version.objects.get().lapses_at - timezone.now() > timedelta(days=729)


def test_a_side_leaves_by_its_own_majority_on_notice():
    charter = make_charter()
    motion = make_motion(charter, "charters.leave_charter", subject=charter, side="community")
    assert motion.state == State.OPEN
    motion = say(motion=motion, stance="consent", by=holder_of(charter, "community", 2))
    assert motion.state == State.WAITING  # cannot be undone, so words can be taken back
    settle_due(now=motion.next_at)
    notice = Exit.objects.get()
    assert notice.side == "community"
    assert standing_of(version_in_force(charter)).regime is Regime.CHARTER

    begin_versions(now=notice.leaves_at)

    assert charter.seats.filter(side="community", person__isnull=False).count() == 0
    now = standing_of(version_in_force(charter), now=notice.leaves_at)
    assert (now.regime, now.absent) == (Regime.ANSWER, {"community"})
