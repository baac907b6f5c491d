"""``gromada import polis``: bring a recorded conversation into a process."""

import argparse
import sys
from pathlib import Path

from gromada.cli.commands import Commands
from gromada.cli.progress import Progress
from gromada.formats import FormatError
from gromada.formats.polis import read_export
from gromada.site.commands import platform
from gromada.site.commands.setup import pending_migrations


def register(commands: Commands) -> None:
    commands.add(
        "import",
        "polis",
        help="Bring a recorded conversation into a process.",
        configure=configure,
        run=run,
    )


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("export", metavar="EXPORT_DIR", type=Path, help="the folder of the export")
    parser.add_argument(
        "--process", metavar="SLUG", required=True, help="the last part of the process's address"
    )
    parser.add_argument(
        "--language", choices=["pl", "en"], help="of the statements; the site's, unless given"
    )


def run(options: argparse.Namespace) -> int:
    platform.start()
    from gromada.verdict import Refused  # noqa: PLC0415

    try:
        return bring(options)
    except FormatError as error:
        sentence = error.sentence()
    except (Refused, LookupError) as error:
        sentence = str(error.args[0])
    print(f"gromada: {sentence}", file=sys.stderr)
    return 1


def bring(options: argparse.Namespace) -> int:
    """Read, store a piece at a time, publish, and have the map drawn."""
    from django.conf import settings  # noqa: PLC0415

    from gromada.deliberation.actions import import_conversation  # noqa: PLC0415
    from gromada.processes.models import Process  # noqa: PLC0415
    from gromada.work.actions import enqueue  # noqa: PLC0415

    if pending_migrations():
        raise LookupError("The database is not prepared for this version. Run: gromada setup")
    process = Process.objects.filter(slug=options.process).first()
    if process is None:
        known = ", ".join(Process.objects.order_by("slug").values_list("slug", flat=True)[:20])
        raise LookupError(
            f"No process is called {options.process!r}. Known: {known or 'none yet'}."
        )
    progress = Progress({"read": "Reading the export", "store": "Bringing it in"})
    progress("read")
    conversation = read_export(options.export)
    for note in conversation.notes:
        print(note.sentence(), file=sys.stderr)
    progress("store")
    import_conversation(
        process=process,
        conversation=conversation,
        by="system",
        language=options.language or settings.LANGUAGE_CODE,
        progress=lambda share: progress("store", share),
    )
    enqueue("deliberation.refresh", unique=True, process_id=process.pk)
    progress.end()
    print(
        f"{len(conversation.statements)} statements and {len(conversation.votes)} votes are in "
        f"{process.slug}. The worker draws the map."
    )
    return 0
