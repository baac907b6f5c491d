"""``gromada serve``: the web server, with the worker beside it."""

import argparse
import errno
import os
import socket
import subprocess
import sys
import threading

from gromada.cli.commands import Commands
from gromada.site.commands import parent, platform, setup

WORKER = [sys.executable, "-c", "from gromada.cli.main import main; raise SystemExit(main())"]


def register(commands: Commands) -> None:
    commands.add(
        None, "serve", help="Serve the site, with the worker.", configure=configure, run=run_serve
    )


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on")
    parser.add_argument("--port", type=int, help="the port to listen on (default: $PORT or 8000)")
    parser.add_argument("--workers", type=int, default=2, help="web processes (default: 2)")
    parser.add_argument("--blocking-threads", type=int, default=2, help="threads in each of them")
    parser.add_argument("--no-worker", action="store_true", help="run the worker elsewhere")
    parser.add_argument("--no-setup", action="store_true", help="trust that setup has run")


def run_serve(args: argparse.Namespace) -> int:
    platform.start()
    from django.conf import settings  # noqa: PLC0415
    from django.db import connections  # noqa: PLC0415

    port = args.port or settings.PORT
    if taken := port_taken(args.host, port):
        print(taken, file=sys.stderr)
        return 1
    if not args.no_setup:
        setup.set_up()
    connections.close_all()  # the processes that follow open their own
    print(f"Serving on http://{args.host}:{port}", flush=True)
    beside = None if args.no_worker else WorkerBeside()
    try:
        serve(args.host, port, workers=args.workers, threads=args.blocking_threads)
    finally:
        if beside:
            beside.stop()
    return 0


def port_taken(host: str, port: int) -> str:
    """What to do when something listens there already; empty when nothing does.

    The server itself would not notice: it lets several processes share a port.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                return f"Cannot listen on {host}:{port}: {error.strerror}."
            return f"Port {port} is in use. Stop what uses it, or choose another: PORT={port + 1}."
    return ""


def serve(host: str, port: int, *, workers: int, threads: int) -> None:
    """Serve until a signal says to stop."""
    from granian import Granian  # noqa: PLC0415
    from granian.constants import Interfaces  # noqa: PLC0415
    from granian.log import LogLevels  # noqa: PLC0415

    os.environ[parent.SERVED_BY] = str(os.getpid())
    Granian(
        "gromada.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        respawn_failed_workers=True,
        workers_kill_timeout=10,  # a request that hangs must not keep the site from stopping
        log_level=LogLevels.error,  # says when a web process ends that should not
    ).serve()


class WorkerBeside:
    """The worker as a process beside the server, started again when it dies."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        self.process: subprocess.Popen | None = None
        self.watcher = threading.Thread(target=self.watch, daemon=True)
        self.watcher.start()

    def watch(self) -> None:
        while process := self.started():
            code = process.wait()
            if not self.stopping.is_set():
                print(f"The worker ended with code {code}; starting it again.", flush=True)
            self.stopping.wait(timeout=1)

    def started(self) -> subprocess.Popen | None:
        with self.lock:
            if self.stopping.is_set():
                return None
            # its own session: Ctrl-C reaches the server first, which then stops the worker
            self.process = subprocess.Popen(  # noqa: S603
                [*WORKER, "worker", "--with-parent", str(os.getpid()), "--quiet"],
                start_new_session=True,
            )
            return self.process

    def stop(self) -> None:
        with self.lock:
            self.stopping.set()
            if self.process:
                self.process.terminate()
        self.watcher.join(timeout=30)
        if self.process and self.process.poll() is None:
            self.process.kill()
