"""Charters, the seats on their sides, and motions that wait for keys."""

from gromada.charters.models.acts import ACTS, OUTSIDE, declare_act, declare_outside, facts
from gromada.charters.models.charters import Charter, Exit, Version, read_rules
from gromada.charters.models.consequences import Departure, Duty
from gromada.charters.models.emergencies import Emergency
from gromada.charters.models.mandates import Mandate, issued
from gromada.charters.models.motions import Motion, Word
from gromada.charters.models.seats import Invitation, Seat
from gromada.charters.models.telling import Digest, Told

__all__ = [
    "ACTS",
    "OUTSIDE",
    "Charter",
    "Departure",
    "Digest",
    "Duty",
    "Emergency",
    "Exit",
    "Invitation",
    "Mandate",
    "Motion",
    "Seat",
    "Told",
    "Version",
    "Word",
    "declare_act",
    "declare_outside",
    "facts",
    "issued",
    "read_rules",
]
