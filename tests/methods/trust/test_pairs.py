import numpy as np
import pytest

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.trust import dyads, recognition

THERE, BACK = [4, 3, 5, 2, 4, 3], [3, 3, 4, 2, 5, 4]


def test_pairs_of_the_worked_case():
    found = dyads(THERE, BACK)

    assert found.reciprocity.value == pytest.approx(0.6363636, abs=1e-6)
    assert found.asymmetry.value == 0
    assert found.mutual.value == pytest.approx(2 / 6)
    assert (found.n, found.n_officials, found.n_leaders) == (6, 6, 6)


def test_few_people_in_many_pairs_are_too_few():
    officials = ["ada", "bo", "cy", "ada", "bo", "cy"]

    with pytest.raises(TooFewAnswers, match="there are 3"):
        dyads(THERE, BACK, officials=officials, leaders=range(6))


def test_a_side_that_trusts_everybody_alike_has_no_reciprocity():
    assert dyads([3] * 6, BACK).reciprocity is None


def test_one_person_in_many_pairs_makes_the_interval_wider():
    rng = np.random.default_rng(3)
    warmth = rng.normal(0, 2, 6)
    officials, leaders = np.repeat(np.arange(6), 8), np.tile(np.arange(8), 6)
    there = 3 + warmth[officials] + rng.normal(0, 0.3, 48)
    names = {"officials": officials.tolist(), "leaders": leaders.tolist()}

    alone = dyads(there, [3] * 48, **names).asymmetry
    redrawn = dyads(there, [3] * 48, **names, rng=np.random.default_rng(1)).asymmetry

    assert redrawn.value == alone.value
    assert redrawn.high - redrawn.low > 1.5 * (alone.high - alone.low)


def test_the_same_seed_gives_the_same_interval():
    one, other = (dyads(THERE, BACK, rng=np.random.default_rng(5)) for _ in range(2))

    assert one == other


@pytest.mark.parametrize("back", [BACK[:-1], [*BACK[:-1], float("nan")]])
def test_a_pair_without_an_answer_is_refused(back):
    with pytest.raises(MethodError):
        dyads(THERE, back)


def test_names_for_other_pairs_are_refused():
    with pytest.raises(MethodError):
        dyads(THERE, BACK, officials=["ada"])


def test_abilities_that_the_partner_sees_are_recognised():
    brought = [[1, 1, 0], [1, 0, 0], [0, 1, 0], [1, 1, 1], [0, 0, 1]]
    seen = [[1, 0, 1], [1, 0, 0], [0, 0, 0], [1, 1, 0], [0, 0, 1]]

    found = recognition(brought, seen)

    assert found.recognised.value == pytest.approx(5 / 8)
    assert found.recognised.n == 8
    assert found.unclaimed == 1
    assert found.by_ability == ((3, 3), (3, 1), (2, 1))


@pytest.mark.parametrize(
    ("brought", "seen", "refusal"),
    [
        ([[1]] * 4, [[1]] * 4, TooFewAnswers),
        ([[0]] * 5, [[1]] * 5, TooFewAnswers),
        ([[1]] * 5, [[1, 0]] * 5, MethodError),
    ],
)
def test_what_says_nothing_about_recognition_is_refused(brought, seen, refusal):
    with pytest.raises(refusal):
        recognition(brought, seen)
