"""Cases of this place and of others, compared model by model, and how charters change."""

from gromada.observatory.queries.bundles import (
    bundles_visible_to,
    hash_of,
    last_entry_about,
    own_bundle,
)
from gromada.observatory.queries.cases import (
    CaseOnPage,
    Marks,
    all_cases,
    case_called,
    cases_like,
    imported_cases,
    kept_with_cases,
    marks_of_cases,
    own_cases,
)
from gromada.observatory.queries.comparison import INDICATORS, Comparison, compared
from gromada.observatory.queries.evolution import Turn, model_changes, turns
from gromada.observatory.queries.rules import bare_rules, readable_rules
from gromada.observatory.queries.words import model_title

__all__ = [
    "INDICATORS",
    "CaseOnPage",
    "Comparison",
    "Marks",
    "Turn",
    "all_cases",
    "bare_rules",
    "bundles_visible_to",
    "case_called",
    "cases_like",
    "compared",
    "hash_of",
    "imported_cases",
    "kept_with_cases",
    "last_entry_about",
    "marks_of_cases",
    "model_changes",
    "model_title",
    "own_bundle",
    "own_cases",
    "readable_rules",
    "turns",
]
