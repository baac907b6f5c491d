import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.methods.errors import MethodError, TooFewAnswers
from gromada.methods.inclusion import DoesNotConverge, fit_table, post_stratify, rake, weighted_mean

PEOPLE = ["w"] * 30 + ["m"] * 70
SEED = [[40, 30, 20, 10], [35, 50, 100, 75], [30, 80, 70, 120], [20, 30, 40, 50]]
FITTED = [
    [64.56, 46.23, 35.38, 3.82],
    [49.97, 68.16, 156.50, 25.37],
    [56.72, 144.43, 145.08, 53.77],
    [28.75, 41.18, 63.03, 17.03],
]


def test_thirty_women_and_seventy_men_count_like_half_and_half():
    weights = post_stratify(PEOPLE, {"w": 1, "m": 1})
    found = weighted_mean([1] * 18 + [0] * 12 + [1] * 28 + [0] * 42, weights)

    assert found.value == pytest.approx(0.5, abs=1e-9)
    assert weights.design_effect == pytest.approx(1.1904762, abs=1e-7)
    assert weights.effective_n == pytest.approx(84, abs=1e-9)


def test_a_table_is_fitted_to_published_margins():
    found = fit_table(SEED, [[150, 300, 400, 150], [200, 300, 400, 100]])

    assert found == pytest.approx(np.array(FITTED), abs=0.01)


def test_a_table_with_three_axes_is_fitted_too():
    found = fit_table(np.ones((2, 2, 3)), [[40, 60], [50, 50], [20, 30, 50]])

    assert found[0, 1, 2] == pytest.approx(100 * 0.4 * 0.5 * 0.5)


@pytest.mark.parametrize(
    ("seed", "margins", "refusal"),
    [
        ([[0, 0], [1, 1]], [[1, 1], [1, 1]], DoesNotConverge),
        ([[1, 0], [0, 1]], [[3, 7], [5, 5]], DoesNotConverge),
        ([[1, 1], [1, 1]], [[1, 1], [1, 2]], MethodError),
        ([[1, 1], [1, 1]], [[2, 2]], MethodError),
        ([[-1, 1], [1, 1]], [[1, 1], [1, 1]], MethodError),
    ],
)
def test_margins_a_table_cannot_have_are_refused(seed, margins, refusal):
    with pytest.raises(refusal):
        fit_table(seed, margins)


def test_nobody_speaks_for_a_group_that_did_not_answer():
    with pytest.raises(TooFewAnswers, match="Nobody of x answered"):
        post_stratify(PEOPLE, {"w": 1, "m": 1, "x": 1})


@pytest.mark.parametrize(
    ("labels", "targets"),
    [
        ({"sex": PEOPLE}, {"sex": {"w": 1}}),
        ({"sex": PEOPLE}, {"age": {"w": 1, "m": 1}}),
        ({"sex": PEOPLE, "age": ["old"]}, {"sex": {"w": 1, "m": 1}, "age": {"old": 1}}),
        ({"sex": PEOPLE}, {"sex": {"w": 0, "m": 1}}),
    ],
)
def test_margins_that_do_not_fit_the_people_are_refused(labels, targets):
    with pytest.raises(MethodError):
        rake(labels, targets)


def test_margins_that_contradict_each_other_are_refused():
    labels = {"one": ["a", "b"], "other": ["c", "d"]}

    with pytest.raises(DoesNotConverge):
        rake(labels, {"one": {"a": 1, "b": 1}, "other": {"c": 1, "d": 3}}, most_rounds=50)


def test_a_trimmed_weight_stays_at_the_limit():
    people = ["few"] + ["many"] * 99

    free = post_stratify(people, {"few": 0.2, "many": 0.8})
    cut = rake({"x": people}, {"x": {"few": 0.2, "many": 0.8}}, trim=5)

    assert free.values.max() / np.median(free.values) > 20
    assert cut.values.max() / np.median(cut.values) == pytest.approx(5, rel=0.3)
    assert cut.n_trimmed == 1
    assert cut.largest_gap > 0.1
    assert cut.design_effect < free.design_effect


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from("xyz")), max_size=30))
def test_raked_weights_meet_every_margin(people):
    everybody = [(one, other) for one in "ab" for other in "xyz"] + people
    first, second = zip(*everybody, strict=True)
    targets = {"first": {"a": 0.3, "b": 0.7}, "second": {"x": 0.2, "y": 0.5, "z": 0.3}}

    found = rake({"first": first, "second": second}, targets)

    assert found.values.mean() == pytest.approx(1)
    assert found.largest_gap < 1e-9
    assert found.design_effect >= 1 - 1e-12
    for labels, wanted in ((first, targets["first"]), (second, targets["second"])):
        for group, target in wanted.items():
            inside = np.array([label == group for label in labels])
            assert found.values[inside].sum() / found.n == pytest.approx(target, abs=1e-9)
