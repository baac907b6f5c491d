"""Who is there, who speaks, who drops out, and what may be shown of it.

See docs/methods/inclusion.md for what is computed, from which source, and its limits.
"""

from gromada.methods.inclusion.hearing import GroupVoice, NothingSaid, Voice, gini, theil, voice
from gromada.methods.inclusion.losses import Funnel, FunnelStep, funnel
from gromada.methods.inclusion.presence import (
    Coverage,
    GroupShare,
    Representation,
    closest_seats,
    coverage,
    representation,
)
from gromada.methods.inclusion.suppression import Suppressed, suppress
from gromada.methods.inclusion.tables import DoesNotConverge, fit_table
from gromada.methods.inclusion.weights import Weights, post_stratify, rake, weighted_mean

__all__ = [
    "Coverage",
    "DoesNotConverge",
    "Funnel",
    "FunnelStep",
    "GroupShare",
    "GroupVoice",
    "NothingSaid",
    "Representation",
    "Suppressed",
    "Voice",
    "Weights",
    "closest_seats",
    "coverage",
    "fit_table",
    "funnel",
    "gini",
    "post_stratify",
    "rake",
    "representation",
    "suppress",
    "theil",
    "voice",
    "weighted_mean",
]
