"""The page about the mission names pages, commands and tests that exist."""

import re
from pathlib import Path

import pytest
from django.urls import get_resolver
from tests.journeys.test_every_page import names

from gromada.cli import charter, evaluate, ledger, opinion_map, power
from gromada.cli.commands import Commands, add_platform_commands

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "explanation" / "mission.md"
ROW = re.compile(
    r"^\| (?P<says>[^|]+) \| `(?P<page>[^`]+)` \| `(?P<command>[^`]+)` \| `(?P<test>[^`]+)` \|$"
)


def rows():
    """The rows of its tables, without heads and lines."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.startswith("| ") and "`" in line]


@pytest.fixture(scope="module")
def commands():
    known = Commands()
    for part in (opinion_map, power, ledger, charter, evaluate):
        part.register(known)
    add_platform_commands(known)
    return known


def test_every_sentence_has_its_page_its_command_and_its_test():
    assert len(rows()) >= 20
    assert [row for row in rows() if not ROW.match(row)] == []


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[2:42])
def test_what_a_row_names_exists(row, commands):
    found = ROW.match(row)
    program, *words = found["command"].split()
    path, _, test = found["test"].partition("::")

    assert found["page"] in names(get_resolver())
    assert program == "gromada"
    assert commands.know(words)
    text = (ROOT / path).read_text(encoding="utf-8")
    assert f"\ndef {test}(" in text if test else "\ndef test_" in text
