"""``gromada ledger export``: the public record as a file that anyone can verify."""

import argparse
import sys
import tempfile
from pathlib import Path

from gromada.cli.commands import Commands
from gromada.site.commands import platform


def register(commands: Commands) -> None:
    commands.add(
        "ledger",
        "export",
        help="Seal the public record and write it to a file.",
        configure=configure,
        run=run,
    )


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=Path, help="the file to write")


def run(options: argparse.Namespace) -> int:
    platform.start()
    from gromada.ledger import actions, queries  # noqa: PLC0415

    checkpoint = actions.seal()
    # whole or not at all
    try:
        with tempfile.NamedTemporaryFile(dir=options.out.parent, delete=False) as file:
            try:
                file.writelines(queries.export_lines(checkpoint))
                Path(file.name).chmod(0o644)
                Path(file.name).replace(options.out)
            except BaseException:
                Path(file.name).unlink()
                raise
    except OSError as error:
        print(f"gromada: {options.out} cannot be written: {error.strerror}.", file=sys.stderr)
        return 1
    print(f"{checkpoint.size} entries in {options.out}, signed by {checkpoint.key}")
    return 0
