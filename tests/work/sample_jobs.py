"""Jobs for the tests of the queue. They leave lines in a file, which outlives any process."""

import os
import time
from pathlib import Path

from gromada.work.jobs import GiveUp, job


@job(name="samples.note")
def note(*, text: str) -> None:
    pass


@job(name="samples.rest")
def rest() -> None:
    pass


@job(name="samples.append", max_attempts=3)
def append(*, file: str, line: str) -> None:
    _append(file, line)


@job(name="samples.linger", max_attempts=3, slow=True)
def linger(*, file: str, seconds: float) -> None:
    _append(file, f"began {os.getpid()}")
    time.sleep(seconds)
    _append(file, f"ended {os.getpid()}")


@job(name="samples.fail", max_attempts=3)
def fail(*, reason: str) -> None:
    raise RuntimeError(reason)


@job(name="samples.garble", max_attempts=1)
def garble() -> None:
    raise RuntimeError("a\0b")


@job(name="samples.give_up", max_attempts=3)
def give_up() -> None:
    raise GiveUp("There is nobody to write to.")


def _append(file: str, line: str) -> None:
    # One write to a file opened for appending is never interleaved with another.
    descriptor = os.open(Path(file), os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(descriptor, f"{line}\n".encode())
    os.close(descriptor)
