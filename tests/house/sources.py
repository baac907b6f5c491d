"""The product's own source, read and taken apart once for all the rules that look at it."""

import ast
from functools import cache
from pathlib import Path


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    """Every node of a module, the outer ones first."""
    return list(ast.walk(parsed(path)))
