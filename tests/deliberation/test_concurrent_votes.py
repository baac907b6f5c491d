"""Many people vote at once while the server and the worker are killed.

The server has four threads, so sixty voters fill it as two hundred do; those come in the soak.
"""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.request import urlopen

import pytest
from tests.conftest import REPOSITORY
from tests.deliberation.voters import Crowd
from tests.postgres import cluster
from tests.sites import GROMADA, environment, free_port, wait_for

from gromada.cli.main import main

STATEMENTS = 40
LOOK = """
import django
django.setup()
from gromada.cli.main import main
from gromada.deliberation.models import Statement, Vote
for row in Vote.objects.values_list("participant", "statement__number", "token"):
    print("vote", *row, sep="\\t")
for text in Statement.objects.filter(author__isnull=False).values_list("text", flat=True):
    print("statement", text, sep="\\t")
raise SystemExit(main(["ledger", "export", {out!r}]))
"""


class Site:
    """A site of its own: a server and a worker that can be killed, and a database to look into."""

    def __init__(self, folder, database_url: str) -> None:
        self.port = free_port()
        self.folder = folder
        self.environment = environment(
            folder,
            GROMADA_URL=f"http://127.0.0.1:{self.port}",
            GROMADA_JOINS_AN_HOUR="100000",
            GROMADA_STATEMENTS_AN_HOUR="100000",
            GROMADA_STATEMENTS_AN_HOUR_OF_NETWORK="100000",
            DATABASE_URL=database_url,
            PORT=str(self.port),
            PYTHONPATH=str(REPOSITORY),
        )
        self.processes: dict[str, subprocess.Popen] = {}

    def run(self, *command: object) -> subprocess.CompletedProcess:
        return subprocess.run(
            list(map(str, command)), env=self.environment, cwd=REPOSITORY, check=True,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def start(self, name: str, *arguments: str) -> None:
        self.processes[name] = subprocess.Popen(
            [*GROMADA, *arguments], env=self.environment, cwd=REPOSITORY, start_new_session=True
        )

    def start_server(self) -> None:
        self.start("server", "serve", "--port", str(self.port), "--no-worker", "--no-setup")

    def start_worker(self) -> None:
        self.start("worker", "worker", "--quiet")

    def kill(self, name: str) -> None:
        """As when the power goes: no goodbye, and its children with it."""
        process = self.processes.pop(name)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def wait_until_it_answers(self) -> None:
        address = f"http://127.0.0.1:{self.port}/en/processes/ulice/vote/"
        wait_for(lambda: urlopen(address, timeout=5).close() or True)

    def look(self) -> dict[str, list[list[str]]]:
        """Votes and statements as a process sees them that knows nothing of the test's database.

        It leaves the record beside them, in a file.
        """
        rows = {"vote": [], "statement": []}
        said = self.run(sys.executable, "-c", LOOK.format(out=str(self.record))).stdout
        for line in said.splitlines():
            kind, *facts = line.split("\t")
            if kind in rows:
                rows[kind].append(facts)
        return rows

    @property
    def record(self):
        return self.folder / "record.jsonl"


@contextmanager
def database_of(kind):
    if kind == "sqlite":
        yield ""
    else:
        with cluster() as address:
            yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def site(request, site_folder):
    with database_of(request.param) as url:
        site = Site(site_folder, url)
        site.run(sys.executable, REPOSITORY / "tests/deliberation/concurrent_site.py", STATEMENTS)
        yield site
        for name in list(site.processes):
            site.kill(name)


def votes_survive(site, *, voters: int, answers: int) -> None:
    """Kills come after so many answers, not seconds: a slow machine is tested as hard."""
    site.start_server()
    site.start_worker()
    site.wait_until_it_answers()
    crowd = Crowd(voters, port=site.port, statements=STATEMENTS)
    began = time.monotonic()
    try:
        crowd.wait_for_answers(answers * 0.4)
        site.kill("server")
        site.kill("worker")
        site.start_server()
        site.start_worker()
        crowd.wait_for_answers(answers * 0.7)
        site.kill("worker")
        site.start_worker()
        crowd.wait_for_answers(answers)
    finally:
        crowd.call_back()

    took = time.monotonic() - began
    print(f"{crowd.answers} answers in {took:.0f} s, {crowd.answers / took:.0f} a second")  # noqa: T201
    assert crowd.problems == []
    rows = site.look()
    check_votes(rows["vote"], crowd)
    check_statements([text for [text] in rows["statement"]], crowd)
    assert main(["ledger", "verify", str(site.record)]) == 0


def check_votes(rows, crowd) -> None:
    stored = {}
    participants: dict[str, set[str]] = {}
    for participant, number, token in rows:
        voter = token.partition("-")[0]
        if not voter:
            continue  # the author's own agreement with a new statement
        assert (voter, int(number)) not in stored, "stored twice"
        stored[voter, int(number)] = token
        participants.setdefault(voter, set()).add(participant)
    assert {len(keys) for keys in participants.values()} == {1}, "a voter became two participants"
    for voter in crowd.voters:
        for number in range(1, STATEMENTS + 1):
            token = stored.pop((voter.name, number), None)
            known, perhaps = voter.acknowledged.get(number), voter.unknown.get(number)
            assert token in ({known, perhaps} if perhaps else {known})
    assert stored == {}


def check_statements(texts, crowd) -> None:
    said = [text for voter in crowd.voters for text in voter.said]
    perhaps = {text for voter in crowd.voters for text in voter.said_perhaps}
    assert len(texts) == len(set(texts)), "a statement was added twice"
    assert set(said) <= set(texts)
    assert set(texts) - set(said) <= perhaps


@pytest.mark.slow
def test_every_acknowledged_vote_is_stored_exactly_once(site):
    votes_survive(site, voters=60, answers=600)


@pytest.mark.soak
@pytest.mark.slow
def test_every_acknowledged_vote_is_stored_exactly_once_for_a_minute(site):
    votes_survive(site, voters=200, answers=6_000)
