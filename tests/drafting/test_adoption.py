"""A text is adopted by a decision and by nothing else."""

import ast
from pathlib import Path

import gromada

SOURCE = Path(gromada.__file__).parent


def test_only_decisions_adopt_a_text():
    """When this fails: move the act of decisions that adopts; there is no way around it."""
    calling = {
        path.relative_to(SOURCE).parts[0]
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) == "adopt_policy"
    }

    assert calling <= {"decisions"}
