"""One person, seen first as a browser and then with an account."""

from django.db import transaction

from gromada.deliberation.models import Statement, Vote
from gromada.people.models import Participant


@transaction.atomic
def merge_participants(*, kept: Participant, absorbed: Participant) -> None:
    """Give ``kept`` what ``absorbed`` said; of two words on a statement the later stays.

    Doing it again finds nothing left to move.
    """
    list(Participant.objects.select_for_update().filter(pk__in=[kept.pk, absorbed.pk]))
    own = {vote.statement_id: vote for vote in Vote.objects.filter(participant=kept)}
    brought = list(Vote.objects.filter(participant=absorbed))
    earlier = [
        min(own[vote.statement_id], vote, key=lambda word: word.cast_at)
        for vote in brought
        if vote.statement_id in own
    ]
    Vote.objects.filter(pk__in=[vote.pk for vote in earlier]).delete()
    Vote.objects.filter(participant=absorbed).update(participant=kept)
    Statement.objects.filter(author=absorbed).update(author=kept)
