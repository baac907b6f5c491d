"""Two hundred people vote at once while the server and the worker are killed."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from tests.conftest import REPOSITORY
from tests.deliberation.voters import Crowd
from tests.postgres import cluster

VOTERS, STATEMENTS = 200, 40
GROMADA = [sys.executable, "-c", "from gromada.cli.main import main; raise SystemExit(main())"]


class Site:
    """A site of its own: a server and a worker that can be killed, and a database to look into."""

    def __init__(self, folder, database_url: str) -> None:
        with closing(socket.socket()) as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.folder = folder
        self.environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "gromada.site.settings",
            "GROMADA_DATA": str(folder),
            "GROMADA_URL": f"http://127.0.0.1:{self.port}",
            "GROMADA_JOINS_AN_HOUR": "100000",
            "GROMADA_STATEMENTS_AN_HOUR": "100000",
            "GROMADA_STATEMENTS_AN_HOUR_OF_NETWORK": "100000",
            "DATABASE_URL": database_url,
            "PORT": str(self.port),
            "PYTHONPATH": str(REPOSITORY),
        }
        self.processes: dict[str, subprocess.Popen] = {}

    def run(self, *command: object) -> subprocess.CompletedProcess:
        return subprocess.run(
            list(map(str, command)), env=self.environment, cwd=REPOSITORY, check=True,
            capture_output=True, text=True,
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
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline:
            try:
                with urlopen(f"http://127.0.0.1:{self.port}/en/processes/ulice/vote/", timeout=5):
                    return
            except (URLError, OSError):
                time.sleep(0.1)
        pytest.fail("The server does not answer.")

    def question(self, code: str) -> str:
        """Ask the database in a process of its own, which knows nothing of the test's database."""
        start = "import django; django.setup()\nfrom gromada.deliberation.models import *\n"
        return self.run(sys.executable, "-c", start + code).stdout


@contextmanager
def database_of(kind):
    if kind == "sqlite":
        yield ""
    else:
        with cluster() as address:
            yield address


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def site(request, tmp_path):
    with database_of(request.param) as url:
        site = Site(tmp_path, url)
        site.run(sys.executable, REPOSITORY / "tests/deliberation/concurrent_site.py", STATEMENTS)
        yield site
        for name in list(site.processes):
            site.kill(name)


def votes_survive(site, *, seconds: float) -> None:
    site.start_server()
    site.start_worker()
    site.wait_until_it_answers()
    crowd = Crowd(VOTERS, port=site.port, statements=STATEMENTS)
    began = time.monotonic()

    time.sleep(seconds * 0.4)
    site.kill("server")
    site.kill("worker")
    site.start_server()
    site.start_worker()
    site.wait_until_it_answers()
    time.sleep(seconds * 0.3)
    site.kill("worker")
    site.start_worker()
    time.sleep(seconds * 0.3)
    crowd.call_back()

    took = time.monotonic() - began
    print(f"{crowd.answers} answers in {took:.0f} s, {crowd.answers / took:.0f} a second")  # noqa: T201
    assert crowd.problems == []
    assert crowd.answers > VOTERS
    check_votes(site, crowd)
    check_statements(site, crowd)
    check_ledger(site)


def check_votes(site, crowd) -> None:
    rows = [
        line.split("\t")
        for line in site.question(
            "for row in Vote.objects.values_list('participant', 'statement__number', 'token'):"
            " print(*row, sep='\\t')"
        ).splitlines()
    ]
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


def check_statements(site, crowd) -> None:
    texts = site.question(
        "for text in Statement.objects.filter(author__isnull=False).values_list('text', flat=True):"
        " print(text)"
    ).splitlines()
    said = [text for voter in crowd.voters for text in voter.said]
    perhaps = {text for voter in crowd.voters for text in voter.said_perhaps}
    assert len(texts) == len(set(texts)), "a statement was added twice"
    assert set(said) <= set(texts)
    assert set(texts) - set(said) <= perhaps


def check_ledger(site) -> None:
    out = site.folder / "record.jsonl"
    site.run(*GROMADA, "ledger", "export", out)
    site.run(*GROMADA, "ledger", "verify", out)


@pytest.mark.slow
def test_every_acknowledged_vote_is_stored_exactly_once(site):
    votes_survive(site, seconds=10)


@pytest.mark.soak
@pytest.mark.slow
def test_every_acknowledged_vote_is_stored_exactly_once_for_a_minute(site):
    votes_survive(site, seconds=60)
