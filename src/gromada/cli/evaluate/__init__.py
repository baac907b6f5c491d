"""``gromada evaluate``: a study and its data in, an effect with its checks out."""

import argparse
import json
import sys
from pathlib import Path

from gromada.charts.effect_words import check_name, check_outcome, remark_words
from gromada.charts.text import LANGUAGES, translator
from gromada.cli.commands import Commands
from gromada.cli.evaluate.data_file import read_panel
from gromada.cli.evaluate.document import evaluation_as_json, sentence_of
from gromada.cli.evaluate.page import evaluation_report
from gromada.cli.evaluate.study_file import StudyFile, read_study
from gromada.cli.opinion_map import language_of_environment
from gromada.cli.output import not_written, refuse_overwriting, write_whole
from gromada.formats import FormatError
from gromada.methods.impact import Evaluation, ImpactError, UnknownUnit, WrongWeights, evaluate

HELP = "Estimate the effect of a change: a study and its data in, the effect with checks out."


def register(commands: Commands) -> None:
    """Add ``gromada evaluate``."""
    commands.add(None, "evaluate", help=HELP, configure=configure, run=run)


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("study", metavar="STUDY", type=Path, help="TOML: what is asked")
    parser.add_argument("data", metavar="DATA", type=Path, help="CSV: a row a unit and period")
    parser.add_argument("--json", metavar="OUT", help="write the result; - writes it to stdout")
    parser.add_argument("--html", metavar="OUT", type=Path, help="write the report")
    parser.add_argument(
        "--lang", choices=LANGUAGES, default=language_of_environment(), help="language of texts"
    )


def run(options: argparse.Namespace) -> int:
    try:
        return evaluate_files(options)
    except FormatError as error:
        sentence = error.sentence(translator(options.lang).gettext)
    except ImpactError as error:
        # what the study names and the data do not have stands wrong in the study
        wrong = options.study if isinstance(error, UnknownUnit | WrongWeights) else options.data
        sentence = f"{wrong.name}: {remark_words(error.remark, options.lang)}"
    except BrokenPipeError:
        raise  # whoever read our output had enough
    except OSError as error:
        sentence = not_written(error, options.lang)
    print(f"gromada: {sentence}", file=sys.stderr)
    return 1


def evaluate_files(options: argparse.Namespace) -> int:
    numbers = None if options.json in (None, "-") else Path(options.json)
    refuse_overwriting([options.html, numbers], inputs=[options.study, options.data])
    study = read_study(options.study)
    panel, input_sha256 = read_panel(options.data, study)
    evaluation = evaluate(panel, study.study)
    texts = {}
    if options.html:
        texts[options.html] = evaluation_report(
            evaluation, study, input_sha256=input_sha256, language=options.lang
        )
    document = evaluation_as_json(evaluation, study, input_sha256=input_sha256)
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    if numbers:
        texts[numbers] = text
    write_whole(texts)
    if options.json == "-":
        sys.stdout.write(text)
    else:
        print(summary(evaluation, study, options))
    return 0


def summary(evaluation: Evaluation, study: StudyFile, options: argparse.Namespace) -> str:
    """What stands on the screen when all is done."""
    t = translator(options.lang)
    lines = [study.title, sentence_of(evaluation, study, options.lang)]
    lines += [remark_words(remark, options.lang) for remark in evaluation.warnings]
    lines += [
        f"{check_name(check.name, options.lang)}: {check_outcome(check, options.lang)}. "
        + remark_words(check.detail, options.lang)
        for check in evaluation.checks
    ]
    if options.html:
        lines.append(t.gettext("The report is in %(file)s.") % {"file": options.html})
    if options.json:
        lines.append(t.gettext("The numbers are in %(file)s.") % {"file": options.json})
    if not options.html and not options.json:
        lines.append(t.gettext("Add --html FILE for the report, --json FILE for all numbers."))
    return "\n".join(lines)
