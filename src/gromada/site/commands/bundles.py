"""``gromada bundle export`` and ``import``: cases for others, and theirs for us."""

import argparse
import sys
from pathlib import Path

from gromada.cli.commands import Commands
from gromada.cli.output import write_whole
from gromada.site.commands import platform
from gromada.site.commands.setup import pending_migrations


def register(commands: Commands) -> None:
    commands.add(
        "bundle",
        "export",
        help="Write the public cases of this installation as open data.",
        configure=configure_export,
        run=run_export,
    )
    commands.add(
        "bundle",
        "import",
        help="Bring in the cases of another installation.",
        configure=configure_import,
        run=run_import,
    )


def configure_export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="FILE", nargs="?", default="-", help="- writes it out")


def configure_import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="the bundle, ending in .json")
    parser.add_argument(
        "--label", default="", help="where it comes from, as everybody will read it"
    )


def run_export(options: argparse.Namespace) -> int:
    platform.start()
    if not prepared():
        return 1
    from gromada.formats.bundle import write_bundle  # noqa: PLC0415
    from gromada.observatory.actions import this_installation  # noqa: PLC0415
    from gromada.observatory.queries import own_bundle  # noqa: PLC0415

    bundle = own_bundle(this_installation())
    content = write_bundle(bundle)
    if options.out == "-":
        sys.stdout.buffer.write(content)
        return 0
    try:
        write_whole({Path(options.out): content.decode()})
    except OSError as error:
        print(f"gromada: {options.out} cannot be written: {error.strerror}.", file=sys.stderr)
        return 1
    print(f"Cases in {options.out}: {len(bundle.cases)}")
    return 0


def run_import(options: argparse.Namespace) -> int:
    platform.start()
    if not prepared():
        return 1
    from django.utils.translation import override  # noqa: PLC0415

    from gromada.formats.bundle import LARGEST  # noqa: PLC0415
    from gromada.observatory.actions import import_bundle  # noqa: PLC0415
    from gromada.verdict import Refused  # noqa: PLC0415

    try:
        with options.file.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        print(f"gromada: {options.file} cannot be read: {error.strerror}.", file=sys.stderr)
        return 1
    with override("en"):  # as all that commands say; a refusal is translated when it is printed
        try:
            arrival = import_bundle(content=content, label=options.label, by="system")
        except Refused as refusal:
            hint = "" if options.label else " (--label says where it comes from)"
            print(f"gromada: {refusal}{hint}", file=sys.stderr)
            return 1
    state = "compared from now on" if arrival.changed else "here already; nothing changed"
    print(f"Cases of {arrival.bundle.label}: {arrival.cases}, {state}.")
    return 0


def prepared() -> bool:
    if pending_migrations():
        print(
            "gromada: The database is not prepared for this version. Run: gromada setup",
            file=sys.stderr,
        )
        return False
    return True
