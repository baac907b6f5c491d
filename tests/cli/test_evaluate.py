import json
import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from tests.methods.impact.factories import make_panel, make_staggered

from gromada.cli.main import main

STUDIES = Path(__file__).parent / "studies"
VOID = {"meta", "br", "img", "link", "input", "hr"}
SYNTHETIC = {
    "design": "synthetic-control", "treated": ["unit 0"], "treated_from": 2013,
}  # fmt: skip


def write_study(folder, **changes):
    keys = {
        "title": "A study", "design": "difference-in-differences", "outcome": "y",
        "unit": "unit", "time": "year", "first_treated": "first",
    } | changes  # fmt: skip
    if "treated_from" in changes or "treated" in changes:
        del keys["first_treated"]
    lines = [f"{key} = {as_toml(value)}" for key, value in keys.items() if value is not None]
    file = folder / "study.toml"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def as_toml(value):
    if isinstance(value, dict):
        pairs = (f"{key} = {as_toml(each)}" for key, each in value.items())
        return f"{{ {', '.join(pairs)} }}"
    return json.dumps(value)


def write_panel(folder, panel, *, delimiter=",", decimal=".", first=True, encoding="utf-8"):
    rows = [delimiter.join(["unit", "year", "y", "first"])]
    for unit, name in enumerate(panel.units):
        start = panel.starts[unit]
        begins = "" if start == panel.n_periods else f"{panel.times[start]}.0"
        for period, time in enumerate(panel.times):
            value = str(panel.outcome[unit, period]).replace(".", decimal)
            rows.append(delimiter.join([f'"{name}"', str(time), value, begins if first else ""]))
    file = folder / "data.csv"
    file.write_text("\n".join(rows) + "\n", encoding=encoding)
    return file


def evaluated(study, data, capsys, *options):
    assert main(["evaluate", str(study), str(data), "--json", "-", *options]) == 0
    return json.loads(capsys.readouterr().out, parse_constant=pytest.fail)


