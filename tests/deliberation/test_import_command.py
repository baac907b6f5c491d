"""``gromada import polis`` says in one sentence what is wrong, and then nothing is half there."""

import pytest
from tests.deliberation.test_importing import recorded
from tests.processes.factories import make_process

from gromada.cli.main import main
from gromada.deliberation.models import Statement, Vote
from gromada.formats.polis import write_export

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def export(tmp_path):
    write_export(recorded(), tmp_path / "export")
    return tmp_path / "export"


def bring(export, slug="ulice"):
    return main(["import", "polis", str(export), "--process", slug])


def test_an_export_becomes_part_of_a_process(export, capsys):
    process = make_process(slug="ulice")

    assert bring(export) == 0

    assert Vote.objects.filter(statement__process=process).count() == 180
    assert "6 statements and 180 votes" in capsys.readouterr().out


def test_the_same_export_is_refused_a_second_time(export, capsys):
    make_process(slug="ulice")
    bring(export)

    assert bring(export) == 1

    assert len(capsys.readouterr().err.strip().splitlines()[-1]) < 200
    assert Vote.objects.count() == 180


def test_an_unknown_process_is_named_with_those_there_are(export, capsys):
    make_process(slug="ulice")

    assert bring(export, "drogi") == 1

    assert "'drogi'" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "spoil"),
    [
        ("votes.csv", lambda data: data.replace(b",1\r\n", b",7\r\n", 1)),
        ("votes.csv", lambda data: data.replace(b",10,", b",999,", 1)),
        ("comments.csv", lambda data: b""),
        ("comments.csv", lambda data: data[: len(data) // 2]),
        ("comments.csv", lambda data: data.replace(b"Claim 1", b"\xff\xfe", 1)),
    ],
    ids=["value", "unknown id", "empty", "cut off", "encoding"],
)
def test_a_bad_export_brings_in_nothing(export, capsys, name, spoil):
    make_process(slug="ulice")
    file = export / name
    file.write_bytes(spoil(file.read_bytes()))

    assert bring(export) == 1

    error = capsys.readouterr().err
    assert name in error or "participants-votes.csv" in error
    assert not Statement.objects.exists()
    assert not Vote.objects.exists()


def test_a_folder_without_an_export_is_said_to_be_one(tmp_path, capsys):
    make_process(slug="ulice")

    assert bring(tmp_path) == 1

    assert "gromada: " in capsys.readouterr().err
