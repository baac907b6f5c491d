import pytest
from django.db import transaction
from django.utils import timezone

from gromada.ledger import actions
from gromada.ledger.models import Cause, Entry, Text

pytestmark = pytest.mark.django_db


def record(**changes):
    return actions.record(
        **{"kind": "test.happened", "subject": "processes.process:1", "by": "system"} | changes
    )


def test_an_entry_keeps_what_was_said():
    happened_at = timezone.now()

    entry = record(
        holder="processes.process:1", facts={"votes": 12, "state": "closed"}, happened_at=happened_at
    )

    kept = Entry.objects.get(pk=entry.pk)
    assert kept.kind == "test.happened"
    assert kept.subject == "processes.process:1"
    assert kept.holder == "processes.process:1"
    assert kept.by == "system"
    assert kept.facts == {"votes": 12, "state": "closed"}
    assert kept.happened_at == happened_at
    assert kept.recorded_at >= happened_at
    assert kept.position is None
