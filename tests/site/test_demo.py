"""The demo: what it holds, and what it never touches."""

import contextlib
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import urllib.request

import numpy as np
import pytest
from django.db import connection, transaction
from django.utils import timezone
from tests.sites import GROMADA, environment, free_port, wait_for

from gromada.deliberation.models import Statement, Vote
from gromada.ledger.models import Entry
from gromada.people.models import Organisation, Participant, Person
from gromada.processes.models import Process
from gromada.processes.queries import current_phase, next_phase
from gromada.site.demo import (
    database,
    innovations,
    observatory,
    people,
    processes,
    seminars,
    story,
)
from gromada.site.demo.conversation import planted_conversation
from gromada.site.demo.statements import STATEMENTS

# --- the planted conversation ------------------------------------------------


def planted(seed=1):
    return planted_conversation(
        STATEMENTS, topic="t", participants=2000, ends_at=1.7e12, days=18, seed=seed
    )


def test_a_hundred_different_statements_fit_the_form():
    texts = [row[4] for row in STATEMENTS]

    assert len(set(texts)) == 100
    assert max(map(len, texts)) <= 200
    assert {row[3] for row in STATEMENTS} == {"pl", "en"}


def test_the_same_seed_gives_the_same_votes():
    assert planted(1) == planted(1)
    assert planted(1) != planted(2)


def test_people_vote_as_much_as_people_do():
    conversation = planted()
    cast = np.bincount(conversation.votes.participant, minlength=2000)

    assert cast.min() >= 1
    assert cast.max() == 100
    assert 10 < np.median(cast) < 25
    assert cast.mean() > np.median(cast)


def test_each_person_votes_once_on_a_statement():
    votes = planted().votes

    pairs = votes.participant.astype(int) * 1000 + votes.statement
    assert len(np.unique(pairs)) == len(votes)
    assert set(np.unique(votes.value)) == {-1, 0, 1}


# --- what is loaded ------------------------------------------------------------


@pytest.fixture
def loaded(db, settings):
    settings.DEMO = True
    people.move_in()
    processes.finished()
    processes.upcoming()
    processes.running()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_the_demo_holds_three_processes_and_an_interrupted_load_goes_on(loaded):
    """One test: loading takes seconds."""
    it_holds_three_processes()
    bringing_in_again_changes_nothing()


def it_holds_three_processes():
    running = Process.objects.get(slug="rynkowa")
    assert current_phase(running).allows_votes
    assert Statement.objects.filter(process=running).count() == 100
    assert Participant.objects.filter(holder=running.address).count() == 2000
    assert Vote.objects.filter(statement__process=running).count() > 30_000
    assert Process.objects.get(slug="stara-szkola").state == "result_published"
    coming = Process.objects.get(slug="autobusy")
    assert current_phase(coming) is None
    assert next_phase(coming) is not None
    assert [role for role, _person in people.demo_people()] == [
        "urzędniczka / official",
        "współgospodarz / community co-host",
        "mieszkanka / resident",
        "operatorka / operator",
    ]
    assert Entry.objects.filter(happened_at__gt=timezone.now()).count() == 0


def bringing_in_again_changes_nothing():
    entries, votes = Entry.objects.count(), Vote.objects.count()

    processes.spoken(
        Process.objects.get(slug="rynkowa"),
        STATEMENTS,
        participants=2000,
        days=18,
        ago=0,
        seed=2026,
    )

    assert (Entry.objects.count(), Vote.objects.count()) == (entries, votes)


# --- what it never touches -------------------------------------------------------


@pytest.mark.django_db
def test_a_database_with_something_else_in_it_is_refused():
    person = Person.objects.create_user("anna@example.org")

    with pytest.raises(database.NotTheDemo, match="is not a demo and is not empty"):
        database.claim()

    assert list(Person.objects.all()) == [person]
    assert database.MARK not in connection.introspection.table_names()


@pytest.mark.django_db
def test_a_marked_database_is_the_demos_and_remembers_what_is_done():
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {database.MARK} (stage varchar(40) PRIMARY KEY)")

    database.claim()
    database.mark_done("move_in")

    assert database.is_done("move_in")
    assert not database.is_done("running")


def run_demo(folder, *arguments, **variables):
    known = environment(folder, **variables)
    known.pop("DJANGO_SETTINGS_MODULE", None)
    return subprocess.run(
        [*GROMADA, "demo", *arguments], check=False, env=known, capture_output=True, text=True
    )


