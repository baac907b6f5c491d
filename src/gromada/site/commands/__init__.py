"""What the platform adds to the ``gromada`` command; one module a subject."""

from gromada.cli.commands import Commands
from gromada.site.commands import (
    bundles,
    demo,
    imports,
    ledger,
    manage,
    people,
    serve,
    setup,
    worker,
)


def register(commands: Commands) -> None:
    for module in (setup, demo, serve, worker, people, ledger, imports, bundles, manage):
        module.register(commands)
