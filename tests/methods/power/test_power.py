"""Power indices agree with published and independently computed numbers."""

from fractions import Fraction as F
from math import factorial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gromada.methods.power import (
    AllOf,
    AnyOf,
    Count,
    RuleError,
    TooManyCoalitions,
    Veto,
    Weighted,
    all_of,
    any_of,
    count,
    power,
    veto,
    weighted,
)
from gromada.methods.power.counting import swings_by_types, swings_by_weight


def of_weights(quota, *weights):
    players = [f"p{i}" for i in range(len(weights))]
    return power(weighted(quota, dict(zip(players, weights, strict=True))), players)


def test_fifty_one_of_a_hundred():
    result = of_weights(51, 50, 49, 1)

    assert result.swings == (3, 1, 1)
    assert result.banzhaf == (F(3, 5), F(1, 5), F(1, 5))
    assert result.banzhaf_absolute == (F(3, 4), F(1, 4), F(1, 4))
    assert result.shapley_shubik == (F(2, 3), F(1, 6), F(1, 6))


def test_council_of_six_in_1958_where_luxembourg_never_mattered():
    result = of_weights(12, 4, 4, 4, 2, 2, 1)

    assert result.banzhaf == (*[F(5, 21)] * 3, *[F(1, 7)] * 2, 0)
    assert result.swings == (10, 10, 10, 6, 6, 0)
    assert result.shapley_shubik == (*[F(7, 30)] * 3, *[F(3, 20)] * 2, 0)
    assert result.dummies == ("p5",)


def test_nassau_county_in_1964_where_three_districts_never_mattered():
    result = of_weights(58, 31, 31, 28, 21, 2, 2)

    assert result.banzhaf == (*[F(1, 3)] * 3, 0, 0, 0)
    assert result.swings[0] == 16


def test_council_of_nine_in_1973():
    result = of_weights(41, 10, 10, 10, 10, 5, 5, 3, 3, 2)

    assert set(result.banzhaf) == {F(53, 317), F(29, 317), F(21, 317), F(5, 317)}
    assert result.shapley_shubik[0] == F(5, 28)
    assert result.shapley_shubik[4] == F(17, 210)
    assert result.shapley_shubik[6] == F(2, 35)
    assert result.shapley_shubik[8] == F(1, 105)


@pytest.mark.parametrize("with_vetoes", [True, False])
def test_security_council_in_both_encodings(with_vetoes):
    permanent = [f"permanent {i}" for i in range(5)]
    elected = [f"elected {i}" for i in range(10)]
    members = permanent + elected
    rule = (
        all_of(veto(*permanent), count(9, members))
        if with_vetoes
        else weighted(39, dict.fromkeys(permanent, 7) | dict.fromkeys(elected, 1))
    )

    result = power(rule, members)

    assert (result.swings[0], result.swings[5]) == (848, 84)
    assert (result.banzhaf[0], result.banzhaf[5]) == (F(106, 635), F(21, 1270))
    assert (result.shapley_shubik[0], result.shapley_shubik[5]) == (F(421, 2145), F(4, 2145))
    assert result.vetoes == tuple(permanent)
    assert result.coleman_prevent[0] == 1


def test_six_of_ten():
    result = of_weights(6, 4, 3, 2, 1)

    assert result.banzhaf == result.shapley_shubik == (F(5, 12), F(1, 4), F(1, 4), F(1, 12))


def test_three_blocs_of_which_any_two_carry():
    result = of_weights(5, 4, 3, 2)

    assert result.banzhaf == result.shapley_shubik == (F(1, 3),) * 3


def test_a_veto_for_the_public_bloc_moves_a_third():
    blocs = {"public": 4, "civic": 3, "private": 2}

    result = power(all_of(weighted(5, blocs), veto("public")), list(blocs))

    assert result.banzhaf == (F(3, 5), F(1, 5), F(1, 5))
    assert result.shapley_shubik == (F(2, 3), F(1, 6), F(1, 6))


