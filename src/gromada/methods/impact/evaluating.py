"""One study answered: the design is carried out, its assumptions looked at, the answer graded."""

from __future__ import annotations

from collections.abc import Callable

from gromada.methods.impact.evaluating_differences import evaluate_differences
from gromada.methods.impact.evaluating_interrupted import evaluate_interrupted
from gromada.methods.impact.evaluating_synthetic import evaluate_synthetic
from gromada.methods.impact.panel import Panel
from gromada.methods.impact.preparing import chosen_units
from gromada.methods.impact.result import Design, Evaluation
from gromada.methods.impact.study import Study
from gromada.methods.threads import one_thread

DESIGNS: dict[Design, Callable[[Panel, Study], Evaluation]] = {
    Design.DIFFERENCES: evaluate_differences,
    Design.SYNTHETIC: evaluate_synthetic,
    Design.INTERRUPTED: evaluate_interrupted,
}


def evaluate(panel: Panel, study: Study) -> Evaluation:
    """Estimate the effect that a study asks for, with its checks and its grade.

    Parameters
    ----------
    panel : Panel
    study : Study

    Returns
    -------
    Evaluation

    Raises
    ------
    ImpactError
        By name, where the panel cannot answer.

    Examples
    --------
    >>> import numpy as np
    >>> found = evaluate(
    ...     Panel(
    ...         ("a", "b", "c"),
    ...         tuple(range(2001, 2013)),
    ...         np.array([[1, 2.2] * 5 + [9, 9], [0, 4] * 5 + [3, 3], [2, 0] * 5 + [4, 4]]),
    ...         np.array([10, 12, 12]),
    ...     ),
    ...     Study(Design.SYNTHETIC),
    ... )
    >>> found.effect.n_units, found.grade.value, found.told_from_zero
    (3, 'DiD/SC (few units)', False)
    """
    with one_thread():
        return DESIGNS[study.design](chosen_units(panel, study), study)
