"""What people do: take part, sign in, open organisations, invite."""

from gromada.people.actions.limits import forget_old_tallies, spend
from gromada.people.actions.participants import join, recognise

__all__ = ["forget_old_tallies", "join", "recognise", "spend"]