def seats():
    public = [f"public {i}" for i in range(4)]
    civic = [f"civic {i}" for i in range(3)]
    private = [f"private {i}" for i in range(2)]
    return public, civic, private


def by_side(shares):
    return sum(shares[:4]), sum(shares[4:7]), sum(shares[7:])


def test_nine_seats_that_vote_alone():
    members = [seat for side in seats() for seat in side]

    result = power(count(5, members), members)

    assert by_side(result.shapley_shubik) == (F(4, 9), F(1, 3), F(2, 9))


def test_a_double_majority_moves_a_third_to_the_civic_seats():
    public, civic, private = seats()
    members = public + civic + private

    result = power(all_of(count(5, members), count(2, civic)), members)

    assert (result.swings[0], result.swings[4], result.swings[7]) == (35, 99, 35)
    assert by_side(result.shapley_shubik) == (F(2, 9), F(2, 3), F(1, 9))
    assert by_side(result.banzhaf) == (F(140, 507), F(99, 169), F(70, 507))


def test_a_dictator_is_found():
    result = of_weights(3, 3, 1, 1)

    assert result.dictator == "p0"
    assert result.dummies == ("p1", "p2")


def test_more_than_half_is_not_at_least_half():
    at_least = power(weighted(F(1, 2), {"a": F(1, 2), "b": F(1, 2)}), ["a", "b"])
    more_than = power(weighted(F(1, 2), {"a": F(1, 2), "b": F(1, 2)}, strict=True), ["a", "b"])

    assert at_least.vetoes == ()
    assert more_than.vetoes == ("a", "b")


def test_sixty_seats_in_five_types_are_counted_exactly():
    groups = [
        [f"{kind}{i}" for i in range(n)]
        for kind, n in zip("abcde", (20, 15, 10, 10, 5), strict=True)
    ]
    members = [seat for group in groups for seat in group]
    rule = all_of(count(31, members), *(count(2, group) for group in groups))

    result = power(rule, members)

    assert sum(result.shapley_shubik) == 1
    assert result.draws == 0


def test_a_hundred_different_weights_are_counted_exactly():
    weights = {f"p{i}": i + 1 for i in range(99)} | {"p99": 50}
    result = power(weighted(2501, weights), list(weights))

    assert sum(result.shapley_shubik) == 1
    assert sum(result.banzhaf) == 1
    assert result.shapley_shubik[99] == result.shapley_shubik[49]
    assert list(result.shapley_shubik[:99]) == sorted(result.shapley_shubik[:99])


def many():
    weights = {f"p{i}": 2 * i + 3 for i in range(40)}
    names = list(weights)
    return all_of(weighted(900, weights), count(20, names)), names


def test_too_many_coalitions_are_refused_unless_a_sample_is_asked_for():
    with pytest.raises(TooManyCoalitions, match="too many to count exactly"):
        power(*many())


def test_a_sample_states_its_error_and_keeps_the_sum():
    result = power(*many(), draws=400, rng=np.random.default_rng(1))

    assert sum(result.shapley_shubik) == 1
    assert 0 < result.std_error < 0.03
    assert result.draws == 400


