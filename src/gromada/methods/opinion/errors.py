"""What the opinion map refuses, by name."""

from __future__ import annotations

from gromada.methods.errors import MethodError


class OpinionError(MethodError):
    """The votes, or what was asked about them, do not fit together."""


class UnknownVoteValue(OpinionError):
    """A vote is neither agree (1), pass (0) nor disagree (-1)."""


class UnknownIndex(OpinionError):
    """A vote points to a participant or a statement that is not there."""


class RepeatedId(OpinionError):
    """Two participants, or two statements, carry the same id."""


class UnevenArrays(OpinionError):
    """Arrays that describe the same votes differ in length."""
