"""Tables as people really export them: read rightly, or refused with a sentence."""

import json

import pytest
from tests.cli.test_evaluate import (
    SYNTHETIC,
    evaluated,
    refused,
    write_panel,
    write_study,
)
from tests.methods.impact.factories import make_panel, make_staggered

from gromada.cli.evaluate.times import parsed_time

TREATED = ["unit 0", "unit 1", "unit 2", "unit 3"]
MONTHS = [(2020 + at // 12, at % 12 + 1) for at in range(16)]


def written(folder, form):
    """Sixteen months in a form, four of twenty units reached from the tenth on, and the study."""
    panel = make_panel(n_units=20, treated=range(4), start=9, effect=4.0)
    data = write_panel(folder, panel)
    header, *rows = data.read_text().splitlines()
    lines = [header]
    for row in rows:
        unit, time, *rest = row.split(",")
        year, month = MONTHS[int(time) - panel.times[0]]
        lines.append(",".join([unit, form(year, month), *rest]))
    data.write_text("\n".join(lines), encoding="utf-8")
    study = write_study(folder, treated=TREATED, treated_from=form(*MONTHS[9]))
    return study, data


@pytest.mark.parametrize(
    ("form", "first"),
    [
        (lambda year, month: f"{year}-{month}", "2020-10"),
        (lambda year, month: f"{month:02}.{year}", "2020-10"),
        (lambda year, month: f"{month}/{year}", "2020-10"),
        (lambda year, month: f"01.{month:02}.{year}", "2020-10-01"),
        (lambda year, month: f"{year}/{month}/1", "2020-10-01"),
        (lambda year, month: f"Q{(month - 1) % 4 + 1} {year * 3 + (month - 1) // 4}", "6062-Q2"),
        (lambda year, month: f"wave {(year - 2020) * 12 + month:02}", "wave 10"),
        (lambda year, month: f"{year}-{month:02}-01T00:00:00", "2020-10-01T00:00:00"),
    ],
)
def test_times_run_as_the_calendar_does_however_they_are_written(tmp_path, capsys, form, first):
    study, data = written(tmp_path, form)

    report = evaluated(study, data, capsys)

    assert report["by_period"][0]["time"] == first
    assert report["effect"]["estimate"] == pytest.approx(4.0, abs=1.0)
    assert len(report["by_period"]) == 7


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2021 Q3", "2021-Q3"), ("q3/2021", "2021-Q3"), ("III kw. 2021", "2021-Q3"),
        ("3 kw 2021", "2021-Q3"), ("2021-13", "2021-13"), ("2009/10", "2009/10"),
        ("1/3/2021", "1/3/2021"), ("1_000", "1_000"), ("1988.0", 1988), ("12.75", 12.75),
    ],
)  # fmt: skip
def test_a_time_is_read_as_people_write_it(text, time):
    assert parsed_time(text) == time


@pytest.mark.parametrize(
    "form",
    [
        lambda year, month: f"{month}/1/{year}",
        lambda year, month: f"wave {(year - 2020) * 12 + month}",
        lambda year, month: "abcdefghijklmnop"[(year - 2020) * 12 + month - 1],
    ],
)
def test_times_without_a_clear_order_are_refused(tmp_path, capsys, form):
    assert "have no clear order" in refused(*written(tmp_path, form), capsys)


@pytest.mark.parametrize(
    ("asked", "fits"),
    [("2020", True), ("2020-10", True), ("2020-10-01", False), ("2020-Q4", False)],
)
def test_the_change_is_dated_like_the_data_or_by_the_first_part(tmp_path, capsys, asked, fits):
    _, data = written(tmp_path, lambda year, month: f"{year}-{month:02}")
    study = write_study(tmp_path, treated=TREATED, treated_from=asked, placebo_times=["2020-06"])

    if not fits:
        assert f"dated “{asked}”, but the times" in refused(study, data, capsys)
    elif asked == "2020":
        assert "no “before”" in refused(study, data, capsys)
    else:
        assert evaluated(study, data, capsys)["by_period"][0]["time"] == asked


@pytest.mark.parametrize(
    ("cell", "decimal", "message"),
    [
        ("1.234", ",", "“1.234” has a point, and the study says"),
        ("1_234", None, "“1_234” is not a number"),
        ("1e200", None, "“1e200” is too large to reckon with"),
    ],
)
def test_a_number_is_never_taken_for_another(tmp_path, capsys, cell, decimal, message):
    data = write_panel(tmp_path, make_staggered(), delimiter=";", decimal=decimal or ".")
    first = data.read_text().splitlines()[1].split(";")[2]
    data.write_text(data.read_text().replace(first, cell, 1))

    assert message in refused(write_study(tmp_path, decimal=decimal), data, capsys)


def test_rows_with_nothing_in_them_are_no_rows(tmp_path, capsys):
    data = write_panel(tmp_path, make_staggered(), delimiter=";")
    whole = evaluated(write_study(tmp_path), data, capsys)
    lines = data.read_text().splitlines()
    data.write_text("\n".join(["", *lines[:9], ";;;", "", *lines[9:], ";; ;", "", ";;;"]))

    assert evaluated(write_study(tmp_path), data, capsys)["effect"] == whole["effect"]


def test_a_line_that_names_the_separator_is_no_header(tmp_path, capsys):
    data = write_panel(tmp_path, make_staggered(), delimiter=";")
    whole = evaluated(write_study(tmp_path), data, capsys)
    text = "sep=;\r\n" + data.read_text().replace("\n", "\r\n")
    data.write_bytes(text.encode("utf-8-sig"))

    assert evaluated(write_study(tmp_path), data, capsys)["effect"] == whole["effect"]
    data.write_text(text + "x;9;much;\r\n", newline="")
    lines = len(text.splitlines())
    assert refused(write_study(tmp_path), data, capsys).startswith(f"data.csv, line {lines + 1},")