@pytest.mark.parametrize(
    ("rule", "players", "message"),
    [
        (count(1, ["x"]), ["a"], "names 'x'"),
        (count(3, ["a", "b"]), ["a", "b"], "asks for 3 of 2"),
        (weighted(10, {"a": 4, "b": 5}), ["a", "b"], "cannot be reached"),
        (weighted(1, {"a": -1, "b": 5}), ["a", "b"], "not negative"),
        (weighted(0, {"a": 1}), ["a"], "above 0"),
        (count(1, ["a"]), ["a", "a"], "same name"),
        (all_of(), ["a"], "at least one rule"),
        (veto(), ["a"], "names nobody"),
        (count(1, ["a"]), [], "at least one player"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(rule, players, message):
    with pytest.raises(RuleError, match=message):
        power(rule, players)


# --- laws ----------------------------------------------------------------------------------


@st.composite
def games(draw, most=10):
    n = draw(st.integers(1, most))
    players = [f"p{i}" for i in range(n)]
    return draw(rules(players)), players


def rules(players):
    def simple():
        groups = st.lists(st.sampled_from(players), min_size=1, unique=True)
        counted = groups.flatmap(lambda of: st.builds(count, st.integers(1, len(of)), st.just(of)))
        n = len(players)
        weights = st.lists(st.integers(0, 5), min_size=n, max_size=n).filter(sum)
        quota = weights.flatmap(
            lambda given: st.builds(
                weighted,
                st.integers(1, sum(given)),
                st.just(dict(zip(players, given, strict=True))),
            )
        )
        return st.one_of(counted, quota, groups.map(lambda of: veto(*of)))

    return st.recursive(
        simple(),
        lambda inner: st.lists(inner, min_size=1, max_size=3).flatmap(
            lambda parts: st.sampled_from([all_of(*parts), any_of(*parts)])
        ),
        max_leaves=4,
    )


def wins(rule, coalition):
    """The plain meaning of a rule, written apart from the one under test."""
    match rule:
        case AllOf(rules=parts):
            return all(wins(part, coalition) for part in parts)
        case AnyOf(rules=parts):
            return any(wins(part, coalition) for part in parts)
        case Veto(of=of):
            return set(of) <= coalition
        case Count(at_least=k, of=of):
            return len(coalition & set(of)) >= k
        case Weighted(quota=quota, weights=pairs):
            return sum(weight for name, weight in pairs if name in coalition) >= quota


def enumerated(rule, players):
    """Swings and Shapley–Shubik by looking at every coalition."""
    n = len(players)
    won = [
        wins(rule, {player for i, player in enumerate(players) if mask >> i & 1})
        for mask in range(2**n)
    ]
    swings = [0] * n
    shapley = [F(0)] * n
    for mask in range(2**n):
        size = mask.bit_count()
        for i in range(n):
            if not mask >> i & 1 and won[mask | 1 << i] and not won[mask]:
                swings[i] += 1
                shapley[i] += F(factorial(size) * factorial(n - size - 1), factorial(n))
    return swings, shapley, sum(won)


@pytest.mark.slow
@settings(max_examples=500, deadline=None)
@given(games(most=10))
def test_counting_by_type_equals_looking_at_every_coalition(game):
    rule, players = game

    result = power(rule, players)
    swings, shapley, winning = enumerated(rule, players)

    assert list(result.swings) == swings
    assert list(result.shapley_shubik) == shapley
    assert result.coleman_act == F(winning, 2 ** len(players))


@settings(max_examples=100, deadline=None)
@given(games())
def test_shares_sum_to_one_and_a_veto_prevents_always(game):
    rule, players = game

    result = power(rule, players)

    assert sum(result.shapley_shubik) == sum(result.banzhaf) == 1
    for player, prevent, share in zip(
        players, result.coleman_prevent, result.shapley_shubik, strict=True
    ):
        assert (prevent == 1) == (player in result.vetoes)
        assert (share == 0) == (player in result.dummies)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 9), min_size=1, max_size=12).filter(sum), st.data())
def test_counting_by_weight_equals_counting_by_type(weights, data):
    players = [f"p{i}" for i in range(len(weights))]
    rule = weighted(
        data.draw(st.integers(1, sum(weights))), dict(zip(players, weights, strict=True))
    )

    assert swings_by_weight(rule, players) == swings_by_types(rule, players)


@settings(max_examples=60, deadline=None)
@given(games(), st.randoms())
def test_names_and_order_do_not_matter(game, random):
    rule, players = game
    shuffled = random.sample(players, len(players))

    first = dict(zip(players, power(rule, players).shapley_shubik, strict=True))
    second = dict(zip(shuffled, power(rule, shuffled).shapley_shubik, strict=True))

    assert first == second
