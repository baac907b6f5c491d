"""Sites of their own, as an operator starts them: a folder, a command, a port."""

import fcntl
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCE = REPOSITORY / "src" / "gromada"
KEPT, DAY = REPOSITORY / ".cache" / "prepared", 86_400
GROMADA = [sys.executable, "-c", "from gromada.cli.main import main; raise SystemExit(main())"]


def environment(folder: Path, **variables: str) -> dict[str, str]:
    """What a command is told of its site: the real settings, and SQLite in that folder."""
    known = {"DJANGO_SETTINGS_MODULE": "gromada.site.settings", "DATABASE_URL": ""}
    return os.environ | known | {"GROMADA_DATA": str(folder)} | variables


def prepared_folder() -> Path:
    """A data folder as `gromada setup` leaves it, and in `said` what the command said.

    It is made once for all workers and runs, and anew when anything changes that setup works with.
    """
    KEPT.mkdir(parents=True, exist_ok=True)
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder = KEPT / what_setup_works_with()
        if not folder.exists():
            for old in KEPT.glob("*/"):
                if old.name == "unfinished" or time.time() - old.stat().st_mtime > DAY:
                    shutil.rmtree(old)
            unfinished = KEPT / "unfinished"
            unfinished.mkdir()
            done = subprocess.run(
                [*GROMADA, "setup"], env=environment(unfinished), stdout=subprocess.PIPE,
                text=True, check=True,
            )  # fmt: skip
            (unfinished / "said").write_text(done.stdout)
            unfinished.rename(folder)
    return folder


def what_setup_works_with() -> str:
    """A mark of migrations, static files, the code of the site and libraries.

    Their times belong to it, because setup itself goes by the times of static files.
    """
    files = [
        path
        for path in SOURCE.rglob("*")
        if path.is_file()
        and "__pycache__" not in path.parts
        and not {"migrations", "static", "site"}.isdisjoint(path.relative_to(SOURCE).parts)
    ]
    mark = hashlib.sha256()
    for path in sorted([*files, REPOSITORY / "uv.lock"]):
        facts = path.stat()
        mark.update(f"{path} {facts.st_size} {facts.st_mtime_ns}\n".encode())
        mark.update(path.read_bytes())
    return mark.hexdigest()[:16]


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