def refused(study, data, capsys, *options):
    assert main(["evaluate", str(study), str(data), *options]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    return said.err.removeprefix("gromada: ").strip()


def test_mpdta(reference_data, capsys):
    data = reference_data / "impact" / "mpdta.csv"

    report = evaluated(STUDIES / "mpdta.toml", data, capsys)

    effect = report["effect"]
    assert effect["estimate"] == pytest.approx(-0.0399512751551763, abs=1e-8)
    assert effect["std_error"] == pytest.approx(0.0120340127701854, abs=1e-8)
    assert (effect["n_units"], effect["n_periods"]) == (500, 5)
    assert [each["time"] for each in report["by_period"]] == [2004, 2005, 2006, 2007]
    assert report["design_grade"] == "DiD (many)"
    assert report["input_sha256"] == sha256(data.read_bytes()).hexdigest()
    assert report["library_versions"]["diff-diff"].startswith("3.")
    assert all(check["passed"] for check in report["checks"])
    cells = {(cell["group"], cell["time"]): cell for cell in report["details"]["group_time"]}
    assert cells[2004, 2006]["estimate"] == pytest.approx(-0.1372587, abs=1e-6)


def test_groups_that_went_apart_before_are_only_described(tmp_path, capsys):
    """Page, JSON and screen say the same: a difference, and why it shows no effect."""
    panel = make_staggered()
    apart = (panel.starts < 8)[:, None] * np.arange(8) * 1.0
    data = write_panel(tmp_path, replace(panel, outcome=panel.outcome + apart))
    study, html = write_study(tmp_path), tmp_path / "report.html"

    report = evaluated(study, data, capsys)
    assert main(["evaluate", str(study), str(data), "--html", str(html), "--lang", "en"]) == 0
    screen = capsys.readouterr().out

    assert (report["design_grade"], report["design_grade_rank"]) == ("descriptive", 1)
    sentence = report["sentence"]["en"]
    assert sentence.startswith("After the change “y” differs from the comparison by")
    assert "The groups went different ways already before it" in sentence
    assert "effect" not in sentence
    assert sentence in screen
    assert "The groups went different ways already before it" in html.read_text()
    assert "<b>Description</b>" in html.read_text()
    assert [check["passed"] for check in report["checks"] if check["name"] == "trends_before"] == [
        False
    ]


def test_two_periods_leave_the_trends_unchecked_everywhere(tmp_path, capsys):
    panel = make_panel(n_units=40, n_periods=2, start=1, treated=range(20), effect=3.0)
    data, study = write_panel(tmp_path, panel), write_study(tmp_path)

    report = evaluated(study, data, capsys)
    assert main(["evaluate", str(study), str(data), "--lang", "en"]) == 0

    assert report["design_grade"] == "DiD (many)"
    trends = next(check for check in report["checks"] if check["name"] == "trends_before")
    assert (trends["passed"], trends["could_be_checked"]) == (False, False)
    assert (
        "Could not be checked: “Groups went alike before the change”." in report["sentence"]["en"]
    )
    assert "Groups went alike before the change: cannot be checked." in capsys.readouterr().out


def test_proposition_99_with_the_published_weights(reference_data, capsys):
    report = evaluated(
        STUDIES / "prop99-published.toml", reference_data / "impact" / "prop99.csv", capsys
    )

    assert report["effect"]["estimate"] == pytest.approx(-18.9704, abs=1e-3)
    by_year = {each["time"]: each["estimate"] for each in report["by_period"]}
    assert by_year[2000] == pytest.approx(-25.7257, abs=1e-3)
    assert report["details"]["pre_mspe"] == pytest.approx(3.0892, abs=1e-3)
    assert report["details"]["ratio"] == pytest.approx(128.38, abs=1e-2)
    assert report["donors"] == {
        "Utah": 0.334, "Nevada": 0.234, "Montana": 0.199, "Colorado": 0.164, "Connecticut": 0.069,
    }  # fmt: skip


def test_proposition_99_by_the_outcome_alone(reference_data, capsys):
    report = evaluated(STUDIES / "prop99.toml", reference_data / "impact" / "prop99.csv", capsys)

    assert report["effect"]["estimate"] == pytest.approx(-19.514, abs=0.01)
    assert sum(report["donors"].values()) == pytest.approx(1)
    assert report["donors"]["Utah"] == pytest.approx(0.394, abs=1e-3)
    assert report["p_value"] == pytest.approx(3 / 39)
    assert "cannot be told from zero" in report["sentence"]["en"]
    assert "nie da się odróżnić od zera" in report["sentence"]["pl"]


def test_basque_with_the_published_weights(reference_data, capsys):
    report = evaluated(STUDIES / "basque.toml", reference_data / "impact" / "basque.csv", capsys)

    assert report["effect"]["estimate"] == pytest.approx(-0.69957, abs=1e-4)
    assert report["effect"]["n_units"] == 17  # Spain is no donor
    assert report["by_period"][0]["time"] == 1975


@pytest.mark.parametrize(
    ("delimiter", "encoding"), [(",", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-8")]
)
def test_separators_and_byte_order_marks_make_no_difference(tmp_path, capsys, delimiter, encoding):
    data = write_panel(tmp_path, make_staggered(), delimiter=delimiter, encoding=encoding)

    report = evaluated(write_study(tmp_path), data, capsys)

    assert report["effect"]["n_units"] == 60
    low, high = report["effect"]["interval"]
    assert low < 1 < high


def test_decimal_commas_are_read_where_they_can_be_nothing_else(tmp_path, capsys):
    panel = make_staggered()
    wanted = evaluated(write_study(tmp_path), write_panel(tmp_path, panel), capsys)["effect"]
    data = write_panel(tmp_path, panel, delimiter=";", decimal=",", encoding="utf-8-sig")

    assert evaluated(write_study(tmp_path), data, capsys)["effect"] == wanted
    assert evaluated(write_study(tmp_path, decimal=","), data, capsys)["effect"] == wanted


@pytest.mark.parametrize("number", ["{:.3f}", "1,{:.3f}"])
def test_what_could_be_thousands_is_asked_about(tmp_path, capsys, number):
    panel = make_staggered()
    data = write_panel(tmp_path, panel, delimiter=";", decimal=",")
    lines = [line.split(";") for line in data.read_text().splitlines()]
    for line in lines[1:]:
        line[2] = number.format(float(line[2].replace(",", "."))).replace(".", ",")
    data.write_text("\n".join(map(";".join, lines)))

    said = refused(write_study(tmp_path), data, capsys)

    assert said.startswith("data.csv, line 2, column y: ")


def test_numeric_ids_are_the_same_with_and_without_a_point(tmp_path, capsys):
    panel = make_panel()
    data = write_panel(tmp_path, panel)
    for unit in range(6):
        text = data.read_text().replace(f'"unit {unit}"', f"{8000 + unit}.0")
        data.write_text(text)

    study = write_study(tmp_path, **(SYNTHETIC | {"treated": [8000]}))
    assert "8003" in evaluated(study, data, capsys)["details"]["placebos_in_space"]["units"]


def test_months_as_times(tmp_path, capsys):
    months = [f"{2019 + at // 12}-{at % 12 + 1:02}" for at in range(40)]
    rng = np.random.default_rng(1)
    values = 50 + rng.normal(size=40) - 10 * (np.arange(40) >= 24)
    rows = [f"{month},{value}" for month, value in zip(months, values, strict=True)]
    data = tmp_path / "data.csv"
    data.write_text("\n".join(["month,y", *rows]))
    study = write_study(
        tmp_path, design="interrupted-time-series", unit=None, time="month", treated_from="2021-01"
    )

    report = evaluated(study, data, capsys)

    assert report["by_period"][0]["time"] == "2021-01"
    low, high = report["effect"]["interval"]
    assert low < -10 < high
    assert report["design_grade"] == "ITS"


def test_a_toml_date_is_a_time(tmp_path, capsys):
    days = [f"2024-01-{day:02}" for day in range(1, 31)]
    data = tmp_path / "data.csv"
    data.write_text(
        "\n".join(["day,y", *(f"{day},{len(day) + at % 3}" for at, day in enumerate(days))])
    )
    study = write_study(
        tmp_path, design="interrupted-time-series", unit=None, time="day", treated_from="x"
    )
    study.write_text(study.read_text().replace('treated_from = "x"', "treated_from = 2024-01-16"))

    assert len(evaluated(study, data, capsys)["by_period"]) == 15


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"outcome": "z"}, "data.csv, line 1, column z: “outcome” names the column “z”"),
        ({"design": "magic"}, "study.toml: “design” is one of 'difference-in-differences'"),
        ({"outcom": "y"}, "Was “outcome” meant?"),
        ({"title": None}, "The key “title” is missing."),
        ({"first_treated": None}, "It is not said when the change came."),
        ({"minimal_effect": "much"}, "“minimal_effect” is a number; found 'much'."),
        ({"minimal_effect": 10**400}, "There is a number with more than 18 digits."),
        ({"treated": ["unit 0", 10**19]}, "There is a number with more than 18 digits."),
        ({"outcome": "y\0"}, "A text has signs that cannot be shown"),
        ({"outcome_words": {"pl": "a\x1b"}}, "A text has signs that cannot be shown"),
        ({"outcome_unit": "°" * 41}, "“outcome_unit” has at most 40 characters; found 41."),
        ({"outcome_words": "w" * 201}, "“outcome_words” has at most 200 characters; found 201."),
        ({"weights": 3}, "“weights” belongs to synthetic-control"),
        (SYNTHETIC | {"treated": ["unit x"]}, "The nearest name there is “unit"),
        (SYNTHETIC | {"treated_from": "spring"}, "dated “spring”, but the times in the data are"),
        (SYNTHETIC | {"treated_from": 1990}, "no “before”"),
        (SYNTHETIC | {"treated_from": 2090}, "reaches no unit between 2001 and 2016"),
    ],
)
def test_a_study_that_cannot_be_carried_out_is_refused(tmp_path, capsys, changes, message):
    data = write_panel(tmp_path, make_panel())

    assert message in refused(write_study(tmp_path, **changes), data, capsys)


