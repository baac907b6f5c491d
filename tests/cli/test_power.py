import json

import pytest

from gromada.cli.main import main


def test_a_weighted_game_as_json(capsys):
    assert main(["power", "[51;50,49,1]", "--json", "-"]) == 0

    report = json.loads(capsys.readouterr().out)

    assert report["players"] == ["1", "2", "3"]
    assert report["banzhaf"] == ["3/5", "1/5", "1/5"]
    assert report["coleman"]["act"] == "3/8"
    assert report["vetoes"] == ["1"]


def test_seats_of_a_side_are_summed(tmp_path, capsys):
    file = tmp_path / "rule.json"
    file.write_text(
        json.dumps(
            {
                "players": [
                    {"name": "public", "seats": 4},
                    {"name": "civic", "seats": 3},
                    {"name": "private", "seats": 2},
                ],
                "rule": {
                    "all_of": [
                        {"count": {"at_least": 5}},
                        {"count": {"at_least": 2, "of": ["civic"]}},
                    ]
                },
            }
        )
    )

    assert main(["power", str(file), "--json", "-"]) == 0

    sides = json.loads(capsys.readouterr().out)["sides"]
    assert sides["civic"] == {"banzhaf": "99/169", "shapley_shubik": "2/3"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[51;50,forty]", "'forty' is not a number"),
        ("[200;50,49]", "cannot be reached"),
        ("[51]", "written as"),
        ("nowhere.json", "cannot be read"),
    ],
)
def test_a_rule_that_cannot_be_read_is_refused_with_a_sentence(text, message, capsys):
    assert main(["power", text]) == 1
    assert message in capsys.readouterr().err


def test_json_that_is_broken_names_the_place(tmp_path, capsys):
    file = tmp_path / "rule.json"
    file.write_text('{"players": [}')

    assert main(["power", str(file)]) == 1
    assert "line 1, column 14" in capsys.readouterr().err


def test_a_number_that_python_does_not_read_is_refused(tmp_path, capsys):
    file = tmp_path / "rule.json"
    file.write_text(f'{{"players": {"9" * 5_000}}}')

    assert main(["power", str(file)]) == 1
    assert "more digits than" in capsys.readouterr().err
