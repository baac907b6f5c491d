"""``gromada ledger verify``: whether an exported record is what was signed. Needs only the file."""

import argparse
import json
import sys
from pathlib import Path

from gromada.charts.text import LANGUAGES, translator, whole
from gromada.cli.commands import Commands
from gromada.cli.ledger.verification import Older, Verification, first_difference, verify
from gromada.cli.opinion_map import language_of_environment
from gromada.formats.checkpoint import NoteError, VerifierKey
from gromada.formats.errors import N_

HELP = "Check that an exported record is whole, unchanged and signed."
INTACT, BROKEN, MISUSED = 0, 1, 2

INTACT_SIGNED = N_("Intact. Entries: %(count)s. Signed by %(key)s.")
INTACT_UNVERIFIED = N_(
    "Intact, signer not verified. Entries: %(count)s. The file names the key %(key)s. "
    "To know whose it is, get the key from the institution another way and give it with --key."
)
CONTINUES = N_("It continues the checkpoint in %(source)s (entries: %(size)s).")
FIRST_DIFFERENCE = N_(
    "Entry %(entry)s is the first that differs: "
    "line %(line)s here, line %(older_line)s in %(source)s."
)
MORE = N_("More problems: %(count)s.")
NOT_INTACT = N_("Not intact: %(file)s")
NO_FILE = N_("%(file)s cannot be read: %(reason)s.")
NO_CHECKPOINT = N_("%(file)s holds no checkpoint: %(problem)s")


def register(commands: Commands) -> None:
    commands.add("ledger", "verify", help=HELP, configure=configure, run=run)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="what gromada ledger export wrote")
    parser.add_argument("--key", metavar="KEY", help="public key of the record, or a file with it")
    parser.add_argument(
        "--since",
        metavar="CHECKPOINT",
        type=Path,
        action="append",
        default=[],
        help="a checkpoint or an export kept from before; may be given several times",
    )
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=language_of_environment(), help="language of texts"
    )


def run(options: argparse.Namespace) -> int:
    t = translator(options.lang).gettext
    try:
        key = given_key(options.key)
        since = [older_checkpoint(path) for path in options.since]
        with options.file.open("rb") as file:
            result = verify(file, key=key, since=since)
    except OSError as error:
        return misused(t(NO_FILE) % {"file": error.filename, "reason": error.strerror})
    except NotACheckpoint as error:
        problem = t(error.problem.message) % error.problem.values
        return misused(t(NO_CHECKPOINT) % {"file": error.path, "problem": problem})
    except NoteError as error:
        return misused(t(error.message) % error.values)
    if result.problems:
        print_problems(result, options)
        return BROKEN
    print_intact(result, since, options)
    return INTACT


def print_intact(result: Verification, since: list[Older], options: argparse.Namespace) -> None:
    t = translator(options.lang).gettext
    message = INTACT_UNVERIFIED if options.key is None else INTACT_SIGNED
    print(t(message) % {"count": whole(result.count, options.lang), "key": result.key})
    for older in since:
        size = whole(older.checkpoint.size, options.lang)
        print(t(CONTINUES) % {"size": size, "source": older.source})


def print_problems(result: Verification, options: argparse.Namespace) -> None:
    t = translator(options.lang).gettext
    print(t(NOT_INTACT) % {"file": options.file})
    for problem in result.problems:
        print(f"- {problem.sentence(t)}")
    if result.more_problems:
        print(t(MORE) % {"count": result.more_problems})
    for path in options.since:
        with options.file.open("rb") as file, path.open("rb") as older:
            difference = first_difference(file, older)
        if difference:
            entry, line, older_line = difference
            places = {"entry": entry, "line": line, "older_line": older_line, "source": path}
            print(t(FIRST_DIFFERENCE) % places)


class NotACheckpoint(Exception):
    """A file given with --since is neither a checkpoint nor an export."""

    def __init__(self, path: Path, problem: NoteError) -> None:
        super().__init__(path)
        self.path = path
        self.problem = problem


def given_key(text: str | None) -> VerifierKey | None:
    """The key itself, or a file that holds it."""
    if text is None:
        return None
    try:
        return VerifierKey.parse(text)
    except NoteError:
        if "+" in text and not Path(text).is_file():
            raise
    return VerifierKey.parse(Path(text).read_text(encoding="utf-8", errors="replace"))


def older_checkpoint(path: Path) -> Older:
    """A signed note as it is, or the last line of an export."""
    try:
        older = Older(str(path), last_note(path))
        older.checkpoint  # noqa: B018 - raises when there is none
    except NoteError as error:
        raise NotACheckpoint(path, error) from error
    return older


def last_note(path: Path) -> str:
    ending = tail(path)
    last = ending.rstrip(b"\n").rpartition(b"\n")[2]
    try:
        return str(json.loads(last)["checkpoint"])
    except (ValueError, LookupError, TypeError):
        return ending.decode(errors="replace")


def tail(path: Path, longest: int = 2**20) -> bytes:
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - longest))
        return file.read()


def misused(sentence: str) -> int:
    print(f"gromada: {sentence}", file=sys.stderr)
    return MISUSED
