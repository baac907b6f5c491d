"""``gromada manage …``: Django's own commands."""

import argparse

from gromada.cli.commands import Commands


def register(commands: Commands) -> None:
    commands.add(
        None, "manage", help="Run a command of Django.", configure=configure, run=run_manage
    )


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="the command and its arguments")


def run_manage(args: argparse.Namespace) -> int:
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    from gromada.site.commands import platform  # noqa: PLC0415

    platform.start()
    execute_from_command_line(["gromada manage", *args.arguments])
    return 0
