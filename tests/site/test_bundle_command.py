"""``gromada bundle export`` and ``import``."""

import json

import pytest
from tests.formats.bundle_factories import make_bundle
from tests.processes.factories import make_process

from gromada.cli.main import main
from gromada.formats.bundle import read_bundle, write_bundle
from gromada.observatory.models import ImportedBundle, Installation

pytestmark = pytest.mark.django_db


def test_our_cases_are_written_to_a_file(tmp_path, capsys):
    make_process()
    out = tmp_path / "bundle.json"

    assert main(["bundle", "export", str(out)]) == 0

    assert len(read_bundle(out.read_bytes()).cases) == 1
    assert capsys.readouterr().out.endswith("bundle.json: 1\n")


def test_a_hyphen_writes_them_out_for_a_pipe(capsysbinary):
    make_process()

    assert main(["bundle", "export"]) == 0

    assert json.loads(capsysbinary.readouterr().out)["format"] == "gromada-bundle"
    assert Installation.objects.count() == 1


def test_cases_of_others_are_brought_in_once(tmp_path, capsys):
    file = tmp_path / "theirs.json"
    file.write_bytes(write_bundle(make_bundle()))

    assert main(["bundle", "import", str(file), "--label", "Modrzewie"]) == 0
    assert main(["bundle", "import", str(file)]) == 0

    assert ImportedBundle.objects.get().label == "Modrzewie"
    assert "nothing changed" in capsys.readouterr().out


def test_what_is_wrong_is_said_and_nothing_is_kept(tmp_path, capsys):
    newer = json.loads(write_bundle(make_bundle())) | {"version": 2}
    file = tmp_path / "theirs.json"
    file.write_text(json.dumps(newer))

    assert main(["bundle", "import", str(file), "--label", "Modrzewie"]) == 1
    assert main(["bundle", "import", str(tmp_path / "none.json")]) == 1

    said = capsys.readouterr().err
    assert "version 2" in said
    assert "cannot be read" in said
    assert not ImportedBundle.objects.exists()


def test_without_a_label_the_command_says_how_to_give_one(tmp_path, capsys):
    file = tmp_path / "theirs.json"
    file.write_bytes(write_bundle(make_bundle()))

    assert main(["bundle", "import", str(file)]) == 1
    assert "--label" in capsys.readouterr().err
