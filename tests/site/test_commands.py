import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

GROMADA = [sys.executable, "-c", "from gromada.cli.main import main; raise SystemExit(main())"]


@pytest.fixture
def environment(tmp_path):
    return os.environ | {
        "GROMADA_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "gromada.site.settings",
        "DATABASE_URL": "",
    }


def gromada(*arguments, environment):
    return subprocess.run(
        [*GROMADA, *arguments], env=environment, capture_output=True, text=True, check=False
    )


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answer(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as response:
            return response.status, response.read().decode(), response.headers
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return None


def wait_for(what, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found := what():
            return found
        time.sleep(0.3)
    raise AssertionError(f"waited {seconds} s in vain")


@pytest.mark.slow
def test_setup_prepares_once_and_then_has_nothing_to_do(environment):
    first = gromada("setup", environment=environment)
    second = gromada("setup", environment=environment)

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert "Preparing the database" in first.stdout
    assert second.stdout == ""


@pytest.mark.slow
def test_the_server_serves_pages_files_and_jobs(environment):
    port = free_port()
    server = subprocess.Popen(
        [*GROMADA, "serve", "--port", str(port), "--workers", "1"],
        env=environment,
        start_new_session=True,
    )
    try:
        base = f"http://127.0.0.1:{port}"
        wait_for(lambda: answer(f"{base}/healthz"))
        _status, html, _headers = answer(f"{base}/pl/")
        style = html.split('rel="stylesheet" href="')[1].split('"')[0]
        _status, css, headers = answer(base + style)
        health = wait_for(
            lambda: (
                (found := answer(f"{base}/healthz"))
                and (facts := json.loads(found[1]))["worker"] == "lives"
                and facts
            )
        )

        assert ".vote__statement" in css
        assert "immutable" in headers["Cache-Control"]
        assert health["status"] == "ok"
    finally:
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
def test_nothing_outlives_a_server_that_was_killed(environment):
    port = free_port()
    server = subprocess.Popen(
        [*GROMADA, "serve", "--port", str(port), "--workers", "1"],
        env=environment,
        start_new_session=True,
    )
    wait_for(lambda: answer(f"http://127.0.0.1:{port}/healthz"))
    children = children_of(server.pid)

    server.kill()
    server.wait()

    assert len(children) >= 2
    wait_for(lambda: not any(is_alive(child) for child in children))
    assert answer(f"http://127.0.0.1:{port}/healthz") is None


@pytest.mark.slow
def test_a_port_in_use_is_said_at_once(environment):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        done = gromada("serve", "--port", str(port), environment=environment)

    assert done.returncode == 1
    assert f"Port {port} is in use." in done.stderr


@pytest.mark.slow
def test_manage_passes_commands_to_django(environment):
    done = gromada("manage", "check", "--tag", "models", environment=environment)

    assert "no issues" in done.stdout


@pytest.mark.slow
def test_somebody_is_made_operator(environment):
    gromada("setup", environment=environment)

    made = gromada("people", "make-operator", "Ops@example.org", environment=environment)
    wrong = gromada("people", "make-operator", "ops", environment=environment)

    assert made.stdout.startswith("ops@example.org runs the site now")
    assert (wrong.returncode, wrong.stderr) == (1, "ops is not an e-mail address.\n")
