import pytest
from tests.ledger.factories import make_entries

from gromada.cli.main import main
from gromada.ledger import queries

pytestmark = pytest.mark.django_db


def test_the_command_seals_and_writes_what_the_other_command_verifies(tmp_path, capsys):
    make_entries(3)
    out = tmp_path / "record.jsonl"

    assert main(["ledger", "export", str(out)]) == 0

    key = queries.latest_checkpoint().key
    assert capsys.readouterr().out == f"3 entries in {out}, signed by {key}\n"
    assert main(["ledger", "verify", str(out), "--key", key, "--lang", "en"]) == 0
    assert list(tmp_path.iterdir()) == [out]


def test_a_later_export_continues_an_earlier_one(tmp_path):
    make_entries(3)
    main(["ledger", "export", str(tmp_path / "old.jsonl")])
    make_entries(300)
    main(["ledger", "export", str(tmp_path / "new.jsonl")])

    since = ["--since", str(tmp_path / "old.jsonl")]
    assert main(["ledger", "verify", str(tmp_path / "new.jsonl"), *since]) == 0


def test_a_folder_that_does_not_exist_is_named(tmp_path, capsys):
    out = tmp_path / "nowhere" / "record.jsonl"

    assert main(["ledger", "export", str(out)]) == 1
    assert capsys.readouterr().err.startswith(f"gromada: {out} cannot be written: ")


def test_a_dash_writes_the_record_out(tmp_path, capfdbinary):
    make_entries(3)

    assert main(["ledger", "export", "-"]) == 0

    record = tmp_path / "record.jsonl"
    record.write_bytes(capfdbinary.readouterr().out)
    assert main(["ledger", "verify", str(record)]) == 0
