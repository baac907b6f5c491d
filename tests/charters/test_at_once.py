"""Fifty words at once, and a machine that dies between carrying and doing: done once."""

import multiprocessing
import os
import subprocess
import sys
import threading
import traceback
from contextlib import suppress

import pytest
from django.conf import settings
from django.db import connection, connections
from tests.charters import sample_acts
from tests.charters.factories import holder_of, make_charter, make_motion, make_rules, seats
from tests.conftest import REPOSITORY

from gromada.charters.actions import move, say, settle_due
from gromada.charters.models import Motion, Word
from gromada.ledger.models import Entry
from gromada.methods.charter import Need, Requirement
from gromada.people.models import Person
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db(transaction=True)
State = Motion.State


def big_charter(community=50):
    return make_charter(
        rules=make_rules(
            seats={"institution": 1, "community": community},
            requires={
                "institution": Requirement(Need.ONE_SEAT),
                "community": Requirement(Need.MAJORITY),
            },
        )
    )


def speak(motion, person, refused, errors):
    try:
        say(motion=motion, stance="consent", by=person)
    except Refused as refusal:
        refused.append(str(refusal))
    except Exception:
        errors.append(traceback.format_exc())
    finally:
        connection.close()


def test_fifty_words_at_once_from_threads_do_it_once():
    charter = big_charter()
    motion = make_motion(charter)
    refused, errors = [], []
    threads = [
        threading.Thread(target=speak, args=(motion, seat.person, refused, errors))
        for seat in seats(charter, "community")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert Motion.objects.get().state == State.EXECUTED
    assert Entry.objects.filter(kind="people.sample_described").count() == 1
    assert Entry.objects.filter(kind="charters.motion_executed").count() == 1
    # 26 of 50 are a majority; whoever came later was told that it is closed
    assert Word.objects.count() == 1 + 26
    assert len(refused) == 24


def speak_from_a_process(motion_id, people, start):
    start.wait()
    for person_id in people:
        motion = Motion.objects.get(pk=motion_id)
        person = Person.objects.get(pk=person_id)
        with suppress(Refused):
            say(motion=motion, stance="consent", by=person)


def test_fifty_words_at_once_from_processes_do_it_once():
    charter = big_charter()
    motion = make_motion(charter)
    people = [seat.person_id for seat in seats(charter, "community")]
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    start = fork.Barrier(5)
    processes = [
        fork.Process(target=speak_from_a_process, args=(motion.pk, people[place::5], start))
        for place in range(5)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)

    assert [process.exitcode for process in processes] == [0] * 5
    assert Motion.objects.get().state == State.EXECUTED
    assert Entry.objects.filter(kind="charters.motion_executed").count() == 1
    assert Word.objects.count() == 1 + 26


def test_the_same_proposed_at_once_by_many_is_one_motion():
    charter = big_charter(community=8)
    subject = sample_acts.found(charter.holder)
    refused, errors = [], []

    def propose(person):
        try:
            move(
                act="samples.describe", subject=subject, by=person, reason="Because.",
                payload={"description_en": "New"},
            )  # fmt: skip
        except Refused as refusal:
            refused.append(str(refusal))
        except Exception:
            errors.append(traceback.format_exc())
        finally:
            connection.close()

    threads = [
        threading.Thread(target=propose, args=(seat.person,))
        for seat in seats(charter, "community")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert Motion.objects.count() == 1
    assert len(refused) == 7


def test_workers_that_settle_at_once_do_it_once():
    charter = make_charter(rules=make_rules())
    motion = make_motion(charter, "samples.erase")
    motion = say(motion=motion, stance="consent", by=holder_of(charter, "community"))
    errors = []

    def settle():
        try:
            settle_due(now=motion.next_at)
        except Exception:
            errors.append(traceback.format_exc())
        finally:
            connection.close()

    threads = [threading.Thread(target=settle) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert Entry.objects.filter(kind="people.sample_described").count() == 1


SETTLE = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
import django
django.setup()
from datetime import timedelta
from django.utils import timezone
from tests.charters import sample_acts
from gromada.charters.actions import settle_due
from gromada.charters.models import ACTS
ACTS.update(sample_acts.ACTS)
settle_due(now=timezone.now() + timedelta(hours=49))
"""


def settle_elsewhere(**environment):
    return subprocess.run(
        [sys.executable, "-c", SETTLE, str(connection.settings_dict["NAME"])],
        cwd=REPOSITORY,
        env=os.environ
        | {"GROMADA_DATA": str(settings.DATA), "PYTHONPATH": str(REPOSITORY)}
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_what_was_carried_is_done_once_though_the_machine_died_while_doing_it():
    charter = make_charter(rules=make_rules())
    subject = sample_acts.found(charter.holder)
    subject.description_en = "There."
    subject.save()
    motion = make_motion(charter, "samples.erase")
    motion = say(motion=motion, stance="consent", by=holder_of(charter, "community"))
    assert motion.state == State.WAITING

    killed = settle_elsewhere(DIE_WHEN_ERASING="yes")
    assert killed.returncode == -9
    assert Motion.objects.get().state == State.WAITING
    subject.refresh_from_db()
    assert subject.description_en == "There."

    again = settle_elsewhere()
    assert again.stderr == ""
    once_more = settle_elsewhere()
    assert once_more.returncode == 0

    subject.refresh_from_db()
    assert subject.description_en == ""
    assert Motion.objects.get().state == State.EXECUTED
    assert Entry.objects.filter(kind="people.sample_described").count() == 1
    assert Entry.objects.filter(kind="charters.motion_executed").count() == 1
