"""Sites of their own, as an operator starts them: a folder, a command, a port."""

import fcntl
import os
import socket
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

GROMADA = [sys.executable, "-c", "from gromada.cli.main import main; raise SystemExit(main())"]


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """What a command is told of its site: the real settings, and SQLite in that folder."""
    known = {"DJANGO_SETTINGS_MODULE": "gromada.site.settings", "DATABASE_URL": ""}
    return os.environ | known | {"GROMADA_DATA": str(folder)} | variables


def made_once(tmp_path_factory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder that the first worker of the run makes, and that the others wait for."""
    place = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        place = place.parent
    folder = place / name
    with (place / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            unfinished = place / f"{name}.unfinished"
            unfinished.mkdir()
            make(unfinished)
            unfinished.rename(folder)
    return folder


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(fact: Callable, seconds: float = 120):
    """The first answer that is not empty; nobody listening is no answer yet."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with suppress(OSError):
            if found := fact():
                return found
        time.sleep(0.1)
    raise AssertionError(f"It did not come true in {seconds} s.")
