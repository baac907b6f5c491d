"""Reading challenges and innovations, and walking the trail."""

from gromada.innovations.queries.challenges import challenges_visible_to
from gromada.innovations.queries.innovations import (
    acts_for,
    bring_parts,
    innovation_at,
    innovations_visible_to,
    with_events,
)
from gromada.innovations.queries.sources import (
    address_written,
    entry_at,
    first_entries_about,
    grew_from,
    last_entry_about,
)
from gromada.innovations.queries.stages import current_event, events_that_stand
from gromada.innovations.queries.trail import (
    AT_ONCE,
    MOST_OF_EACH,
    MOST_STEPS,
    OF_EACH,
    Alike,
    Trail,
    trail_of,
)

__all__ = [
    "AT_ONCE",
    "MOST_OF_EACH",
    "MOST_STEPS",
    "OF_EACH",
    "Alike",
    "Trail",
    "acts_for",
    "address_written",
    "bring_parts",
    "challenges_visible_to",
    "current_event",
    "entry_at",
    "events_that_stand",
    "first_entries_about",
    "grew_from",
    "innovation_at",
    "innovations_visible_to",
    "last_entry_about",
    "trail_of",
    "with_events",
]
