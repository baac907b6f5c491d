"""``gromada charter check``: a charter in plain words, its matrix, and its holes."""

import argparse
import sys
import tomllib
from pathlib import Path
from typing import Any

from gromada.cli.commands import Commands
from gromada.cli.output import why_not_read, write_json
from gromada.methods.charter import Charter, CharterError, Family, Need, Rule
from gromada.methods.charter.checker import Finding, check_charter
from gromada.methods.charter.probing import four_verbs
from gromada.methods.charter.reading import read_charter
from gromada.methods.charter.sentences import (
    FAMILY_NAMES,
    LANGUAGES,
    family_act,
    proposers,
    sentences,
)
from gromada.methods.charter.templates import templates

WORDS = {
    "pl": {
        Need.INFORMED: "wie", Need.ASKED: "mówi swoje", Need.ONE_SEAT: "jedna osoba",
        Need.MAJORITY: "większość", Need.TWO_THIRDS: "dwie trzecie", Need.ALL: "wszyscy",
        Need.SHARE: "część",
    },
    "en": {
        Need.INFORMED: "informed", Need.ASKED: "asked", Need.ONE_SEAT: "one seat",
        Need.MAJORITY: "majority", Need.TWO_THIRDS: "two thirds", Need.ALL: "all",
        Need.SHARE: "share",
    },
}  # fmt: skip
LINES = {
    "pl": {
        "found": "Znalezione luki:",
        "clean": "Nie znaleziono luk: żadna strona sama nie zmieni karty ani jej nie zamrozi.",
        "verbs": "Co może każda strona",
        "starts": "zacząć", "stops": "zatrzymać", "carries_alone": "przeprowadzić samemu",
        "carries_by_silence": "przeprowadzić, gdy inni milczą", "overridden_by": "przegłosuje ją",
        "nothing": "nic", "refused": "odrzucone", "shown": "pokazywane przy karcie",
    },
    "en": {
        "found": "Holes found:",
        "clean": "No hole found: no side alone can change the charter or freeze it.",
        "verbs": "What each side can do",
        "starts": "start", "stops": "stop", "carries_alone": "carry alone",
        "carries_by_silence": "carry if the others are silent", "overridden_by": "overridden by",
        "nothing": "nothing", "refused": "refused", "shown": "shown beside the charter",
    },
}  # fmt: skip


def register(commands: Commands) -> None:
    """Add ``gromada charter check``."""
    commands.add(
        "charter",
        "check",
        help="Say in plain words what a charter asks, and look for holes in it.",
        configure=configure,
        run=run,
    )


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "charter", metavar="FILE", help="a TOML file, or the code of a template such as M04"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help="of the words (en)")
    parser.add_argument("--json", metavar="OUT", help="write JSON to a file, or to “-”")


def run(options: argparse.Namespace) -> int:
    try:
        charter = open_charter(options.charter)
    except (OSError, UnicodeDecodeError) as error:
        return _refuse(f"{options.charter} cannot be read: {why_not_read(error)}.")
    except tomllib.TOMLDecodeError as error:
        return _refuse(f"{options.charter} is not TOML: {error}.")
    except CharterError as error:
        return _refuse(f"{options.charter}: {error}")
    except ValueError:  # Python neither reads nor quotes a number of thousands of digits
        return _refuse(f"{options.charter} has a number of more digits than a charter needs.")
    findings = check_charter(charter)
    document = as_json(charter, findings)
    if not write_json(document, options.json, read=Path(options.charter), language=options.lang):
        return 1
    if options.json != "-":
        _print(charter, findings, options.lang)
    return 1 if any(finding.refused for finding in findings) else 0


def open_charter(name: str) -> Charter:
    """Read a charter from a file, or take a template by its code."""
    if name in templates():
        return templates()[name].charter
    return read_charter(tomllib.loads(Path(name).read_text(encoding="utf-8-sig")))


def as_json(charter: Charter, findings: list[Finding]) -> dict[str, Any]:
    return {
        "template": charter.template,
        "sentences": {
            family.value: {
                language: sentences(charter, family_act(family), language) for language in LANGUAGES
            }
            for family in Family
        },
        "matrix": {
            name: {side.key: rule.requirement(side.key).need.value for side in charter.sides}
            for name, rule in _rows(charter)
        },
        "verbs": {
            family.value: {
                side.key: {
                    "starts": verbs.starts,
                    "stops": verbs.stops,
                    "carries_alone": verbs.carries_alone,
                    "carries_by_silence": verbs.carries_by_silence,
                    "overridden_by": list(verbs.overridden_by),
                }
                for side in charter.sides
                for verbs in [four_verbs(charter, family_act(family), side.key)]
            }
            for family in Family
        },
        "findings": [
            {
                "hole": finding.hole.value,
                "refused": finding.refused,
                "side": finding.side,
                "story": finding.story,
            }
            for finding in findings
        ],
    }


def _rows(charter: Charter) -> list[tuple[str, Rule]]:
    rows = [(family.value, charter.families[family]) for family in Family]
    return rows + list(charter.exceptions.items())


def _print(charter: Charter, findings: list[Finding], language: str) -> None:
    lines = LINES[language]
    for family in Family:
        act = family_act(family)
        print(f"{FAMILY_NAMES[language][family]}: {sentences(charter, act, language)}")
        print(f"  {proposers(charter, act, language)}")
    print()
    names = {family.value: FAMILY_NAMES[language][family] for family in Family}
    wide = max(len(names.get(name, name)) for name, _ in _rows(charter))
    print(" " * wide, *(f"{side.name(language):>24}" for side in charter.sides))
    for name, rule in _rows(charter):
        needs = (WORDS[language][rule.requirement(side.key).need] for side in charter.sides)
        print(f"{names.get(name, name):<{wide}}", *(f"{need:>24}" for need in needs))
    print()
    print(lines["verbs"])
    for side in charter.sides:
        for family in Family:
            print(f"  {side.name(language)}, {names[family.value]}: ", end="")
            print(_verbs(charter, side.key, family, language))
    print()
    print(lines["found"] if findings else lines["clean"])
    for finding in findings:
        weight = lines["refused" if finding.refused else "shown"]
        print(f"  - {finding.story[language]} ({weight})")


def _verbs(charter: Charter, side: str, family: Family, language: str) -> str:
    verbs, lines = four_verbs(charter, family_act(family), side), LINES[language]
    said = [
        lines[name]
        for name in ("starts", "stops", "carries_alone", "carries_by_silence")
        if getattr(verbs, name)
    ]
    if verbs.overridden_by:
        others = ", ".join(charter.side(key).name(language) for key in verbs.overridden_by)
        said.append(f"{lines['overridden_by']}: {others}")
    return ", ".join(said) or lines["nothing"]


def _refuse(sentence: str) -> int:
    print(f"gromada: {sentence}", file=sys.stderr)
    return 1
