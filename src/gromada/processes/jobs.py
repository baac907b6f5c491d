"""Telling people what became of what they sent."""

from django.urls import reverse

from gromada.ledger.actions import listens_to
from gromada.ledger.models import Entry
from gromada.notices.actions import notify
from gromada.processes.actions.intake import ANSWERED
from gromada.processes.models import IntakeItem
from gromada.work.jobs import job


@listens_to(ANSWERED)
@job
def tell_sender(entry_id: int) -> None:
    """Tell whoever sent an input with an account that it is answered."""
    address = Entry.objects.get(pk=entry_id).subject
    item = (
        IntakeItem.objects.select_related("process", "participant__person")
        .filter(pk=address.rpartition(":")[2], participant__person__isnull=False)
        .first()
    )
    if item is not None and item.participant is not None:
        notify(
            item.participant.person,
            template="processes/input_answered",
            context={"process": item.process, "item": item},
            link=reverse("processes:intake_list", args=[item.process.slug]),
        )
