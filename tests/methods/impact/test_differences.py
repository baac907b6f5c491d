import csv

import numpy as np
import pytest
from tests.methods.impact.factories import make_staggered

from gromada.methods.impact import Panel
from gromada.methods.impact.differences import group_time_effects, two_way_estimate
from gromada.methods.impact.libraries import load


@pytest.fixture(scope="module")
def employment(reference_data):
    """Teenage employment in 500 counties, 2003-2007."""
    with (reference_data / "impact" / "mpdta.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    counties = list(dict.fromkeys(row["countyreal"] for row in rows))
    place = {county: at for at, county in enumerate(counties)}
    outcome, population = np.empty((500, 5)), np.empty((500, 5))
    starts = np.empty(500, np.int64)
    for row in rows:
        county, year = place[row["countyreal"]], int(row["year"]) - 2003
        first = int(float(row["first.treat"]))
        outcome[county, year] = float(row["lemp"])
        population[county, year] = float(row["lpop"])
        starts[county] = first - 2003 if first else 5
    return Panel(tuple(counties), tuple(range(2003, 2008)), outcome, starts, {"lpop": population})


def without_covariates(panel):
    return Panel(panel.units, panel.times, panel.outcome, panel.starts)


def test_averages_agree_with_r_did(employment):
    found = group_time_effects(without_covariates(employment))

    for average, estimate, error in [
        (found.simple, -0.0399512751551763, 0.0120340127701854),
        (found.group, -0.0310182822, 0.0124460593),
        (found.dynamic, -0.0772398215, 0.0199649891),
        (found.calendar, -0.0417004321, 0.0159718519),
    ]:
        assert average.estimate == pytest.approx(estimate, abs=1e-8)
        assert average.std_error == pytest.approx(error, abs=1e-8)


def test_group_time_effects_agree_with_r_did(employment):
    found = group_time_effects(without_covariates(employment))

    after = {
        (cell.group + 2003, cell.time + 2003): cell.effect.estimate
        for cell in found.cells
        if cell.time >= cell.group
    }
    assert after == pytest.approx(
        {
            (2004, 2004): -0.0105032, (2004, 2005): -0.0704232, (2004, 2006): -0.1372587,
            (2004, 2007): -0.1008114, (2006, 2006): -0.0045946, (2006, 2007): -0.0412245,
            (2007, 2007): -0.0260544,
        },
        abs=1e-6,
    )  # fmt: skip


def test_not_yet_treated_controls_and_covariates_agree_with_r_did(employment):
    later = group_time_effects(without_covariates(employment), controls="not-yet-treated")
    adjusted = group_time_effects(employment)

    assert later.simple.estimate == pytest.approx(-0.0397636256, abs=1e-8)
    assert later.simple.std_error == pytest.approx(0.0120524248, abs=1e-8)
    assert adjusted.simple.estimate == pytest.approx(-0.04175150, abs=1e-6)
    assert adjusted.simple.std_error == pytest.approx(0.01150292, abs=1e-6)


def test_the_joint_test_of_earlier_trends_agrees_with_r_did(employment):
    found = group_time_effects(without_covariates(employment))

    assert found.trend.degrees == 5
    assert found.trend.p_value == pytest.approx(0.16812, abs=1e-5)


def test_a_regression_on_units_and_periods_is_given_for_comparison(employment):
    under_change = np.arange(5) >= employment.starts[:, None]

    assert two_way_estimate(employment.outcome, under_change) == pytest.approx(-0.0365489, abs=1e-6)


def test_standard_errors_from_influence_are_those_of_the_library(employment):
    found = group_time_effects(without_covariates(employment))
    frames, library = load("pandas", package="pandas"), load("diff_diff", package="diff-diff")
    data = frames.DataFrame(
        {
            "unit": np.repeat(np.arange(500), 5),
            "time": np.tile(np.arange(1, 6), 500),
            "y": employment.outcome.ravel(),
            "first": np.repeat(np.where(employment.starts < 5, employment.starts + 1, 0), 5),
        }
    )
    theirs = library.CallawaySantAnna(base_period="universal").fit(
        data, outcome="y", unit="unit", time="time", first_treat="first"
    )

    for cell in found.cells:
        own = theirs.group_time_effects[float(cell.group + 1), cell.time + 1]
        assert cell.effect.std_error == pytest.approx(own["se"], rel=1e-12)
    assert found.simple.std_error == pytest.approx(theirs.overall_se, rel=1e-12)


def test_an_effect_put_in_is_within_the_interval():
    found = group_time_effects(make_staggered(effect=2.0))

    low, high = found.simple.interval
    assert low < 2.0 < high
    assert set(found.by_event) == {-5, -4, -3, -2, 0, 1, 2, 3, 4}


def test_shifting_units_and_periods_changes_nothing():
    panel = make_staggered()
    moved = Panel(
        panel.units,
        panel.times,
        panel.outcome + np.arange(60)[:, None] * 3.0 + np.arange(8) ** 2,
        panel.starts,
    )

    assert group_time_effects(moved).simple.estimate == pytest.approx(
        group_time_effects(panel).simple.estimate
    )
