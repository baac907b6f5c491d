"""A study to start from, by its design, and the data that one asks for."""

import csv
from io import StringIO

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gromada.cli.evaluate.study_file import StudyFile

# what stands under a column, by the key of the study that names it
COLUMNS: dict[str, Promise] = {
    "unit": gettext_lazy("which place, office or group the row is about"),
    "time": gettext_lazy("when: the year, month, week or another period, with a number"),
    "outcome": gettext_lazy("the number that the change should move"),
    "first_treated": gettext_lazy(
        "the period in which the change came there, the same in each row of the place; empty "
        "where it never came"
    ),
    "exposure": gettext_lazy("how many people, hours or kilometres the count comes from"),
    "covariates": gettext_lazy("another number of the place that is taken into account"),
}
PLACES = (gettext_lazy("Place A"), gettext_lazy("Place B"))


def columns_of(asked: StudyFile, language: str) -> list[tuple[str, str]]:
    """The columns a file has to hold, each with what stands under it."""
    words = {key: str(meaning) for key, meaning in COLUMNS.items()}
    if asked.outcome_words:
        words["outcome"] = _("the number: %(outcome)s") % {
            "outcome": asked.outcome_and_unit(language)
        }
    return [(column, words[key]) for key, column in asked.columns.named]


def example_table(asked: StudyFile) -> str:
    """Two rows as they could stand in the file, with its separators."""
    first = asked.treated_from if asked.treated_from is not None else 2021
    places = [*asked.treated[:1], *map(str, PLACES)]
    part = "" if asked.study.counts else f"{asked.decimal or '.'}5"
    values: dict[str, list[object]] = {
        "time": [first, first],
        "unit": [*places],
        "outcome": [f"12{part}", f"14{part}"],
        "first_treated": [first, ""],
        "exposure": [1800, 2400],
        "covariates": [3, 4],
    }
    separator = asked.delimiter or (";" if asked.decimal == "," else ",")
    named = asked.columns.named
    table = StringIO()
    rows = csv.writer(table, delimiter=separator, lineterminator="\n")
    rows.writerow(column for _key, column in named)
    for at in range(1 if asked.columns.unit is None else 2):
        rows.writerow(values[key][at] for key, _column in named)
    return table.getvalue()


EXAMPLES = {
    "synthetic-control": """title = "…"
design = "synthetic-control"
outcome = "temperature"
outcome_words = { pl = "temperatura o 15:00", en = "temperature at 3 pm" }
outcome_unit = "°C"
unit = "yard"
time = "week"
treated = ["Szkolna 4"]
treated_from = 14
minimal_effect = 0.5""",
    "difference-in-differences": """title = "…"
design = "difference-in-differences"
outcome = "turnout"
outcome_words = { pl = "frekwencja", en = "turnout" }
outcome_unit = "%"
unit = "municipality"
time = "year"
first_treated = "first_year"
minimal_effect = 2.0""",
    "interrupted-time-series": """title = "…"
design = "interrupted-time-series"
outcome = "requests"
outcome_words = { pl = "wnioski o informację", en = "requests for information" }
time = "month"
treated_from = "2026-04"
counts = true
season = 12
minimal_effect = 5.0""",
}
