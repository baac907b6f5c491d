"""An evaluation that was kept says the same when it is read again."""

import json
from pathlib import Path

import pytest

from gromada.cli.evaluate.data_file import read_panel
from gromada.cli.evaluate.document import evaluation_as_json
from gromada.cli.evaluate.kept import evaluation_of, kept
from gromada.cli.evaluate.page import evaluation_report
from gromada.cli.evaluate.study_file import read_study
from gromada.methods.impact import evaluate

STUDIES = Path(__file__).parent / "studies"
CASES = [("prop99", "prop99"), ("california-alone", "prop99"), ("mpdta", "mpdta")]


@pytest.mark.parametrize(("name", "data"), CASES)
def test_what_was_kept_gives_the_same_report_in_both_languages(name, data, reference_data):
    study = read_study(STUDIES / f"{name}.toml")
    panel, digest = read_panel(reference_data / "impact" / f"{data}.csv", study)
    evaluation = evaluate(panel, study.study)

    again = evaluation_of(json.loads(json.dumps(kept(evaluation), sort_keys=True)))

    assert evaluation_as_json(again, study, input_sha256=digest) == evaluation_as_json(
        evaluation, study, input_sha256=digest
    )
    for language in ("pl", "en"):
        assert evaluation_report(
            again, study, input_sha256=digest, language=language
        ) == evaluation_report(evaluation, study, input_sha256=digest, language=language)
