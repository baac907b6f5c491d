"""``gromada setup``: make the database and the static files what this version needs."""

import argparse
import hashlib
from io import StringIO
from pathlib import Path

from gromada.cli.commands import Commands
from gromada.site.commands import platform


def register(commands: Commands) -> None:
    commands.add(None, "setup", help="Prepare the database and the static files.", run=run_setup)


def run_setup(args: argparse.Namespace) -> int:
    platform.start()
    set_up()
    return 0


def set_up() -> None:
    """Bring everything up to date; quick when it already is."""
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    # errors raise; only the cheerful last line is not wanted
    call_command("check", databases=["default"], stdout=StringIO())
    if pending_migrations():
        print("Preparing the database …", flush=True)
        call_command("migrate", interactive=False, verbosity=0)
    stamp, found = settings.STATIC_ROOT / "stamp", static_fingerprint()
    if not stamp.exists() or stamp.read_text() != found:
        print("Preparing the static files …", flush=True)
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(found)


def pending_migrations() -> bool:
    from django.db import connection  # noqa: PLC0415
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def static_fingerprint() -> str:
    """What changes when a static file does: names, sizes and times of all of them."""
    from django.contrib.staticfiles.finders import get_finders  # noqa: PLC0415

    files = sorted(
        Path(storage.path(name)) for finder in get_finders() for name, storage in finder.list([])
    )
    facts = [(str(file), stat.st_size, stat.st_mtime_ns) for file in files if (stat := file.stat())]
    return hashlib.sha256(repr(facts).encode()).hexdigest()
