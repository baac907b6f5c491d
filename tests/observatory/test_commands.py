"""``gromada bundle``: the cases leave as a file and arrive from one."""

import pytest
from django.utils import translation
from tests.formats.bundle_factories import make_bundle, make_case

from gromada.cli.main import main
from gromada.formats.bundle import read_bundle, write_bundle
from gromada.observatory.models import ImportedBundle

pytestmark = pytest.mark.django_db


@pytest.fixture
def arriving(tmp_path):
    file = tmp_path / "theirs.json"
    file.write_bytes(write_bundle(make_bundle(make_case(1), make_case(2))))
    return file


def test_what_is_written_can_be_read_and_nothing_else_is_left(tmp_path, capsys):
    out = tmp_path / "ours.json"

    assert main(["bundle", "export", str(out)]) == 0

    assert (
        capsys.readouterr().out == f"Cases in {out}: {len(read_bundle(out.read_bytes()).cases)}\n"
    )
    assert list(tmp_path.iterdir()) == [out]


def test_where_it_cannot_be_written_nothing_is(tmp_path, capsys):
    assert main(["bundle", "export", str(tmp_path / "none" / "ours.json")]) == 1

    assert capsys.readouterr().err.startswith("gromada: ")
    assert list(tmp_path.iterdir()) == []


def test_cases_come_in_once_however_often_they_are_sent(arriving, capsys):
    for state in ("compared from now on", "here already; nothing changed"):
        assert main(["bundle", "import", str(arriving), "--label", "Modrzewie"]) == 0
        assert capsys.readouterr().out == f"Cases of Modrzewie: 2, {state}.\n"

    assert ImportedBundle.objects.count() == 1


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_refusal_is_said_in_the_language_of_commands(arriving, capsys, language):
    arriving.write_text("{")

    with translation.override(language):
        assert main(["bundle", "import", str(arriving), "--label", "x"]) == 1

    assert capsys.readouterr().err == "gromada: The file is not JSON.\n"


def test_our_own_cases_do_not_come_in_twice(tmp_path, capsys):
    out = tmp_path / "ours.json"
    main(["bundle", "export", str(out)])
    capsys.readouterr()

    with translation.override("pl"):
        assert main(["bundle", "import", str(out), "--label", "x"]) == 1

    assert capsys.readouterr().err.startswith("gromada: This bundle was made here")
