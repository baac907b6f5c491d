"""How models of partnership change into each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from scipy import special

from gromada.methods.comparison.pooling import TooFewToCompare
from gromada.methods.uncertainty import Estimate, two_sided_z


@dataclass(frozen=True, slots=True)
class Transition:
    """From one state to another.

    Attributes
    ----------
    before, after : hashable
    count : int
    of : int
        Steps from ``before`` to anywhere.
    share : Fraction
        ``count / of``, exactly.
    estimate : Estimate
        The same with a Bayesian interval, which a few steps leave wide.
    """

    before: Hashable
    after: Hashable
    count: int
    of: int
    share: Fraction
    estimate: Estimate


@dataclass(frozen=True, slots=True)
class Transitions:
    """All steps that happened.

    Attributes
    ----------
    states : tuple of hashable
        In order of first appearance.
    moves : tuple of Transition
        By state before, then state after; those that never happened are left out.
    n : int
        Steps.
    n_sequences : int
        Histories with at least one step.
    """

    states: tuple[Hashable, ...]
    moves: tuple[Transition, ...]
    n: int
    n_sequences: int

    def between(self, before: Hashable, after: Hashable) -> int:
        """Count the steps from one state to another.

        Parameters
        ----------
        before, after : hashable

        Returns
        -------
        int

        Examples
        --------
        >>> transitions(["AAB"]).between("B", "A")
        0
        """
        return sum(
            move.count for move in self.moves if (move.before, move.after) == (before, after)
        )


def transitions(
    sequences: Sequence[Sequence[Hashable]],
    *,
    changes_only: bool = False,
    confidence: float = 0.95,
) -> Transitions:
    """Count how often each state was followed by each.

    Parameters
    ----------
    sequences : sequence of sequences of states
        One history each; a state for every year, say, when steps are yearly.
    changes_only : bool
        Whether to leave out steps in which nothing changed; say which beside
        the numbers.
    confidence : float, 0-1 exclusive

    Returns
    -------
    Transitions
        Intervals from the Dirichlet posterior with one half for each state
        there is, reaching at least to the share that was seen.

    Raises
    ------
    TooFewToCompare
        If there is no step.

    Source
    ------
    Anderson, T. W. and Goodman, L. A. (1957). Statistical inference about Markov
    chains. *Annals of Mathematical Statistics* 28(1), 89-110. Prior: Jeffreys, H.
    (1946). *Proc. Royal Society A* 186, 453-461.

    Examples
    --------
    >>> found = transitions(["IICCP", "ICPP", "CCPPF", "ICXX"])
    >>> [(move.before + move.after, move.count, str(move.share)) for move in found.moves[:5]]
    [('II', 1, '1/4'), ('IC', 3, '3/4'), ('CC', 2, '1/3'), ('CP', 3, '1/2'), ('CX', 1, '1/6')]
    """
    two_sided_z(confidence)
    steps = [
        [
            (before, after)
            for before, after in pairwise(sequence)
            if before != after or not changes_only
        ]
        for sequence in sequences
    ]
    counts = Counter(step for history in steps for step in history)
    if not counts:
        raise TooFewToCompare("Nothing has followed anything yet.", found=0, least=1)
    states = tuple(dict.fromkeys(state for sequence in sequences for state in sequence))
    leaving = Counter[Hashable]()
    for (before, _), count in counts.items():
        leaving[before] += count
    places = len(states) - 1 if changes_only else len(states)
    moves = tuple(
        Transition(
            before=before,
            after=after,
            count=counts[before, after],
            of=leaving[before],
            share=Fraction(counts[before, after], leaving[before]),
            estimate=_estimate(counts[before, after], leaving[before], places, confidence),
        )
        for before in states
        for after in states
        if counts[before, after]
    )
    return Transitions(states, moves, counts.total(), sum(1 for history in steps if history))


def _estimate(count: int, of: int, n_states: int, confidence: float) -> Estimate:
    value = count / of
    own, others = count + 0.5, of - count + 0.5 * max(n_states - 1, 0)
    if others <= 0:
        return Estimate(1.0, 1.0, 1.0, of, confidence)
    tail = (1 - confidence) / 2
    low, high = (float(special.betaincinv(own, others, at)) for at in (tail, 1 - tail))
    return Estimate(value, min(low, value), max(high, value), of, confidence)
