"""Trust between two sides: scales, how well they measure, change, and pairs of people.

See docs/methods/trust.md for what is computed, from which source, and its limits.
"""

from gromada.methods.trust.pairs import Dyads, Recognition, dyads, recognition
from gromada.methods.trust.reliability import Reliability, cronbach_alpha, feldt_interval
from gromada.methods.trust.scales import ScaleScores, scale_mean, scale_scores
from gromada.methods.trust.waves import Change, paired_change, unlinked_change

__all__ = [
    "Change",
    "Dyads",
    "Recognition",
    "Reliability",
    "ScaleScores",
    "cronbach_alpha",
    "dyads",
    "feldt_interval",
    "paired_change",
    "recognition",
    "scale_mean",
    "scale_scores",
    "unlinked_change",
]
