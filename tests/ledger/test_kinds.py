"""Every kind that the product records has a title that people can read."""

import ast
from pathlib import Path

import gromada
from gromada.ledger.models import KINDS

SOURCE = Path(gromada.__file__).parent


def calls(name):
    """Each call of a function in the product, with the file it stands in."""
    for file in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            if (
                isinstance(node, ast.Call)
                and getattr(node.func, "id", getattr(node.func, "attr", "")) == name
            ):
                yield file.relative_to(SOURCE).as_posix(), node


def test_every_kind_that_is_recorded_is_declared():
    recorded = {
        (file, call.args[0].value)
        for file, call in calls("record")
        if call.args and isinstance(call.args[0], ast.Constant)
    }

    assert [(file, kind) for file, kind in sorted(recorded) if kind not in KINDS] == []


def test_every_kind_that_is_listened_to_is_declared():
    heard = {
        (file, call.args[0].value)
        for file, call in calls("listens_to")
        if call.args and isinstance(call.args[0], ast.Constant)
    }

    assert [(file, kind) for file, kind in sorted(heard) if kind not in KINDS] == []


def test_kinds_are_declared_by_their_own_app():
    declared = [
        (file, call.args[0].value)
        for file, call in calls("declare_kind")
        if isinstance(call.args[0], ast.Constant)
    ]

    assert declared
    for file, kind in declared:
        assert file.split("/")[0] == kind.split(".")[0]
