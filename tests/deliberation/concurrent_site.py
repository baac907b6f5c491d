"""Prepares a site of its own for the voters of test_concurrent_votes: run as a script."""

import os
import sys

import django


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "gromada.site.settings"
    django.setup()
    from tests.deliberation.factories import make_statement  # noqa: PLC0415
    from tests.processes.factories import make_process  # noqa: PLC0415

    from gromada.site.commands.setup import set_up  # noqa: PLC0415

    set_up()
    process = make_process(slug="ulice")
    for _ in range(int(sys.argv[1])):
        make_statement(process)


if __name__ == "__main__":
    main()
