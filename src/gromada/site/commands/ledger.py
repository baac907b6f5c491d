"""``gromada ledger …``: the public record as a file, and a text that has to go."""

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
    commands.add(
        "ledger",
        "erase",
        help="Destroy one text of an entry; the entry stays and still verifies.",
        configure=configure_erasing,
        run=run_erase,
    )


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("out", metavar="OUT", type=Path, help="the file to write; - writes it out")


def configure_erasing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("entry", metavar="ENTRY", type=int, help="its number, as in its address")
    parser.add_argument("name", metavar="NAME", help="which text: reason, text, title …")
    parser.add_argument(
        "--ground",
        choices=["request", "personal_data", "unlawful"],
        default="request",
        help="why; the record says so (default: the person asked for it)",
    )


def run_erase(options: argparse.Namespace) -> int:
    platform.start()
    from gromada.ledger.actions import erase_text  # noqa: PLC0415
    from gromada.ledger.models import Entry, Text  # noqa: PLC0415

    entry = Entry.objects.filter(pk=options.entry).first()
    names = sorted(entry.kept_texts.values_list("name", flat=True)) if entry else []
    if entry is None or options.name not in names:
        there = f"it has: {', '.join(names) or 'none'}" if entry else "there is no such entry"
        print(f"Entry {options.entry} has no text {options.name}; {there}.", file=sys.stderr)
        return 1
    erase_text(entry=entry, name=options.name, by="system", ground=Text.Ground(options.ground))
    print(f"The text {options.name} of entry {entry.pk} is destroyed, and the record says so.")
    return 0


def run(options: argparse.Namespace) -> int:
    platform.start()
    from gromada.ledger import actions, queries  # noqa: PLC0415

    checkpoint = actions.seal()
    if str(options.out) == "-":
        sys.stdout.buffer.writelines(queries.export_lines(checkpoint))
        return 0
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
