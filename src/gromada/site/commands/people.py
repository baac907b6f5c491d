"""``gromada people make-operator``: say who runs the site."""

import argparse
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


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("email", metavar="EMAIL", help="they sign in with it by a code")


def run(options: argparse.Namespace) -> int:
    platform.start()
    from gromada.people.actions import make_operator  # noqa: PLC0415

    try:
        validate_email(options.email)
    except ValidationError:
        print(f"{options.email} is not an e-mail address.", file=sys.stderr)
        return 1
    person = make_operator(email=options.email)
    print(f"{person.email} runs the site now, and signs in on its page with a code by mail.")
    return 0
