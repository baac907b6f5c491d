"""Reading what was measured."""

from gromada.evaluation.queries.profile import Profile, profile

__all__ = ["Profile", "profile"]
