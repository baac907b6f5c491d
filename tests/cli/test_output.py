"""What a command writes is whole, and never over what it reads."""

import json
import subprocess
import sys

import pytest
from tests.cli.test_charter import ALONE
from tests.cli.test_evaluate import SYNTHETIC, refused, write_panel, write_study
from tests.methods.impact.factories import make_panel

from gromada.cli.main import main
from gromada.cli.output import refuse_overwriting
from gromada.formats import FormatError


@pytest.fixture
def files(tmp_path):
    return write_study(tmp_path, **SYNTHETIC), write_panel(tmp_path, make_panel())


@pytest.mark.parametrize("option", ["--json", "--html"])
@pytest.mark.parametrize("name", ["study.toml", "data.csv", "sub/../data.csv", "link.csv"])
def test_what_is_read_is_never_written_over(files, tmp_path, capsys, option, name):
    study, data = files
    before = study.read_bytes(), data.read_bytes()
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.csv").hardlink_to(data)

    said = refused(study, data, capsys, option, str(tmp_path / name))

    assert "This file is read and would be written over." in said
    assert (study.read_bytes(), data.read_bytes()) == before


def test_the_report_and_the_numbers_need_a_file_each(files, tmp_path, capsys):
    out = str(tmp_path / "out")

    assert "a file each" in refused(*files, capsys, "--json", out, "--html", out)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("broken", ["--json", "--html"])
def test_where_one_file_cannot_be_written_none_is(files, tmp_path, capsys, broken):
    other = {"--json": "--html", "--html": "--json"}[broken]
    places = [broken, str(tmp_path / "none" / "x"), other, str(tmp_path / "whole")]

    said = refused(*files, capsys, *places)

    assert said.endswith("cannot be written: there is no such folder.")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data.csv", "study.toml"]


def test_an_older_result_is_replaced(files, tmp_path):
    numbers = tmp_path / "numbers.json"
    numbers.write_text("old")

    assert main(["evaluate", *map(str, files), "--json", str(numbers)]) == 0

    assert json.loads(numbers.read_text())["design"] == "synthetic-control"


def test_a_device_may_take_both(files, capsys):
    assert main(["evaluate", *map(str, files), "--json", "/dev/null", "--html", "/dev/null"]) == 0


def test_a_table_of_an_export_is_never_written_over(tmp_path, capsys):
    votes = tmp_path / "votes.csv"
    votes.write_text("x")

    assert main(["opinion-map", str(tmp_path), "--html", str(votes)]) == 1

    assert "votes.csv: This file is read and would be written over." in capsys.readouterr().err
    assert votes.read_text() == "x"


@pytest.mark.parametrize(
    ("command", "text"),
    [
        (["charter", "check"], None),
        (["power"], '{"players": ["a", "b"], "rule": {"count": {"at_least": 1}}}'),
    ],
)
def test_other_commands_keep_what_they_read_too(tmp_path, capsys, command, text):
    file = tmp_path / "read"
    file.write_text(text or ALONE)

    assert main([*command, str(file), "--json", str(file)]) == 1
    assert "is read and would be written over" in capsys.readouterr().err
    assert file.read_text() == (text or ALONE)
    assert main([*command, str(file), "--json", str(tmp_path / "none" / "x")]) == 1
    assert capsys.readouterr().err.endswith("cannot be written: there is no such folder.\n")


def test_what_cannot_be_read_is_said_without_numbers_of_errors(tmp_path, capsys):
    for command in (["charter", "check"], ["power"]):
        assert main([*command, str(tmp_path / "none")]) == 1
        assert capsys.readouterr().err.endswith("cannot be read: No such file or directory.\n")


def test_who_reads_only_the_first_line_gets_no_complaint(files):
    program = "import sys; from gromada.cli.main import main; sys.exit(main())"
    command = [sys.executable, "-u", "-c", program, "evaluate", *map(str, files), "--json", "-"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        running.stdout.close()
        said = running.stderr.read()

    assert said == b""


def test_a_name_that_leads_to_what_is_read_is_refused_before_it_is_there(tmp_path):
    with pytest.raises(FormatError):
        refuse_overwriting([tmp_path / "later"], inputs=[tmp_path / "." / "later"])
