import pytest

from gromada.verdict import ALLOWED, Refused, Verdict


def test_a_verdict_without_a_reason_allows():
    assert ALLOWED
    assert ALLOWED.require() is None


def test_a_verdict_with_a_reason_refuses_with_it():
    verdict = Verdict("Voting has closed.")

    assert not verdict
    with pytest.raises(Refused, match=r"Voting has closed\."):
        verdict.require()