@pytest.mark.parametrize("number", ["9" * 5_000, "0x" + "f" * 15_000])
def test_a_number_that_python_does_not_read_is_refused(tmp_path, capsys, number):
    study = write_study(tmp_path)
    study.write_text(f"{study.read_text()}\nanticipation = {number}\n")

    said = refused(study, write_panel(tmp_path, make_panel()), capsys)

    assert "more than 18 digits" in said


def test_a_study_that_is_not_toml_names_the_place(tmp_path, capsys):
    study = tmp_path / "study.toml"
    study.write_text('title = "x\n')

    assert "line 1" in refused(study, write_panel(tmp_path, make_panel()), capsys)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ('"unit 1",2090,many,', "line 98, column y: “many” is not a number."),
        ('"unit 1",2003,1.5,', "line 98, column year: “unit 1” in 2003 is there twice; the first"),
        ('"unit 1",,1.5,', "line 98, column year: The time is missing."),
        (",2003,1.5,", "line 98, column unit: The unit is not named."),
        ('"unit 1",2003,1.5', "line 98: The row has 3 fields where the header has 4."),
        ('"unit 1",2090,1.5,2004', "line 98, column first: “unit 1” begins at “2004” here"),
        ('"unit 1",spring,1.5,', "column year: Some times are numbers and some are not"),
    ],
)
def test_a_wrong_row_is_refused_with_its_place(tmp_path, capsys, row, message):
    data = write_panel(tmp_path, make_panel())
    data.write_text(data.read_text() + row + "\n")

    said = refused(write_study(tmp_path), data, capsys)

    assert said.startswith("data.csv")
    assert message in said


@pytest.mark.parametrize("n_names", [1, 12])
def test_few_rows_that_name_too_many_cells_are_refused(tmp_path, capsys, n_names):
    n = 1001 if n_names == 1 else 950
    names = [f"x{number}" for number in range(n_names - 1)]
    data = tmp_path / "data.csv"
    lines = [",".join(["unit", "year", "y", *names])]
    lines += [",".join([f"u{at}", str(at), *["1"] * n_names]) for at in range(n)]
    data.write_text("\n".join(lines))
    study = write_study(tmp_path, **SYNTHETIC, covariates=names)

    said = refused(study, data, capsys)

    assert f"{n} units by {n} times" in said
    assert "at most 1000000 cells" in said


