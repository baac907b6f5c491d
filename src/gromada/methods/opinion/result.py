"""What an opinion map consists of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Side = Literal["agree", "disagree"]


@dataclass(frozen=True, eq=False)
class Group:
    """People who answered alike: an id that stays from map to map, and their rows."""

    id: str
    members: Ints
    center: tuple[float, float]

    @property
    def size(self) -> int:
        return int(self.members.size)


@dataclass(frozen=True)
class ConsensusStatement:
    """A statement most people take the same side on, whatever their group.

    ``share`` is (n_success + 1) / (n_seen + 2); ``z`` tests it against one half.
    """

    statement: int
    side: Side
    n_agree: int
    n_disagree: int
    n_seen: int
    share: float
    z: float

    @property
    def n_success(self) -> int:
        return self.n_agree if self.side == "agree" else self.n_disagree


@dataclass(frozen=True)
class RepresentativeStatement:
    """A statement on which a group takes a side more than the others do.

    ``share`` and ``z`` as in consensus, within the group; ``ratio`` compares the share with that of
    all other groups together and ``ratio_z`` tests the difference.
    """

    statement: int
    side: Side
    n_agree: int
    n_disagree: int
    n_seen: int
    share: float
    z: float
    ratio: float
    ratio_z: float
    is_best_agree: bool

    @property
    def n_success(self) -> int:
        return self.n_agree if self.side == "agree" else self.n_disagree


@dataclass(frozen=True, eq=False)
class CommonGround:
    """How far every group takes the same side of each statement.

    Parameters
    ----------
    agree, disagree : array of float, shape (M,), 0-1
        Lower bound of the share in the group that takes this side least. 0 where a group has not
        voted on the statement.
    agree_share, disagree_share : array of float, shape (M,), 0-1
        The observed share in that group, without allowance for chance.
    ranking : array of int, shape (<= M,)
        Statements by the better of the two bounds, best first; only where every group voted.
    confidence : float, 0-1 exclusive
        One-sided confidence of each bound.
    """

    agree: Floats
    disagree: Floats
    agree_share: Floats
    disagree_share: Floats
    ranking: Ints
    confidence: float

    def side(self, statement: int) -> Side:
        return "agree" if self.agree[statement] >= self.disagree[statement] else "disagree"


@dataclass(frozen=True, eq=False)
class Divisiveness:
    """How far apart the groups are on each statement.

    Parameters
    ----------
    value : array of float, shape (M,), 0-1
        Largest minus smallest share of agreement among the groups that voted on it.
    lower : array of float, shape (M,), 0-1
        Lower bound of that difference.
    ranking : array of int, shape (<= M,)
        Statements by ``lower``, then ``value``; only those with ``lower`` above 0.
    confidence : float, 0-1 exclusive
        One-sided confidence of the bound for one pair of groups.
    """

    value: Floats
    lower: Floats
    ranking: Ints
    confidence: float


@dataclass(frozen=True)
class Structure:
    """Whether the votes hold more pattern than chance would make.

    ``found`` and ``p_value`` are None where the test was not run or had nothing to test.
    """

    found: bool | None
    p_value: float | None
    permutations: int
    n_people: int
    first_axis_share: float | None


@dataclass(frozen=True, eq=False)
class Stability:
    """How alike the groups come out when people are drawn again.

    Parameters
    ----------
    mean_ari : float or None, -1 to 1
        Mean adjusted Rand index between the groups and those of each resample; None where there
        are fewer than two groups.
    replicates : int
        Resamples made.
    aris : tuple of float, length replicates
        Each index.
    n_people : int
        People drawn from.
    """

    mean_ari: float | None
    replicates: int
    aris: tuple[float, ...]
    n_people: int


@dataclass(frozen=True)
class Clones:
    """Long identical vote rows that are shared by many participants.

    ``sizes`` holds, for each such row, how many participants cast it; ``share`` is theirs among
    all who voted; ``cap`` is the weight left to each row on the axes (None: full weight).
    """

    share: float
    sizes: tuple[int, ...]
    cap: int | None


@dataclass(frozen=True)
class MapWarning:
    """Something the reader of a map must know: a stable code and a plain sentence.

    ``text`` has named places for ``params``, so that it can be translated; ``message`` fills them.
    """

    code: str
    text: str
    params: Mapping[str, int | float | str]

    @property
    def message(self) -> str:
        return self.text % self.params


@dataclass(frozen=True, eq=False)
class OpinionMap:
    """Where people stand on the statements of one conversation, and what groups share.

    n people, M statements, G groups; positions in arrays follow ``participants`` and
    ``statements``. No array holds NaN.

    Parameters
    ----------
    participants, statements : tuple of str
        Ids, as in the votes.
    group_of : array of int, shape (n,)
        Position in ``groups``; -1 for people who were not grouped.
    groups : tuple of Group, length G
        In order of id.
    positions : array of float, shape (n, 2)
        Place on the map; (0, 0) for people without a vote.
    votes_cast : array of int, shape (n,)
        Votes on statements that count for the map.
    axes : array of float, shape (2, M)
        Unit vectors; 0 for statements left out. A second axis of zeros means there is none.
    center : array of float, shape (M,), -1 to 1
        Mean vote on each statement; 0 for statements left out.
    counted : array of bool, shape (M,)
        Statements that shape the map: not moderated out and not meta.
    scale_statements, scale_shift : float
        A sum of centred votes along an axis is multiplied by
        sqrt(scale_statements / max(votes + scale_shift, 1)).
    explained_variance : array of float, shape (2,), 0-1
        Share of the variance of the centred votes along each axis.
    counts : array of int, shape (G, M, 3)
        Agree, disagree and seen (passes included) in each group.
    totals : array of int, shape (M, 3)
        The same for everyone, grouped or not.
    consensus_agree, consensus_disagree : tuple of ConsensusStatement
        Five at most each, strongest first.
    representative : tuple of tuple of RepresentativeStatement, length G
        For each group five at most; empty where there is one group only.
    group_aware_consensus : array of float, shape (M,), 0-1
        Product over groups of (agree + 1) / (seen + 2); comparable at equal G only.
    extremity : array of float, shape (M,)
        Distance from the middle of someone who only agreed with this statement.
    priorities : array of float, shape (M,)
        Weights for drawing the next statement to show.
    common_ground, divisiveness, stability, structure, clones
        See their classes.
    warnings : tuple of MapWarning
        What limits this map.
    """

    participants: tuple[str, ...]
    statements: tuple[str, ...]
    group_of: Ints
    groups: tuple[Group, ...]
    positions: Floats
    votes_cast: Ints
    axes: Floats
    center: Floats
    counted: npt.NDArray[np.bool_]
    scale_statements: int
    scale_shift: float
    explained_variance: Floats
    counts: Ints
    totals: Ints
    consensus_agree: tuple[ConsensusStatement, ...]
    consensus_disagree: tuple[ConsensusStatement, ...]
    representative: tuple[tuple[RepresentativeStatement, ...], ...]
    group_aware_consensus: Floats
    extremity: Floats
    priorities: Floats
    common_ground: CommonGround
    divisiveness: Divisiveness
    stability: Stability
    structure: Structure
    clones: Clones
    warnings: tuple[MapWarning, ...]

    @property
    def n_grouped(self) -> int:
        """How many people the groups hold together."""
        return sum(group.size for group in self.groups)
