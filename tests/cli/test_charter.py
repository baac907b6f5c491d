import json

import pytest

from gromada.cli.main import main

ALONE = """
[[sides]]
key = "office"
names = { pl = "urząd", en = "the office" }
sector = "public"
[[sides]]
key = "residents"
names = { pl = "mieszkańcy", en = "the residents" }
sector = "community"
""" + "\n".join(
    f"""
[families.{family}]
propose = ["office", "residents"]
requires = {{ office = "one_seat"{', residents = "one_seat"' if family != "charter" else ""} }}
"""
    for family in ("people", "voice", "text", "outcome", "charter")
)


def test_a_charter_without_holes_passes(capsys):
    assert main(["charter", "check", "M04", "--lang", "pl"]) == 0

    said = capsys.readouterr().out
    assert "gdy zgodzą się osoba z urzędu i osoba ze strony mieszkańców" in said
    assert "Nie znaleziono luk" in said


def test_a_charter_that_one_side_can_change_alone_is_refused(tmp_path, capsys):
    file = tmp_path / "alone.toml"
    file.write_text(ALONE, encoding="utf-8")

    assert main(["charter", "check", str(file), "--lang", "pl"]) == 1
    assert "Urząd może bez pozostałych zmienić kartę" in capsys.readouterr().out


def test_the_same_as_json(tmp_path, capsys):
    file = tmp_path / "alone.toml"
    file.write_text(ALONE, encoding="utf-8")

    assert main(["charter", "check", str(file), "--json", "-"]) == 1

    report = json.loads(capsys.readouterr().out)
    assert report["findings"][0]["hole"] == "alone"
    assert report["matrix"]["charter"] == {"office": "one_seat", "residents": "informed"}
    assert report["verbs"]["charter"]["office"]["carries_alone"] is True


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("sides = 3", "sides is a list"),
        ("sides = [", "is not TOML"),
        ("sides = " + "9" * 5_000, "more digits than"),
        ("sides = 0x" + "f" * 9_000, "more digits than"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_charter_is_refused_with_a_sentence(tmp_path, capsys, text, message):
    file = tmp_path / "charter.toml"
    if text is not None:
        file.write_text(text)

    assert main(["charter", "check", str(file)]) == 1
    assert message in capsys.readouterr().err
