"""``gromada opinion-map``: an export in, a map and its report out."""

import argparse
import json
import os
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import TypedDict

from gromada.charts.text import LANGUAGES, translator
from gromada.charts.words import headline, warning_sentence
from gromada.cli.commands import Commands
from gromada.cli.opinion_map_json import map_as_json
from gromada.cli.output import not_written, refuse_overwriting, write_whole
from gromada.cli.progress import Progress
from gromada.cli.report import opinion_report
from gromada.cli.report.findings import Findings
from gromada.formats import FormatError
from gromada.formats.polis import Conversation, read_export, read_groups
from gromada.methods.errors import MethodError
from gromada.methods.opinion import OpinionMap, VoteMatrix, opinion_map
from gromada.methods.opinion.kernels import pack_rows

HELP = "Map a conversation: the groups in it, and what all of them agree on."


class Facts(TypedDict):
    """What both outputs say about the run."""

    parameters: dict[str, object]
    computed_in_s: float
    language: str


def register(commands: Commands) -> None:
    commands.add(None, "opinion-map", help=HELP, configure=configure, run=run)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("export", metavar="EXPORT_DIR", type=Path, help="folder of an open export")
    parser.add_argument(
        "--compat", choices=["polis"], help="scale and admit people exactly as Polis does"
    )
    given = parser.add_mutually_exclusive_group()
    given.add_argument(
        "--groups", metavar="CSV", type=Path, help="keep these groups (participant,group-id)"
    )
    given.add_argument(
        "--start-groups", metavar="CSV", type=Path, help="start from these groups and refine them"
    )
    parser.add_argument(
        "--seed", type=not_negative, default=0, help="fixes every random choice (default: 0)"
    )
    parser.add_argument("--json", metavar="OUT", help="write the result; - writes it to stdout")
    parser.add_argument("--html", metavar="OUT", type=Path, help="write the report")
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=language_of_environment(), help="language of texts"
    )


def not_negative(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"a whole number from 0; found {text!r}")
    return int(text)


def language_of_environment() -> str:
    locale = next(
        (os.environ[n] for n in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(n)), ""
    )
    return "pl" if locale.lower().startswith("pl") else "en"


def run(options: argparse.Namespace) -> int:
    t = translator(options.lang)
    try:
        return map_export(options)
    except FormatError as error:
        sentence = error.sentence(t.gettext)
    except MethodError as error:
        sentence = str(error)
    except BrokenPipeError:
        raise  # whoever read our output had enough
    except OSError as error:
        sentence = not_written(error, options.lang)
    print(f"gromada: {sentence}", file=sys.stderr)
    return 1


def map_export(options: argparse.Namespace) -> int:
    t = translator(options.lang)
    progress = Progress(
        {
            "read": t.gettext("Reading the export"),
            "compile": t.gettext("First run: compiling, about half a minute, only once"),
            "axes": t.gettext("Finding the directions of difference"),
            "groups": t.gettext("Finding groups"),
            "structure": t.gettext("Testing whether the pattern is more than chance"),
            "stability": t.gettext("Testing how stable the groups are"),
            "report": t.gettext("Writing the report"),
        }
    )
    numbers = None if options.json in (None, "-") else Path(options.json)
    refuse_overwriting(
        [options.html, numbers],
        inputs=[options.groups, options.start_groups, *options.export.glob("*.csv")],
    )
    progress("read")
    conversation = read_export(options.export)
    groups = groups_from(options.groups, conversation)
    start_groups = groups_from(options.start_groups, conversation)
    if not kernels_compiled():
        progress("compile")
    started = time.perf_counter()
    result = opinion_map(
        votes_of(conversation),
        moderated_out=conversation.moderated_out,
        meta=conversation.meta,
        compat=options.compat,
        groups=groups,
        start_groups=start_groups,
        seed=options.seed,
        progress=progress,
    )
    facts: Facts = {
        "parameters": parameters_of(options),
        "computed_in_s": time.perf_counter() - started,
        "language": options.lang,
    }
    texts = {}
    if options.html:
        progress("report")
        texts[options.html] = opinion_report(result, conversation, **facts)
    progress.end()
    text = ""
    if options.json:
        document = map_as_json(result, conversation, **facts)
        text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    if numbers:
        texts[numbers] = text
    write_whole(texts)
    if options.json == "-":
        sys.stdout.write(text)
    else:
        print(summary(result, conversation, options))
    return 0


def summary(result: OpinionMap, conversation: Conversation, options: argparse.Namespace) -> str:
    """What stands on the screen when all is done."""
    t = translator(options.lang)
    findings = Findings(result, conversation)
    lines = [
        conversation.topic,
        headline(
            options.lang,
            groups=len(result.groups),
            common=len(findings.common),
            dividing=len(findings.dividing),
        ),
        *(warning_sentence(warning, options.lang) for warning in result.warnings),
    ]
    if options.html:
        lines.append(t.gettext("The report is in %(file)s.") % {"file": options.html})
    if options.json:
        lines.append(t.gettext("The numbers are in %(file)s.") % {"file": options.json})
    if not options.html and not options.json:
        lines.append(t.gettext("Add --html FILE for the report, --json FILE for all numbers."))
    return "\n".join(line for line in lines if line)


def groups_from(path: Path | None, conversation: Conversation) -> dict[str, str] | None:
    if path is None:
        return None
    return read_groups(path, participants=frozenset(conversation.participants))


def votes_of(conversation: Conversation) -> VoteMatrix:
    votes = conversation.votes
    return VoteMatrix.from_triples(
        votes.participant,
        votes.statement,
        votes.value,
        participants=conversation.participants,
        statements=[statement.id for statement in conversation.statements],
    )


def parameters_of(options: argparse.Namespace) -> dict[str, object]:
    """What shaped the result, apart from the export."""
    return {
        "variant": options.compat or "clean",
        "seed": options.seed,
        "groups": options.groups and options.groups.name,
        "start_groups": options.start_groups and options.start_groups.name,
        "gromada": version("gromada"),
    }


def kernels_compiled() -> bool:
    """Whether an earlier run left compiled kernels in the cache."""
    place = getattr(pack_rows, "stats", None)
    return place is None or any(Path(place.cache_path).glob("*.nbi"))
