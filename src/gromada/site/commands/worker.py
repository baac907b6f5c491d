"""``gromada worker``: the process that runs jobs."""

import argparse
import logging
import threading

from gromada.cli.commands import Commands
from gromada.site.commands import platform
from gromada.site.commands.parent import when_parent_ends


def register(commands: Commands) -> None:
    commands.add(
        None, "worker", help="Run jobs: maps, mails, tidying.", configure=configure, run=run
    )


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="say only what goes wrong")
    parser.add_argument(
        "--with-parent", type=int, metavar="PID", help="stop when the process that started it ends"
    )


def run(args: argparse.Namespace) -> int:
    platform.start()
    from gromada.work.actions import run_worker  # noqa: PLC0415

    if args.quiet:
        logging.getLogger("gromada.work").setLevel(logging.WARNING)
    stop = threading.Event()
    if args.with_parent:
        # told by its number: it may be gone before we come to ask who it is
        when_parent_ends(stop.set, parent=args.with_parent)
    run_worker(stop=stop)
    return 0
