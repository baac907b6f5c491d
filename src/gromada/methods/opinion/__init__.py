"""Opinion maps: where people stand on short statements, and what groups share.

See docs/methods/opinion.md for what is computed, from which source, and its limits.
"""

from gromada.methods.opinion.clusters import adjusted_rand_index
from gromada.methods.opinion.continuity import EarlierMap
from gromada.methods.opinion.errors import (
    OpinionError,
    RepeatedId,
    UnevenArrays,
    UnknownIndex,
    UnknownVoteValue,
)
from gromada.methods.opinion.mapping import opinion_map
from gromada.methods.opinion.result import (
    Clones,
    CommonGround,
    ConsensusStatement,
    Divisiveness,
    Group,
    MapWarning,
    OpinionMap,
    RepresentativeStatement,
    Stability,
    Structure,
)
from gromada.methods.opinion.routing import next_statement, place_newcomer
from gromada.methods.opinion.statistics import lower_bound, priorities
from gromada.methods.opinion.votes import VoteMatrix

__all__ = [
    "Clones",
    "CommonGround",
    "ConsensusStatement",
    "Divisiveness",
    "EarlierMap",
    "Group",
    "MapWarning",
    "OpinionError",
    "OpinionMap",
    "RepeatedId",
    "RepresentativeStatement",
    "Stability",
    "Structure",
    "UnevenArrays",
    "UnknownIndex",
    "UnknownVoteValue",
    "VoteMatrix",
    "adjusted_rand_index",
    "lower_bound",
    "next_statement",
    "opinion_map",
    "place_newcomer",
    "priorities",
]
