import numpy as np

from gromada.methods.opinion.selection import representative


def test_what_a_group_agrees_with_most_is_not_said_to_be_disagreed_with():
    """Both groups agree with the first statement, the second one still more."""
    counts = np.array([[[90, 5, 100], [10, 80, 100]], [[99, 0, 100], [90, 5, 100]]], dtype=np.int64)
    counted = np.array([True, True])

    clean = representative(counts, counted)
    reference = representative(counts, counted, sides_by_contrast=True)

    assert {(r.statement, r.side) for r in clean[0]} == {(0, "agree"), (1, "disagree")}
    assert {(r.statement, r.side) for r in reference[0]} == {(0, "disagree"), (1, "disagree")}
