"""One person, seen first as a browser and then with an account."""

from gromada.drafting.models import Amendment
from gromada.people.models import Participant


def merge_participants(*, kept: Participant, absorbed: Participant) -> None:
    """Give ``kept`` what ``absorbed`` proposed. Doing it again finds nothing left to move."""
    Amendment.objects.filter(proposer=absorbed).update(proposer=kept)
