"""Two seats that sign at once: it is signed once."""

import threading
import traceback

import pytest
from django.db import connection
from tests.partnerships.factories import make_partnership, seated

from gromada.charters.actions import move, say, settle_due, settle_motion
from gromada.charters.models import Motion
from gromada.charters.queries import charter_of
from gromada.ledger.models import Entry
from gromada.partnerships.models import CommitmentEvent, Partnership
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db(transaction=True)


def all_at_once(*deeds):
    """Run each in a thread of its own; what was refused, and what went wrong."""
    refused, errors = [], []

    def run(deed):
        try:
            deed()
        except Refused as refusal:
            refused.append(str(refusal))
        except Exception:
            errors.append(traceback.format_exc())
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(deed,)) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused, errors


def test_two_sides_that_propose_to_sign_at_once_make_one_proposal():
    partnership = make_partnership()
    people = [seated(partnership, side) for side in ("institution", "community")]

    def propose(person):
        return lambda: move(
            act="partnerships.sign", subject=partnership, reason="We agreed.", by=person
        )

    refused, errors = all_at_once(*[propose(person) for person in people])

    assert errors == []
    assert len(refused) == 1
    assert Motion.objects.count() == 1


def test_seats_that_consent_and_workers_that_carry_out_at_once_sign_once():
    partnership = make_partnership("M10")
    motion = move(act="partnerships.sign", subject=partnership, reason="We agreed.",
                  by=seated(partnership))  # fmt: skip
    others = [
        seat.person
        for seat in charter_of(partnership).seats.filter(person__isnull=False)
        if seat.pk != motion.mover_id
    ]

    def consent(person):
        return lambda: say(motion=motion, stance="consent", by=person)

    _refused, errors = all_at_once(*[consent(person) for person in others])
    assert errors == []
    due = Motion.objects.get().next_at
    _refused, errors = all_at_once(
        *[lambda: settle_motion(motion=motion, now=due) for _worker in range(3)],
        lambda: settle_due(now=due),
    )

    assert errors == []
    assert Partnership.objects.get().state == "signed"
    assert Entry.objects.filter(kind="partnerships.partnership_signed").count() == 1
    assert CommitmentEvent.objects.filter(status="promised").count() == 3
