"""What a command is doing, said on stderr."""

import sys
import time
from typing import TextIO

ERASE_LINE = "\r\x1b[K"
BETWEEN_LINES_S = 0.1


class Progress:
    """One line a stage; on a terminal the line of the running stage counts up.

    Calling it with a stage and the share done (0-1) reports; a new stage ends the one before.
    """

    def __init__(self, names: dict[str, str], stream: TextIO | None = None) -> None:
        self.names = names
        self.stream = stream or sys.stderr
        self.live = self.stream.isatty()
        self.stage = ""
        self.shown_at = 0.0

    def __call__(self, stage: str, done: float = 0.0) -> None:
        name = self.names.get(stage, stage)
        if stage != self.stage:
            self.end()
            self.stage, self.shown_at = stage, 0.0
            if not self.live:
                self.stream.write(f"{name}\n")
        now = time.monotonic()
        if self.live and now - self.shown_at >= BETWEEN_LINES_S:
            self.shown_at = now
            share = f" {done:.0%}" if 0 < done < 1 else ""
            self.stream.write(f"{ERASE_LINE}{name}{share}")
        self.stream.flush()

    def end(self) -> None:
        if self.live and self.stage:
            self.stream.write(f"{ERASE_LINE}{self.names.get(self.stage, self.stage)}\n")
        self.stage = ""
        self.stream.flush()
