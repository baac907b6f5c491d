import numpy as np
import pytest

from gromada.methods.opinion import (
    RepeatedId,
    UnevenArrays,
    UnknownIndex,
    UnknownVoteValue,
    VoteMatrix,
)


def pack(people, statements, values, n=3, m=3):
    return VoteMatrix.from_triples(
        people, statements, values, participants=range(n), statements=range(m)
    )


def test_the_later_of_two_votes_stays():
    votes = pack([0, 1, 0, 0], [2, 0, 2, 1], [1, 1, -1, 0])

    assert votes.of("0") == {1: 0, 2: -1}
    assert votes.of("1") == {0: 1}
    assert votes.n_votes == 3


def test_triples_come_back_by_person_and_statement():
    votes = pack([2, 0, 2], [1, 2, 0], [-1, 0, 1])

    people, statements, values = votes.triples()

    assert people.tolist() == [0, 2, 2]
    assert statements.tolist() == [2, 0, 1]
    assert values.tolist() == [0, 1, -1]


def test_a_vote_takes_two_bytes():
    assert pack([0], [0], [1]).codes.dtype == np.uint16


def test_more_than_16384_statements_take_four_bytes():
    votes = pack([0, 0], [16_384, 3], [1, -1], m=16_385)

    assert votes.codes.dtype == np.uint32
    assert votes.of("0") == {3: -1, 16_384: 1}


def test_votes_cannot_be_changed():
    votes = pack([0], [0], [1])

    with pytest.raises(ValueError, match="read-only"):
        votes.codes[0] = 0


def test_no_votes_are_votes_too():
    votes = pack([], [], [])

    assert votes.n_votes == 0
    assert votes.votes_cast.tolist() == [0, 0, 0]


@pytest.mark.parametrize(
    ("people", "statements", "values", "refusal", "words"),
    [
        ([0, 1], [0, 0], [1, 2], UnknownVoteValue, "found 2 in vote 2"),
        ([0], [0], [0.5], UnknownVoteValue, "whole numbers; found 0.5"),
        ([0], [0], [np.nan], UnknownVoteValue, "found nan"),
        ([0], [0], [np.inf], UnknownVoteValue, "found inf"),
        ([0], [0], ["1"], UnknownVoteValue, "whole numbers"),
        ([3], [0], [1], UnknownIndex, "participant 3, but there are 3"),
        ([-1], [0], [1], UnknownIndex, "participant -1"),
        ([0], [9], [1], UnknownIndex, "statement 9"),
        ([0, 1], [0], [1], UnevenArrays, "2 participants, 1 statements and 1 values"),
        ([[0]], [0], [1], UnevenArrays, "2 dimensions"),
    ],
)
def test_what_is_not_a_vote_is_refused_by_name(people, statements, values, refusal, words):
    with pytest.raises(refusal, match=words):
        pack(people, statements, values)


def test_two_people_of_one_id_are_refused():
    with pytest.raises(RepeatedId, match="'ana' is there twice"):
        VoteMatrix.from_triples([], [], [], participants=["ana", "bo", "ana"], statements=[])


def test_unsigned_and_wide_numbers_are_taken():
    votes = pack(np.array([1], np.uint64), np.array([2], np.int32), np.array([-1], np.float32))

    assert votes.of("1") == {2: -1}


def test_some_people_keep_their_votes():
    votes = pack([0, 1, 2, 2], [0, 1, 0, 2], [1, -1, 0, 1])

    some = votes.only(np.array([2, 0]))

    assert some.participants == ("2", "0")
    assert some.of("2") == {0: 0, 2: 1}
    assert some.of("0") == {0: 1}
