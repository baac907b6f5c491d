"""Which tests of pages only read them.

On PostgreSQL tests/site/test_every_page.py asks for every page once; what is done by a form goes
through the same actions, but is sent by a page, and so is tested there as well.
"""

import ast
from functools import cache
from pathlib import Path

PAGES = ["test_pages*.py", "test_kept_page*.py", "test_views.py", "test_rendering.py",
         "test_errors.py", "test_legal.py"]  # fmt: skip


def only_reads(path: Path, test: str) -> bool:
    """Whether this test is of pages, and neither it nor what it calls or asks for sends a form."""
    return any(path.match(name) for name in PAGES) and test not in senders(path)


@cache
def senders(path: Path) -> set[str]:
    """The functions of a file that send a form, by themselves or through another one of it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {each.name: names_in(each) for each in tree.body if isinstance(each, ast.FunctionDef)}
    found = {name for name, names in named.items() if "post" in names}
    while more := {name for name, names in named.items() if names & found} - found:
        found |= more
    return found


def names_in(function: ast.FunctionDef) -> set[str]:
    """What it calls and asks for; a fixture is an argument."""
    names = {argument.arg for argument in function.args.args}
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute):
            names.add(node.attr)
        elif isinstance(node, ast.Name):
            names.add(node.id)
    return names
