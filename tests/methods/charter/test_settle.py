"""What becomes of a motion: by hand, and as laws."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.charter import (
    Base,
    Clock,
    Deadlock,
    Need,
    Requirement,
    Rule,
    Seat,
    Silence,
    Stance,
    Standing,
    State,
    Word,
    settle,
)

OPENED = datetime(2026, 5, 4, 10, tzinfo=UTC)
CLOSES = OPENED + timedelta(days=7)
OFFICE, RESIDENTS = "office", "residents"
SEATS = [
    Seat("o1", OFFICE), Seat("o2", OFFICE),
    Seat("r1", RESIDENTS), Seat("r2", RESIDENTS), Seat("r3", RESIDENTS),
]  # fmt: skip
YES, NO, IF, PASS = (
    Word(Stance.CONSENT), Word(Stance.OBJECT), Word(Stance.CONSENT_IF), Word(Stance.ABSTAIN),
)  # fmt: skip


def clock(*, days=1, **changes):
    return Clock(
        **{"now": OPENED + timedelta(days=days), "closes_at": CLOSES, "asked_until": {}} | changes
    )


def two_keys(residents=Need.ONE_SEAT, **changes):
    asked = {OFFICE: Requirement(Need.ONE_SEAT), RESIDENTS: Requirement(residents)}
    return Rule(**{"propose": (OFFICE, RESIDENTS), "requires": asked} | changes)


def test_one_key_of_two_leaves_a_motion_open():
    settlement = settle(two_keys(), SEATS, {"o1": YES}, clock())

    assert settlement.state is State.OPEN
    assert settlement.missing == (RESIDENTS,)
    assert settlement.changes_at == CLOSES


def test_both_keys_carry_at_once():
    assert settle(two_keys(), SEATS, {"o1": YES, "r3": YES}, clock()).state is State.CARRIED


def test_half_is_not_a_majority():
    seats = [Seat(f"r{i}", RESIDENTS) for i in range(4)]
    rule = Rule(propose=(RESIDENTS,), requires={RESIDENTS: Requirement(Need.MAJORITY)})

    half = settle(rule, seats, {"r0": YES, "r1": YES}, clock())
    more = settle(rule, seats, {"r0": YES, "r1": YES, "r2": YES}, clock())

    assert (half.state, half.sides[0].needed) == (State.OPEN, 1)
    assert more.state is State.CARRIED


def test_two_of_three_are_two_thirds():
    words = {"o1": YES, "r1": YES, "r2": YES}

    assert settle(two_keys(Need.TWO_THIRDS), SEATS, words, clock()).state is State.CARRIED


def test_all_means_all_and_an_abstention_blocks():
    words = {"o1": YES, "r1": YES, "r2": YES, "r3": PASS}

    settlement = settle(two_keys(Need.ALL), SEATS, words, clock())

    assert settlement.sides[1].standing is Standing.BLOCKED


def test_of_those_present_abstentions_count_and_of_words_they_do_not():
    words = {"o1": YES, "r1": YES, "r2": PASS}
    asked = {OFFICE: Requirement(Need.ONE_SEAT)}

    present = asked | {RESIDENTS: Requirement(Need.MAJORITY, base=Base.PRESENT)}
    said = asked | {RESIDENTS: Requirement(Need.MAJORITY, base=Base.WORDS)}

    assert settle(two_keys(requires=present), SEATS, words, clock()).state is State.OPEN
    assert settle(two_keys(requires=said), SEATS, words, clock()).state is State.CARRIED


def test_a_share_needs_its_quorum():
    share = Requirement(
        Need.SHARE, share=Fraction(1, 2), quorum=Fraction(2, 3), base=Base.WORDS, strict=False
    )
    rule = Rule(propose=(RESIDENTS,), requires={RESIDENTS: share})

    alone = settle(rule, SEATS, {"r1": YES}, clock())
    heard = settle(rule, SEATS, {"r1": YES, "r2": PASS}, clock())

    assert alone.state is State.OPEN
    assert heard.state is State.CARRIED


def test_a_vacant_seat_is_left_out_of_the_base():
    seats = [*SEATS[:3], Seat("r2", RESIDENTS, vacant=True), Seat("r3", RESIDENTS, vacant=True)]
    words = {"o1": YES, "r1": YES}

    assert settle(two_keys(Need.MAJORITY), seats, words, clock()).state is State.CARRIED


def test_a_side_without_a_filled_seat_never_consents():
    seats = [*SEATS[:2], Seat("r1", RESIDENTS, vacant=True)]
    rule = two_keys(Need.ALL, silence=Silence.CONSENT)

    settlement = settle(rule, seats, {"o1": YES}, clock(days=9), silence_may_count=True)

    assert settlement.state is State.LAPSED


def test_a_tied_person_never_completes_a_key():
    seats = [*SEATS[:2], Seat("r1", RESIDENTS, tied=True), Seat("r2", RESIDENTS)]

    tied = settle(two_keys(), seats, {"o1": YES, "r1": YES}, clock())
    free = settle(two_keys(), seats, {"o1": YES, "r2": YES}, clock())

    assert (tied.state, free.state) == (State.OPEN, State.CARRIED)


def test_consent_if_is_not_yet_consent():
    assert settle(two_keys(), SEATS, {"o1": YES, "r1": IF}, clock()).state is State.OPEN


def test_a_side_that_is_asked_is_waited_for_and_cannot_block():
    asked = {OFFICE: Requirement(Need.ONE_SEAT), RESIDENTS: Requirement(Need.ASKED, days=5)}
    rule = two_keys(requires=asked)
    until = {RESIDENTS: OPENED + timedelta(days=5)}
    objected = {"o1": YES, "r1": NO}
    answered = {"o1": YES, "r1": Word(Stance.OBJECT, answered=True)}

    early = settle(rule, SEATS, {"o1": YES}, clock(days=4, asked_until=until))
    late = settle(rule, SEATS, {"o1": YES}, clock(days=5, asked_until=until))

    assert early.state is State.OPEN
    assert early.changes_at == until[RESIDENTS]
    assert late.state is State.CARRIED
    assert settle(rule, SEATS, objected, clock(days=6, asked_until=until)).state is State.OPEN
    assert settle(rule, SEATS, answered, clock(days=6, asked_until=until)).state is State.CARRIED


def test_silence_counts_only_where_rule_and_act_let_it_and_is_told_apart():
    rule = two_keys(silence=Silence.CONSENT)
    after = clock(days=8)

    silent = settle(rule, SEATS, {"o1": YES}, after, silence_may_count=True)

    assert (silent.state, silent.by_silence, silent.sides[1].silent) == (State.CARRIED, True, 3)
    assert settle(rule, SEATS, {"o1": YES}, after).state is State.LAPSED
    assert settle(two_keys(), SEATS, {"o1": YES}, after, silence_may_count=True).state is (
        State.LAPSED
    )


@pytest.mark.parametrize(
    ("deadlock", "state"),
    [
        (Deadlock.STAYS, State.REFUSED),
        (Deadlock.ANSWER, State.DEADLOCKED),
        (Deadlock.MEDIATION, State.DEADLOCKED),
    ],
)
def test_an_objection_decides_only_when_the_window_closes(deadlock, state):
    rule = two_keys(deadlock=deadlock)
    words = {"o1": YES, "r1": NO, "r2": NO, "r3": NO}

    assert settle(rule, SEATS, words, clock(days=6)).state is State.OPEN
    assert settle(rule, SEATS, words, clock(days=7)).state is state


def test_silence_of_the_other_side_is_a_lapse_although_ones_own_side_is_split():
    assert settle(two_keys(), SEATS, {"o1": YES, "o2": NO}, clock(days=8)).state is State.LAPSED


def test_a_casting_vote_is_named():
    rule = two_keys(deadlock=Deadlock.CASTING, casting=OFFICE)
    words = {"o1": YES, "r1": NO, "r2": NO, "r3": NO}

    settlement = settle(rule, SEATS, words, clock(days=7))

    assert (settlement.state, settlement.by_casting) == (State.CARRIED, OFFICE)


def test_what_cannot_be_undone_waits_and_words_may_be_taken_back():
    words = {"o1": YES, "r1": YES}
    delay = timedelta(hours=48)
    carried_at = OPENED + timedelta(days=1)

    first = settle(two_keys(), SEATS, words, clock(days=1, delay=delay))
    during = settle(two_keys(), SEATS, words, clock(days=2, delay=delay, carried_at=carried_at))
    after = settle(two_keys(), SEATS, words, clock(days=3, delay=delay, carried_at=carried_at))
    taken_back = settle(
        two_keys(), SEATS, {"o1": YES}, clock(days=3, delay=delay, carried_at=carried_at)
    )

    assert (first.state, first.changes_at) == (State.WAITING, carried_at + delay)
    assert during.state is State.WAITING
    assert after.state is State.CARRIED
    assert taken_back.state is State.OPEN


# --- laws ----------------------------------------------------------------------------------

requirements = st.builds(
    Requirement,
    need=st.sampled_from(list(Need)),
    days=st.just(5),
    share=st.sampled_from([Fraction(1, 3), Fraction(1, 2), Fraction(3, 4)]),
    quorum=st.sampled_from([Fraction(0), Fraction(1, 2), Fraction(1)]),
    strict=st.booleans(),
    base=st.sampled_from(list(Base)),
)
rule_strategy = st.builds(
    Rule,
    propose=st.just((OFFICE,)),
    requires=st.fixed_dictionaries({OFFICE: requirements, RESIDENTS: requirements}),
    silence=st.sampled_from(list(Silence)),
    deadlock=st.sampled_from([Deadlock.STAYS, Deadlock.ANSWER, Deadlock.MEDIATION]),
)
word_strategy = st.builds(Word, st.sampled_from(list(Stance)), st.booleans())
words_strategy = st.dictionaries(st.sampled_from([seat.key for seat in SEATS]), word_strategy)
seats_strategy = st.lists(
    st.tuples(st.booleans(), st.booleans(), st.integers(1, 3)), min_size=5, max_size=5
).map(
    lambda marks: [
        Seat(seat.key, seat.side, weight, vacant, tied)
        for seat, (vacant, tied, weight) in zip(SEATS, marks, strict=True)
    ]
)
clocks = st.builds(
    lambda hours, delay, carried: Clock(
        now=OPENED + timedelta(hours=hours),
        closes_at=CLOSES,
        asked_until={OFFICE: CLOSES, RESIDENTS: OPENED + timedelta(days=5)},
        carried_at=OPENED + timedelta(hours=min(carried, hours)) if carried else None,
        delay=timedelta(hours=delay),
    ),
    st.integers(0, 300),
    st.sampled_from([0, 48]),
    st.integers(0, 200),
)
PROGRESS = {
    State.REFUSED: 0, State.DEADLOCKED: 0, State.LAPSED: 0,
    State.OPEN: 1, State.WAITING: 2, State.CARRIED: 3,
}  # fmt: skip


@given(rule_strategy, seats_strategy, words_strategy, clocks, st.sampled_from(SEATS))
def test_one_more_consent_never_makes_a_motion_less_carried(rule, seats, words, at, seat):
    before = settle(rule, seats, words, at, silence_may_count=True)
    after = settle(rule, seats, words | {seat.key: YES}, at, silence_may_count=True)

    assert PROGRESS[after.state] >= PROGRESS[before.state]


@given(rule_strategy, seats_strategy, words_strategy, clocks, st.randoms())
def test_the_order_of_words_and_seats_does_not_matter(rule, seats, words, at, random):
    shuffled = dict(random.sample(list(words.items()), len(words)))

    other = settle(rule, random.sample(seats, len(seats)), shuffled, at)

    assert other == settle(rule, seats, words, at)


@given(rule_strategy, seats_strategy, words_strategy, clocks)
def test_nothing_is_carried_before_its_delay_is_over(rule, seats, words, at):
    settlement = settle(rule, seats, words, at, silence_may_count=True)

    if settlement.state is State.CARRIED and at.delay:
        assert at.carried_at is not None
        assert at.now >= at.carried_at + at.delay


@given(rule_strategy, seats_strategy, words_strategy, clocks)
def test_no_motion_is_open_once_its_window_has_closed(rule, seats, words, at):
    settlement = settle(rule, seats, words, at)

    assert (settlement.state is State.OPEN) <= (at.now < at.closes_at)
    assert settlement.changes_at is None or settlement.changes_at > at.now
    assert (settlement.changes_at is not None) == (settlement.state in (State.OPEN, State.WAITING))


@given(rule_strategy, seats_strategy, words_strategy, clocks)
def test_as_many_consents_as_are_needed_meet_a_key(rule, seats, words, at):
    for standing in settle(rule, seats, words, at).sides:
        if not standing.requirement.is_key or standing.standing is not Standing.MISSING:
            continue
        silent = [
            seat for seat in seats
            if seat.side == standing.side and seat.counts and seat.key not in words
        ]  # fmt: skip
        everyone = words | {seat.key: YES for seat in silent}
        after = next(s for s in settle(rule, seats, everyone, at).sides if s.side == standing.side)
        assert after.standing is Standing.MET


def test_a_side_that_is_asked_and_has_nobody_is_waited_for():
    """Whoever takes a vacant seat tomorrow may still give a reason."""
    asked = Rule(
        propose=("office",),
        requires={
            "office": Requirement(Need.ONE_SEAT),
            "people": Requirement(Need.ASKED, days=5),
        },
    )
    seats = [Seat("o1", "office"), Seat("p1", "people", vacant=True)]
    opened = datetime(2026, 5, 4, tzinfo=UTC)
    closes = opened + timedelta(days=8)
    words = {"o1": Word(Stance.CONSENT)}

    assert settle(asked, seats, words, Clock(opened, closes, {})).state is State.OPEN
    assert settle(asked, seats, words, Clock(closes, closes, {})).state is State.CARRIED
