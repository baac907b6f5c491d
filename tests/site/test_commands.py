import json
import shutil
import signal
import socket
import subprocess
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from tests.sites import GROMADA, environment, free_port, wait_for

from gromada.cli.main import main
from gromada.people.models import Person


@contextmanager
def served(folder):
    """A server beside its worker; yields the process and its address."""
    port = free_port()
    server = subprocess.Popen(
        [*GROMADA, "serve", "--port", str(port), "--workers", "1"],
        env=environment(folder),
        start_new_session=True,
    )
    try:
        yield server, f"http://127.0.0.1:{port}"
    finally:
        server.kill()
        server.wait()


def answer(url):
    with urlopen(url, timeout=5) as response:
        return response.read().decode(), response.headers


def health(base):
    return json.loads(answer(f"{base}/healthz")[0])


@pytest.mark.slow
def test_setup_prepares_once_and_then_has_nothing_to_do(prepared_folder, site_folder):
    again = subprocess.run(
        [*GROMADA, "setup"], env=environment(site_folder), capture_output=True, text=True,
        check=False,
    )  # fmt: skip

    assert "Preparing the database" in (prepared_folder / "said").read_text()
    assert "Preparing the static files" in (prepared_folder / "said").read_text()
    assert (again.returncode, again.stdout) == (0, ""), again.stderr


@pytest.mark.slow
def test_the_server_serves_pages_files_and_jobs(site_folder):
    with served(site_folder) as (server, base):
        wait_for(lambda: answer(f"{base}/healthz"))
        html, _headers = answer(f"{base}/pl/")
        style = html.split('rel="stylesheet" href="')[1].split('"')[0]
        css, headers = answer(base + style)
        wait_for(lambda: health(base)["worker"] == "lives")

        assert ".vote__statement" in css
        assert "immutable" in headers["Cache-Control"]
        assert health(base)["status"] == "ok"

        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=40) == 0


def children_of(pid):
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False
    )
    return [int(word) for word in found.stdout.split()]


def is_alive(pid):
    try:
        return "State:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return False


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("ps") is None, reason="needs ps")
def test_nothing_outlives_a_server_that_was_killed(site_folder):
    with served(site_folder) as (server, base):
        wait_for(lambda: answer(f"{base}/healthz"))
        children = children_of(server.pid)

        server.kill()
        server.wait()

        assert len(children) >= 2
        wait_for(lambda: not any(is_alive(child) for child in children))
        with pytest.raises(URLError):
            answer(f"{base}/healthz")


def test_a_port_in_use_is_said_at_once(capsys):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        assert main(["serve", "--port", str(port)]) == 1

    assert f"Port {port} is in use." in capsys.readouterr().err


def test_manage_passes_commands_to_django(capfd):
    assert main(["manage", "check", "--tag", "models"]) == 0

    assert "no issues" in capfd.readouterr().out


@pytest.mark.django_db
def test_somebody_is_made_operator(capsys):
    made = main(["people", "make-operator", "Ops@example.org"])
    assert made == 0
    assert capsys.readouterr().out.startswith("ops@example.org runs the site now")
    assert Person.objects.get(email="ops@example.org").is_operator

    wrong = main(["people", "make-operator", "ops"])
    assert wrong == 1
    assert capsys.readouterr().err == "ops is not an e-mail address.\n"
