"""Invented conversations."""

import numpy as np

from gromada.methods.opinion import VoteMatrix


def make_votes(rows, *, participants=None, statements=None):
    """From rows of 1, 0, -1 and None for a vote not cast."""
    triples = [
        (i, j, vote) for i, row in enumerate(rows) for j, vote in enumerate(row) if vote is not None
    ]
    people, topics, values = (
        (list(column) for column in zip(*triples, strict=True)) if triples else ([],) * 3
    )
    width = max((len(row) for row in rows), default=0)
    return VoteMatrix.from_triples(
        people,
        topics,
        values,
        participants=range(len(rows)) if participants is None else participants,
        statements=range(width) if statements is None else statements,
    )


def make_random(rng, *, people=None, statements=None, share=None, groups=1, apart=0.0):
    """People who draw their votes from a chance of agreeing for each statement and group.

    Groups differ by ``apart`` in that chance, up or down at random, on each statement. Returns the
    votes and the group of each person.
    """
    n = int(rng.integers(30, 200)) if people is None else people
    m = int(rng.integers(10, 60)) if statements is None else statements
    share = rng.uniform(0.3, 0.9) if share is None else share
    middle = rng.uniform(apart / 2, 1 - apart / 2, m)
    agree = middle + apart / 2 * rng.choice([-1, 1], (groups, m))
    group = rng.integers(0, groups, n)
    person, statement = np.nonzero(rng.random((n, m)) < share)
    said = np.where(rng.random(person.size) < agree[group[person], statement], 1, -1)
    values = np.where(rng.random(person.size) < 0.1, 0, said)
    votes = VoteMatrix.from_triples(
        person, statement, values, participants=range(n), statements=range(m)
    )
    return votes, group
