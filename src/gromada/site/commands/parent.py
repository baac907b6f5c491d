"""Ending with the process that started us, even when that one was killed."""

import os
import threading
import time
from collections.abc import Callable

SERVED_BY = "GROMADA_SERVED_BY"


def when_parent_ends(act: Callable[[], object], *, parent: int) -> None:
    """Call ``act`` once ``parent`` is gone: an orphan has another one."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        act()

    threading.Thread(target=watch, daemon=True).start()


def end_with_server() -> None:
    """For the web processes of ``gromada serve``: a port kept by orphans serves old code."""
    if os.environ.get(SERVED_BY) == str(os.getppid()):
        when_parent_ends(lambda: os._exit(1), parent=os.getppid())
