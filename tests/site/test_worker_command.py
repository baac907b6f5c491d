"""The worker as a command."""

import os
import threading

from gromada.site.commands.parent import when_parent_ends


def test_a_worker_whose_server_was_killed_stops():
    stop = threading.Event()
    somebody_else = os.getppid() + 1

    when_parent_ends(stop.set, parent=somebody_else)

    assert stop.wait(timeout=5)
