"""Facts about partnerships: parties, commitments, ratings, outcomes."""

from gromada.partnerships.models.commitments import Commitment, CommitmentEvent, Milestone
from gromada.partnerships.models.outcomes import OutcomeReport
from gromada.partnerships.models.parties import Contribution, Party
from gromada.partnerships.models.partnerships import Partnership
from gromada.partnerships.models.ratings import Rating

__all__ = [
    "Commitment",
    "CommitmentEvent",
    "Contribution",
    "Milestone",
    "OutcomeReport",
    "Partnership",
    "Party",
    "Rating",
]
