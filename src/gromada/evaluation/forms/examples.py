"""A study to start from, by its design."""

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
