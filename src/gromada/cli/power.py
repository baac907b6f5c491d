"""``gromada power``: who is needed how often under a rule."""

import argparse
import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np

from gromada.cli.commands import Commands
from gromada.cli.output import why_not_read, write_json
from gromada.methods.errors import MethodError
from gromada.methods.power import Power, power, read_brackets, read_rule

DRAWS = 20_000


def register(commands: Commands) -> None:
    """Add ``gromada power``."""
    commands.add(
        None,
        "power",
        help="Measure the power of seats or blocs under a rule.",
        configure=configure,
        run=run,
    )


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "rule", metavar="RULE", help="a weighted game such as “[51;50,49,1]”, or a JSON file"
    )
    parser.add_argument("--json", metavar="OUT", help="write JSON to a file, or to “-”")
    parser.add_argument(
        "--draws", type=int, default=DRAWS, help="sample so many orders where counting is too long"
    )
    parser.add_argument("--seed", type=int, default=0, help="of the sample (0)")


def run(options: argparse.Namespace) -> int:
    try:
        if options.rule.lstrip().startswith("["):
            rule, players = read_brackets(options.rule)
            sides: dict[str, list[str]] = {}
        else:
            document = json.loads(Path(options.rule).read_text(encoding="utf-8-sig"))
            rule, players, sides = read_rule(document)
        rng = np.random.default_rng(options.seed)
        result = power(rule, players, draws=options.draws, rng=rng)
    except json.JSONDecodeError as error:
        return _refuse(
            f"{options.rule}, line {error.lineno}, column {error.colno}: this is not JSON."
        )
    except (OSError, UnicodeDecodeError) as error:
        return _refuse(f"{options.rule} cannot be read: {why_not_read(error)}.")
    except MethodError as error:
        return _refuse(str(error))
    except ValueError:  # Python neither reads nor quotes a number of thousands of digits
        return _refuse(f"{options.rule} has a number of more digits than a rule needs.")
    report = as_json(result, sides)
    if not write_json(report, options.json, read=Path(options.rule), language="en"):
        return 1
    if options.json != "-":
        _print(result)
    return 0


def as_json(result: Power, sides: dict[str, list[str]]) -> dict[str, Any]:
    """Write a result with fractions as ``"a/b"``."""
    report: dict[str, Any] = {
        "players": list(result.players),
        "banzhaf": _texts(result.banzhaf),
        "banzhaf_absolute": _texts(result.banzhaf_absolute),
        "shapley_shubik": _texts(result.shapley_shubik),
        "coleman": {
            "act": str(result.coleman_act),
            "prevent": _texts(result.coleman_prevent),
            "initiate": _texts(result.coleman_initiate),
        },
        "vetoes": list(result.vetoes),
        "dummies": list(result.dummies),
        "dictator": result.dictator,
        "method": "sample" if result.draws else "exact",
        "level": "seat" if sides else "bloc",
    }
    if result.draws:
        report |= {"draws": result.draws, "std_error": result.std_error}
    if sides:
        place = {player: position for position, player in enumerate(result.players)}
        report["sides"] = {
            side: {
                name: str(sum((shares[place[seat]] for seat in seats), Fraction(0)))
                for name, shares in (
                    ("banzhaf", result.banzhaf), ("shapley_shubik", result.shapley_shubik),
                )
            }
            for side, seats in sides.items()
        }  # fmt: skip
    return report


def _texts(shares: tuple[Fraction, ...]) -> list[str]:
    return [str(share) for share in shares]


def _print(result: Power) -> None:
    print(f"{'player':<20} {'Banzhaf':>9} {'absolute':>9} {'Shapley':>9} {'prevents':>9}")
    for row in zip(
        result.players, result.banzhaf, result.banzhaf_absolute, result.shapley_shubik,
        result.coleman_prevent, strict=True,
    ):  # fmt: skip
        player, *shares = row
        print(f"{player:<20} " + " ".join(f"{float(share):9.4f}" for share in shares))
    print(f"Of all coalitions {float(result.coleman_act):.4f} carry.")
    if result.draws:
        print(f"Sampled: {result.draws} draws, standard error up to {result.std_error:.4f}.")


def _refuse(sentence: str) -> int:
    print(f"gromada: {sentence}", file=sys.stderr)
    return 1
