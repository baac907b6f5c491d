"""The worker as a command."""

import os
import threading

from gromada.site.commands.worker import stop_with_parent


def test_a_worker_whose_server_was_killed_stops():
    stop = threading.Event()
    somebody_else = os.getppid() + 1

    stop_with_parent(somebody_else, stop)

    assert stop.is_set()