@pytest.mark.parametrize(
    "text",
    [
        ".".join("a" * 9) + " = 1",
        " . ".join("a" * 4000) + " = 1",
        "treated = " + "[" * 9000,
        "treated = " + "[" * 90 + "]" * 90 + "\nx = " + "{a = " * 2000,
    ],
)
def test_a_study_nested_without_end_is_refused(tmp_path, capsys, text):
    study = tmp_path / "study.toml"
    study.write_text(text)

    assert "too deep" in refused(study, write_panel(tmp_path, make_panel()), capsys)


def test_a_study_is_a_few_lines(tmp_path, capsys):
    study = write_study(tmp_path, title="x" * 20_000)

    assert "20000 characters" in refused(study, write_panel(tmp_path, make_panel()), capsys)


def test_missing_files_are_refused(tmp_path, capsys):
    study = write_study(tmp_path)

    assert "cannot be opened" in refused(study, tmp_path / "no.csv", capsys)
    assert "cannot be opened" in refused(tmp_path / "no.toml", study, capsys)


def test_a_refusal_speaks_polish(tmp_path, capsys):
    data = write_panel(tmp_path, make_panel(treated=range(6)))

    said = refused(write_study(tmp_path), data, capsys, "--lang", "pl")

    assert said.startswith("data.csv: Zmiana dotarła do wszystkich jednostek, więc nie ma grupy")


def test_a_missing_library_is_named(tmp_path):
    data, study = write_panel(tmp_path, make_panel(treated=(0, 1))), write_study(tmp_path)
    program = (
        "import sys; sys.modules['diff_diff'] = None; from gromada.cli.main import main; "
        f"sys.exit(main(['evaluate', {str(study)!r}, {str(data)!r}, '--lang', 'en']))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )

    assert done.returncode == 1
    assert "needs the library diff-diff" in done.stderr
    assert "pip install 'gromada[impact]'" in done.stderr


def test_synthetic_control_loads_no_heavy_library(tmp_path):
    data, study = write_panel(tmp_path, make_panel()), write_study(tmp_path, **SYNTHETIC)
    program = (
        "import sys; from gromada.cli.main import main; "
        f"main(['evaluate', {str(study)!r}, {str(data)!r}, '--json', '-']); "
        "sys.exit(any(name in sys.modules for name in ('diff_diff', 'statsmodels', 'pandas')))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True
    )

    assert done.returncode == 0


class Outline(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.headings, self.ids, self.sources = [], [], [], []

    def handle_starttag(self, tag, attributes):
        named = dict(attributes)
        self.sources += [named[name] for name in ("src", "href", "style") if name in named]
        self.ids += [named["id"]] if "id" in named else []
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("name", ["mpdta", "prop99", "basque", "california-alone"])
def test_the_report_is_one_whole_file(reference_data, tmp_path, capsys, name, language):
    data = reference_data / "impact" / f"{name.replace('california-alone', 'prop99')}.csv"
    page = tmp_path / "report.html"

    study = str(STUDIES / f"{name}.toml")
    assert main(["evaluate", study, str(data), "--html", str(page), "--lang", language]) == 0

    text = page.read_text(encoding="utf-8")
    outline = Outline()
    outline.feed(text)
    assert outline.open == []
    assert outline.sources == []
    assert len(outline.ids) == len(set(outline.ids))
    steps = zip(outline.headings, outline.headings[1:], strict=False)
    assert outline.headings[0] == 1
    assert all(after <= before + 1 for before, after in steps)
    assert f'<html lang="{language}">' in text
    assert "%(" not in text
    assert "nan" not in re.findall(r"[a-z]+", text.split("</style>")[1].lower())
    summary = capsys.readouterr().out
    assert summary.splitlines()[0] in text


def test_what_the_study_says_is_escaped(tmp_path):
    data = write_panel(tmp_path, make_panel())
    page = tmp_path / "report.html"
    study = write_study(tmp_path, **SYNTHETIC, outcome_words="<script>x</script>")

    main(["evaluate", str(study), str(data), "--html", str(page), "--lang", "en"])

    assert "<script>" not in page.read_text()


def test_the_same_files_give_the_same_bytes(tmp_path, capsys):
    data, study = write_panel(tmp_path, make_panel(n_units=12)), write_study(tmp_path, **SYNTHETIC)
    outputs = []
    for name in ("a", "b"):
        place = tmp_path / name
        main(["evaluate", str(study), str(data), "--json", str(place), "--html", f"{place}.html"])
        outputs.append((place.read_bytes(), Path(f"{place}.html").read_bytes()))

    assert outputs[0] == outputs[1]
