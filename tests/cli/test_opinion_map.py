import csv
import json

import pytest
from tests.formats.polis_factories import VOTES, make_conversation, write_files

from gromada.cli.main import main
from gromada.formats.polis import write_export

KEYS = [
    "format",
    "parameters",
    "input_sha256",
    "participants",
    "statements",
    "votes",
    "participants_counted",
    "groups",
    "explained_variance",
    "positions",
    "consensus",
    "representative",
    "group_aware_consensus",
    "priorities",
    "stability",
    "structure",
    "warnings",
    "computed_in_s",
]


def refuse_nan(name):
    raise AssertionError(f"{name} is not JSON")


def mapped(folder, *options, capsys):
    """Exit code 0 and the JSON that was printed."""
    code = main(["opinion-map", str(folder), "--json", "-", "--lang", "en", *options])
    assert code == 0
    return json.loads(capsys.readouterr().out, parse_constant=refuse_nan)


@pytest.fixture
def export(tmp_path):
    write_export(make_conversation(), tmp_path / "export")
    return tmp_path / "export"


def write_groups(path, rows):
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([("participant", "group-id"), *rows])
    return path


def test_the_json_has_the_keys_of_the_reference(export, capsys):
    found = mapped(export, capsys=capsys)

    assert list(found) == KEYS
    assert (found["participants"], found["statements"]) == (60, 12)
    assert found["participants_counted"] == sum(g["size"] for g in found["groups"]) == 60
    assert sorted(len(group["members"]) for group in found["groups"]) == [30, 30]
    assert {f"p{i}" for i in range(60)} == set(found["positions"])
    assert [len(place) for place in found["positions"].values()] == [2] * 60
    assert set(found["priorities"]) == {str(j) for j in range(12)}
    assert set(found["representative"]) == {group["id"] for group in found["groups"]}
    assert {entry["side"] for s in found["representative"].values() for entry in s} == {
        "agree",
        "disagree",
    }
    assert found["structure"]["found"] is True
    assert len(found["input_sha256"]) == 64


def test_consensus_counts_those_who_take_the_side(export, capsys):
    agree = mapped(export, capsys=capsys)["consensus"]["agree"]

    assert {entry["statement"] for entry in agree} == {"8", "9", "10", "11"}
    for entry in agree:
        assert entry["p"] == pytest.approx((entry["n_agree"] + 1) / (entry["n_seen"] + 2))


def test_same_files_and_seed_give_the_same_result(export, capsys):
    first, second = mapped(export, capsys=capsys), mapped(export, capsys=capsys)

    del first["computed_in_s"], second["computed_in_s"]
    assert first == second


def test_given_groups_are_kept_with_their_ids(export, tmp_path, capsys):
    groups = write_groups(
        tmp_path / "groups.csv", [(f"p{i}", "west" if i % 2 else "east") for i in range(50)]
    )

    found = mapped(export, "--groups", str(groups), capsys=capsys)

    assert {group["id"]: group["size"] for group in found["groups"]} == {"east": 25, "west": 25}
    assert found["parameters"]["groups"] == "groups.csv"


def test_given_groups_can_be_refined(export, tmp_path, capsys):
    groups = write_groups(
        tmp_path / "groups.csv", [(f"p{i}", "a" if i < 27 else "b") for i in range(60)]
    )

    found = mapped(export, "--start-groups", str(groups), capsys=capsys)

    assert {group["id"]: group["size"] for group in found["groups"]} == {"a": 30, "b": 30}


def test_progress_goes_to_stderr_and_the_summary_to_stdout(export, tmp_path, capsys):
    out = tmp_path / "map.json"

    assert main(["opinion-map", str(export), "--json", str(out), "--lang", "en"]) == 0

    printed = capsys.readouterr()
    assert "Two groups. They agree on 4 statements. They differ on 8 others." in printed.out
    assert f"The numbers are in {out}." in printed.out
    assert printed.err.splitlines()[0] == "Reading the export"
    assert json.loads(out.read_text())["format"] == "gromada.opinion-map/1"


def test_a_bad_export_is_one_sentence_without_traceback(tmp_path, capsys):
    write_files(tmp_path, votes=VOTES.replace("2014,1,7,-1", "2014,1,7,9"))

    assert main(["opinion-map", str(tmp_path), "--lang", "en"]) == 1

    error = capsys.readouterr().err.splitlines()[-1]
    assert error.startswith("gromada: votes.csv, line 4, column vote: The vote is “9”")


def test_nothing_is_written_for_a_bad_export(tmp_path, capsys):
    export = write_files(tmp_path / "export", votes=VOTES[:-20])
    out = tmp_path / "map.json"

    assert main(["opinion-map", str(export), "--json", str(out)]) == 1

    assert not out.exists()


def test_groups_that_name_a_stranger_are_refused(export, tmp_path, capsys):
    groups = write_groups(tmp_path / "groups.csv", [("p0", "a"), ("stranger", "b")])

    assert main(["opinion-map", str(export), "--groups", str(groups), "--lang", "en"]) == 1

    assert "groups.csv, line 3, column participant" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_named(export, tmp_path, capsys):
    out = tmp_path / "nowhere" / "map.json"

    assert main(["opinion-map", str(export), "--json", str(out), "--lang", "en"]) == 1

    assert f"{out} cannot be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [[], ["--seed", "-1"], ["--compat", "other"], ["--groups", "a.csv", "--start-groups", "b.csv"]],
)
def test_misuse_ends_with_2(export, options, capsys):
    arguments = ["opinion-map", *([str(export)] if options else []), *options]

    with pytest.raises(SystemExit) as caught:
        main(arguments)

    assert caught.value.code == 2


@pytest.mark.parametrize("rows", [0, 1, 2])
def test_next_to_no_votes_still_give_a_valid_flagged_result(tmp_path, rows, capsys):
    votes = "".join(line + "\n" for line in VOTES.splitlines()[: rows + 1])
    write_files(tmp_path, votes=votes, participants_votes=None)
    report = tmp_path / "report.html"

    found = mapped(tmp_path, "--html", str(report), capsys=capsys)

    assert found["votes"] == rows
    assert found["warnings"]
    assert report.read_text().endswith("</html>\n")


@pytest.mark.parametrize("options", [[], ["--compat", "polis"]])
def test_a_recorded_conversation_is_mapped(reference_data, options, capsys):
    folder = reference_data / "polis" / "exports" / "15-per-hour-seattle"

    found = mapped(folder, *options, capsys=capsys)

    assert list(found) == KEYS
    assert found["participants"] == 339
    assert len(found["groups"]) == 2


@pytest.mark.slow
@pytest.mark.parametrize("way", ["clean", "compat", "groups"])
def test_every_recorded_conversation_is_mapped(reference_data, tmp_path, way, capsys):
    for folder in sorted((reference_data / "polis" / "exports").iterdir()):
        published = folder / "participants-votes.csv"
        options = {
            "clean": [],
            "compat": ["--compat", "polis", "--start-groups", str(published)],
            "groups": ["--groups", str(published)],
        }[way]
        report = tmp_path / f"{folder.name}.html"

        found = mapped(folder, *options, "--html", str(report), capsys=capsys)

        assert found["participants"] == len(found["positions"])
        assert len(found["group_aware_consensus"]) == found["statements"]
        assert report.stat().st_size < 1_000_000
