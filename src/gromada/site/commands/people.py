"""``gromada people …``: who runs the site, and what is stored about somebody."""

import argparse
import json
import sys

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from gromada.cli.commands import Commands
from gromada.site.commands import platform


def register(commands: Commands) -> None:
    commands.add(
        "people",
        "make-operator",
        help="Let the owner of an e-mail address run the site.",
        configure=configure,
        run=run,
    )
    commands.add(
        "people",
        "export",
        help="Print what is stored about the owner of an e-mail address.",
        configure=configure_of_somebody,
        run=run_export,
    )
    commands.add(
        "people",
        "erase",
        help="Erase what is stored about the owner of an e-mail address.",
        configure=configure_erasing,
        run=run_erase,
    )


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", metavar="EMAIL", help="they sign in with it by a code")


def configure_of_somebody(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", metavar="EMAIL", help="with or without an account")


def configure_erasing(parser: argparse.ArgumentParser) -> None:
    configure_of_somebody(parser)
    parser.add_argument("--yes", action="store_true", help="do not ask once more")


def run(options: argparse.Namespace) -> int:
    platform.start()
    from gromada.people.actions import make_operator  # noqa: PLC0415

    if not is_address(options.email):
        return 1
    person = make_operator(email=options.email)
    print(f"{person.email} runs the site now, and signs in on its page with a code by mail.")
    return 0


def run_export(options: argparse.Namespace) -> int:
    platform.start()
    from django.core.serializers.json import DjangoJSONEncoder  # noqa: PLC0415

    from gromada.people.actions import data_of  # noqa: PLC0415

    if not is_address(options.email):
        return 1
    data = data_of(address=options.email)
    print(json.dumps(data, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1))
    return 0


def run_erase(options: argparse.Namespace) -> int:
    platform.start()
    from gromada.people.actions import data_of, erase_person  # noqa: PLC0415

    if not is_address(options.email):
        return 1
    for label, rows in data_of(address=options.email).items():
        if rows:
            print(f"{len(rows):>6}  {label}")
    if not (options.yes or input("Erase this for good? Type the address again: ") == options.email):
        print("Nothing was erased.")
        return 1
    entry = erase_person(address=options.email, by="system")
    if entry is None:
        print(f"Nothing is stored about {options.email}; nothing was erased.", file=sys.stderr)
        return 1
    print(f"Erased; entry {entry.pk} of the public record says so, and of nobody to whom.")
    print("What stays without any link to them stands on the privacy page. Backups keep more:")
    print("erase again after restoring one.")
    return 0


def is_address(email: str) -> bool:
    try:
        validate_email(email)
    except ValidationError:
        print(f"{email} is not an e-mail address.", file=sys.stderr)
        return False
    return True
