"""One person, seen first as a browser and then with an account."""

from django.db import transaction

from gromada.people.models import Participant
from gromada.seminars.models import AskedToo, Question


@transaction.atomic
def merge_participants(*, kept: Participant, absorbed: Participant) -> None:
    """Give ``kept`` what ``absorbed`` asked; doing it again finds nothing left to move."""
    list(Participant.objects.select_for_update().filter(pk__in=[kept.pk, absorbed.pk]))
    own = AskedToo.objects.filter(participant=kept).values("question")
    brought = AskedToo.objects.filter(participant=absorbed)
    brought.filter(question__in=own).delete()
    brought.update(participant=kept)
    Question.objects.filter(asker=absorbed).update(asker=kept)
    AskedToo.objects.filter(participant=kept, question__asker=kept).delete()