@pytest.mark.slow
def test_the_command_refuses_a_site_of_somebody_and_leaves_it_as_it_was(tmp_path):
    place = tmp_path / "gromada.sqlite3"
    with contextlib.closing(sqlite3.connect(place)) as site:
        site.execute("CREATE TABLE theirs (word text)")
        site.execute("INSERT INTO theirs VALUES ('kept')")
        site.commit()

    done = run_demo(tmp_path, "--no-serve")

    assert done.returncode == 1
    assert "is not a demo and is not empty" in done.stdout
    with contextlib.closing(sqlite3.connect(place)) as site:
        assert site.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]
        assert site.execute("SELECT word FROM theirs").fetchall() == [("kept",)]


@pytest.mark.slow
def test_a_port_in_use_is_said_before_anything_is_done(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        done = run_demo(tmp_path / "data", PORT=str(port))

    assert done.returncode == 1
    assert f"Port {port} is in use." in done.stdout
    assert not (tmp_path / "data" / "gromada.sqlite3").exists()


# --- the whole command -----------------------------------------------------------


@contextlib.contextmanager
def demo_running(folder):
    port = free_port()
    known = environment(folder, PORT=str(port))
    known.pop("DJANGO_SETTINGS_MODULE", None)
    with (folder / "log").open("w+") as log:
        command = subprocess.Popen(
            [*GROMADA, "demo"], env=known, stdout=log, stderr=log, start_new_session=True
        )
        try:
            yield command, f"http://127.0.0.1:{port}", (folder / "log").read_text
        finally:
            sys.stdout.write((folder / "log").read_text())
            with contextlib.suppress(ProcessLookupError):
                os.killpg(command.pid, signal.SIGKILL)
            command.wait()


def read(address) -> str:
    with urllib.request.urlopen(address, timeout=20) as answer:
        return answer.read().decode()


@pytest.mark.slow
def test_one_command_serves_a_town_and_ctrl_c_ends_it(tmp_path):
    with demo_running(tmp_path) as (command, place, log):
        page = wait_for(lambda: read(f"{place}/pl/processes/rynkowa/"))
        assert "Jak zmienić ulicę Rynkową" in page
        assert "Lipowa Dolina" in page
        assert log().count("/people/demo/") == 4
        # the map is drawn by the worker, after the page is up
        wait_for(lambda: "/pl/processes/rynkowa/map/" in read(f"{place}/pl/processes/rynkowa/"))

        command.send_signal(signal.SIGINT)
        assert command.wait(timeout=60) == 0  # a map that is being drawn is finished first

        assert "The demo has stopped." in log()
        assert "Traceback" not in log()
        with pytest.raises(OSError, match="refused"):
            read(place)

    with demo_running(tmp_path) as (command, place, log):  # again: nothing is loaded twice
        wait_for(lambda: read(f"{place}/healthz"))
        assert "Bringing in" not in log()
        assert log().count("/people/demo/") == 4


def children_of(pid) -> dict[int, str]:
    """The processes that a process started, with their commands."""
    shown = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(pid)], check=False, capture_output=True, text=True
    ).stdout
    rows = (line.split(None, 1) for line in shown.splitlines())
    return {int(number): command for number, command in rows}


@pytest.fixture
def demo_folder(site_folder):
    """A demo in which people have moved in, and that holds the rest to be done."""
    later = [chapter for _title, chapter in story.CHAPTERS]
    later += [processes.finished, processes.upcoming, processes.running]
    later += [innovations.innovations, seminars.seminars, observatory.other_places]
    with contextlib.closing(sqlite3.connect(site_folder / "gromada.sqlite3")) as site:
        site.execute(f"CREATE TABLE {database.MARK} (stage varchar(40) PRIMARY KEY)")
        rows = [(stage.__name__,) for stage in later]
        site.executemany(f"INSERT INTO {database.MARK} (stage) VALUES (?)", rows)
        site.commit()
    return site_folder


@pytest.mark.slow
def test_a_part_that_dies_is_reported_and_started_again(demo_folder):
    with demo_running(demo_folder) as (command, place, log):
        wait_for(lambda: read(f"{place}/healthz"))
        for child in children_of(command.pid):
            os.kill(child, signal.SIGKILL)

        wait_for(lambda: "The worker ended with code -9; starting it again." in log())
        wait_for(lambda: "Unexpected exit from worker" in log())
        wait_for(lambda: read(f"{place}/healthz"))
        wait_for(lambda: len(children_of(command.pid)) >= 2)


@pytest.mark.django_db
def test_organisations_of_the_demo_say_that_they_are_invented(settings):
    settings.DEMO = True
    people.move_in()

    assert all("invented" in o.description_en or "does not exist" in o.description_en
               for o in Organisation.objects.all())  # fmt: skip
