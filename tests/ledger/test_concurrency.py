"""Many processes record and seal at once, some are killed, and the record still verifies."""

import contextlib
import io
import multiprocessing
import os
import random
import signal
import time
from collections import Counter

import pytest
from django.db import OperationalError, connections, transaction
from tests.ledger.factories import make_entry

from gromada.cli.ledger.verification import Older, verify
from gromada.ledger import actions, queries
from gromada.ledger.models import Checkpoint, Entry

pytestmark = pytest.mark.django_db(transaction=True)


def record_and_seal(place, acknowledged, *, seals):
    """What each process does until it is killed; every commit is noted in a file."""
    rng = random.Random(place)
    with open(acknowledged, "ab", buffering=0) as file:  # noqa: PTH123
        for number in range(1_000_000):
            token = f"{os.getpid()}-{number}"
            # SQLite makes writers wait five seconds at most; whoever is refused has stored nothing
            with contextlib.suppress(OperationalError):
                with transaction.atomic():
                    cause = make_entry(facts={"token": token}, texts={"reason": "Because."})
                    make_entry("ledger.other_made", because=[cause])
                file.write(f"{token}\n".encode())
                if seals and rng.random() < 0.2:
                    actions.seal()


def run_and_kill(tmp_path, *, seconds, processes=4):
    fork = multiprocessing.get_context("fork")
    acknowledged = tmp_path / "acknowledged"
    acknowledged.touch()
    connections.close_all()

    def start(place):
        process = fork.Process(
            target=record_and_seal, args=(place, acknowledged), kwargs={"seals": place % 2 == 0}
        )
        process.start()
        return process

    running = [start(place) for place in range(processes)]
    rng = random.Random(0)
    ends_at = time.monotonic() + seconds
    while time.monotonic() < ends_at:
        time.sleep(rng.uniform(0.1, 0.3))
        victim = rng.randrange(processes)
        assert running[victim].is_alive()
        os.kill(running[victim].pid, signal.SIGKILL)
        running[victim].join()
        running[victim] = start(processes + rng.randrange(1000))
    for process in running:
        os.kill(process.pid, signal.SIGKILL)
        process.join()
    return acknowledged.read_text().split()


def check(acknowledged):
    stored = Counter(
        entry.facts["token"] for entry in Entry.objects.filter(kind="ledger.example_made")
    )
    assert set(stored.values()) == {1}
    assert set(acknowledged) <= set(stored)
    assert Entry.objects.count() == 2 * len(stored)

    checkpoint = actions.seal()

    assert not queries.waiting().exists()
    assert checkpoint.size == Entry.objects.count()
    assert list(Entry.objects.order_by("position").values_list("position", flat=True)) == list(
        range(checkpoint.size)
    )
    content = b"".join(queries.export_lines(checkpoint))
    since = [Older(str(older.size), older.note) for older in Checkpoint.objects.order_by("size")]
    result = verify(io.BytesIO(content), since=since)
    assert [problem.sentence() for problem in result.problems] == []


@pytest.mark.slow
def test_processes_that_record_seal_and_die_leave_a_whole_record(tmp_path):
    acknowledged = run_and_kill(tmp_path, seconds=3)

    assert len(acknowledged) > 20
    check(acknowledged)


@pytest.mark.soak
def test_a_minute_of_recording_sealing_and_dying_leaves_a_whole_record(tmp_path):
    check(run_and_kill(tmp_path, seconds=60, processes=8))