def test_a_covariate_that_is_missing_is_named(tmp_path, capsys):
    data = write_panel(tmp_path, make_panel(treated=(0, 1)))
    header, *rows = data.read_text().splitlines()
    data.write_text("\n".join([f"{header},wealth", *(f"{row}," for row in rows)]))

    said = refused(write_study(tmp_path, covariates=["wealth"]), data, capsys)

    assert "“unit 0” has no value of “wealth” in 2001" in said


def test_what_stands_wrong_in_the_study_is_said_of_the_study(tmp_path, capsys):
    data = write_panel(tmp_path, make_panel())

    for changes in ({"treated": ["nobody"]}, {"exclude": ["nobody"]}, {"weights": {"nobody": 1}}):
        said = refused(write_study(tmp_path, **(SYNTHETIC | changes)), data, capsys)
        assert said.startswith("study.toml: ")


@pytest.mark.parametrize("by_period", [False, True])
def test_a_column_of_noughts_and_ones_is_no_first_period(tmp_path, capsys, by_period):
    data = write_panel(tmp_path, make_panel(treated=(0, 1)))
    lines = [data.read_text().splitlines()[0]]
    for row in data.read_text().splitlines()[1:]:
        *cells, start = row.split(",")
        under = start and (not by_period or int(cells[1]) >= float(start))
        lines.append(",".join([*cells, "1" if under else "0"]))
    data.write_text("\n".join(lines))

    said = refused(write_study(tmp_path), data, capsys)

    assert "says with 0 and 1 whether the change had come" in said


def test_one_column_is_not_two_things(tmp_path, capsys):
    data = write_panel(tmp_path, make_panel())

    said = refused(write_study(tmp_path, outcome="year"), data, capsys)

    assert "names the column “year” for two things" in said


def test_an_empty_table_of_weights_is_no_wish_to_have_them_fitted(tmp_path, capsys):
    study = write_study(tmp_path, **SYNTHETIC)
    study.write_text(study.read_text() + "\n[weights]\n")

    assert "The weights sum to 0" in refused(study, write_panel(tmp_path, make_panel()), capsys)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_refusals_of_files_are_whole_sentences_of_one_language(tmp_path, capsys, language):
    study = write_study(tmp_path)
    data = write_panel(tmp_path, make_panel())
    words = {"pl": "Nie można otworzyć pliku", "en": "The file cannot be opened"}[language]
    mark = tmp_path / "mark.csv"
    mark.write_bytes(b"\xef\xbb\xbf")

    for place in (tmp_path / "none.toml", tmp_path):
        said = refused(place, data, capsys, "--lang", language)
        assert words in said
        assert "[Errno" not in said
    folder = refused(study, tmp_path, capsys, "--lang", language)
    assert {"pl": "to jest folder", "en": "this is a folder"}[language] in folder
    assert "No such file" not in refused(study, tmp_path / "no.csv", capsys, "--lang", language)
    empty = {"pl": "Plik jest pusty", "en": "The file is empty"}[language]
    assert empty in refused(study, mark, capsys, "--lang", language)


@pytest.mark.parametrize(
    ("place", "words"), [("none/x.json", "nie ma takiego folderu"), (".", "to jest folder")]
)
def test_what_cannot_be_written_is_said_in_the_language(tmp_path, capsys, place, words):
    files = write_study(tmp_path, **SYNTHETIC), write_panel(tmp_path, make_panel())

    said = refused(*files, capsys, "--json", str(tmp_path / place), "--lang", "pl")

    assert said.endswith(f"Nie można zapisać {tmp_path / place}: {words}.")


def test_a_unit_stands_with_the_numbers_of_the_sentence_and_over_the_tables(tmp_path, capsys):
    data = write_panel(tmp_path, make_panel(n_units=24, start=12))
    words = {"outcome_words": "heat", "minimal_effect": 2}
    study = write_study(tmp_path, **SYNTHETIC, **words)
    study.write_text(study.read_text() + '\noutcome_unit = { pl = "st. C", en = "°C" }\n')
    page = tmp_path / "page.html"

    report = evaluated(study, data, capsys, "--html", str(page), "--lang", "en")

    assert report["outcome_unit"] == {"pl": "st. C", "en": "°C"}
    assert "\u00a0°C" in report["sentence"]["en"]
    assert "(2\u00a0°C)" in report["sentence"]["en"]
    assert "\u00a0st. C" in report["sentence"]["pl"]
    text = page.read_text(encoding="utf-8")
    assert "heat (°C)" in text
    assert text.count(">°C</text>") == 2  # over the numbers of both drawings
    assert json.dumps(report["effect"]).count("°") == 0


def test_without_a_unit_nothing_stands_in_its_place(tmp_path, capsys):
    study = write_study(tmp_path, **SYNTHETIC, minimal_effect=2)

    report = evaluated(study, write_panel(tmp_path, make_panel()), capsys)

    assert report["outcome_unit"] == {"pl": None, "en": None}
    assert "reaches 2: this" in report["sentence"]["en"]


def test_percent_stands_against_the_number(tmp_path, capsys):
    study = write_study(tmp_path, **SYNTHETIC, minimal_effect=2, outcome_unit="%")

    report = evaluated(study, write_panel(tmp_path, make_panel()), capsys)

    assert "reaches 2%: this" in report["sentence"]["en"]
