"""Effects of a change: whole evaluations, and the libraries of the field beside them.

    python benchmarks/impact.py

Medians of CPU-seconds in one process, libraries loaded before. «evaluate» is the whole answer:
estimate, checks, placebos, grade. «estimate» is the number alone, and beside it the same number
from a peer: diff-diff for differences, pysyncon (group `peers`) for synthetic controls, one fit
and then a fit for every donor, statsmodels for a series. Panels are invented, and recorded ones
come with the reference data. A last column says how far the two numbers are apart.
"""

import os
import sys
import warnings
from pathlib import Path

import diff_diff
import numpy as np
import pandas
import statsmodels.api
from opinion import cpu_seconds

from gromada.cli.evaluate.data_file import read_panel
from gromada.cli.evaluate.study_file import read_study
from gromada.methods.impact import Design, Panel, Study, evaluate
from gromada.methods.impact.differences import group_time_effects
from gromada.methods.impact.interrupted import interrupted_time_series, newey_west_lags, segments
from gromada.methods.impact.synthetic import placebos_in_space, synthetic_control
from gromada.methods.threads import one_thread

try:
    from pysyncon import Synth
except ImportError:
    Synth = None

STUDIES = Path(__file__).resolve().parent.parent / "tests" / "cli" / "studies"
WIDTHS = (34, 9, 9, 9, 7, 9)


def invented(n_units, n_periods, n_treated, start):
    rng = np.random.default_rng(0)
    outcome = rng.normal(size=(n_units, n_periods)) + rng.normal(size=n_periods).cumsum()
    starts = np.full(n_units, n_periods)
    starts[:n_treated] = start + np.arange(n_treated) % (1 if n_treated == 1 else 3)
    outcome += np.arange(n_periods) >= starts[:, None]
    names = tuple(f"u{number}" for number in range(n_units))
    return Panel(names, tuple(range(2000, 2000 + n_periods)), outcome, starts)


def recorded(name, data):
    default = STUDIES.parents[3] / "shared" / "data"
    folder = Path(os.environ.get("GROMADA_REFERENCE_DATA") or default) / "impact"
    if not (folder / data).is_file():
        return None
    study = read_study(STUDIES / f"{name}.toml")
    return read_panel(folder / data, study)[0]


def differences(panel):
    frame = pandas.DataFrame({
        "unit": np.repeat(np.arange(panel.n_units), panel.n_periods),
        "time": np.tile(np.arange(1, panel.n_periods + 1), panel.n_units),
        "outcome": panel.outcome.ravel(),
        "first": np.repeat(np.where(panel.starts < panel.n_periods, panel.starts + 1, 0),
                           panel.n_periods),
    })  # fmt: skip

    def peer():
        model = diff_diff.CallawaySantAnna(base_period="universal")
        return model.fit(frame, outcome="outcome", unit="unit", time="time", first_treat="first")

    return lambda: group_time_effects(panel).simple.estimate, lambda: peer().overall_att


def of_one(panel):
    [unit] = panel.treated
    return panel.outcome[unit], panel.outcome[panel.never], int(panel.starts[unit])


def synthetic(panel, *, placebos):
    treated, donors, start = of_one(panel)

    def ours():
        found = synthetic_control(treated, donors, start=start)
        if placebos:
            placebos_in_space(found, donors)
        return found.effect

    def fit(own, others):
        before = pandas.DataFrame(others[:, :start].T), pandas.Series(own[:start], name="own")
        # it divides each period by its spread, which these take back
        spread = np.vstack([others, own])[:, :start].var(axis=0, ddof=1)
        model = Synth()
        model.fit(X0=before[0], X1=before[1], Z0=before[0], Z1=before[1], custom_V=spread)
        return float((own - np.asarray(model.W) @ others)[start:].mean())

    def peer():
        if placebos:
            for at in range(len(donors)):
                fit(donors[at], np.delete(donors, at, axis=0))
        return fit(treated, donors)

    return ours, peer if Synth else None


def interrupted(panel):
    values, _, start = of_one(panel)

    def peer():
        columns, ours = segments(len(values), start=start)
        lags = {"maxlags": newey_west_lags(len(values)), "use_correction": True}
        fitted = statsmodels.api.OLS(values, columns).fit(cov_type="HAC", cov_kwds=lags)
        return float((columns[start:][:, ours] @ fitted.params[ours]).mean())

    return lambda: interrupted_time_series(values, start=start).effect.estimate, peer


def measure(name, panel, design, pair, *, runs=5):
    if panel is None:
        print(f"{name:{WIDTHS[0]}} no reference data")
        return
    ours, peer = pair(panel)
    with one_thread():
        number = ours()
        whole = cpu_seconds(lambda: evaluate(panel, Study(design)), runs)
        alone = cpu_seconds(ours, runs)
        other, theirs = (peer(), cpu_seconds(peer, min(runs, 2))) if peer else (None, None)
    cells = [f"{whole:.4f}", f"{alone:.4f}"]
    cells += (
        ["-", "-", "-"]
        if theirs is None
        else [f"{theirs:.4f}", f"{theirs / alone:.1f}x", f"{abs(number - other):.0e}"]
    )
    print(f"{name:{WIDTHS[0]}}", *(f"{c:>{w}}" for c, w in zip(cells, WIDTHS[1:], strict=True)))


def main():
    warnings.simplefilter("ignore")
    if Synth is None:
        print("pysyncon not installed (uv sync --group peers)")
    heads = ("panel", "evaluate", "estimate", "peer", "ratio", "apart")
    print(
        f"{heads[0]:{WIDTHS[0]}}",
        *(f"{h:>{w}}" for h, w in zip(heads[1:], WIDTHS[1:], strict=True)),
    )
    tax, jobs = recorded("prop99", "prop99.csv"), recorded("mpdta", "mpdta.csv")
    spain = recorded("basque", "basque.csv")
    spain = spain and spain.keep([at for at, name in enumerate(spain.units) if "Spain" not in name])
    measure("mpdta, 500 x 5: differences", jobs, Design.DIFFERENCES, differences)
    many = invented(5_000, 10, 2_000, 4)
    measure("invented, 5000 x 10: differences", many, Design.DIFFERENCES, differences)
    for name, panel in (
        ("prop99, 39 x 31", tax), ("basque, 17 x 43", spain),
        ("invented, 100 x 60", invented(100, 60, 1, 40)),
    ):  # fmt: skip
        for what, placebos in ((": one fit", False), (": all placebos", True)):
            measure(
                name + what, panel, Design.SYNTHETIC,
                lambda panel, placebos=placebos: synthetic(panel, placebos=placebos),
            )  # fmt: skip
    measure("invented, 1 x 120: series", invented(1, 120, 1, 60), Design.INTERRUPTED, interrupted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
