"""A bundle: what one installation says about its cases, so that others can compare. No persons.

docs/reference/bundle.md describes every field.
"""

from gromada.formats.bundle.facts import (
    FORMAT,
    VERSION,
    Amount,
    Bundle,
    Case,
    CharterVersion,
    Count,
    Indicators,
    ListedChallenge,
    Measured,
    Outcome,
    StudyResult,
)
from gromada.formats.bundle.places import BundleError
from gromada.formats.bundle.reading import LARGEST, read_bundle, read_case
from gromada.formats.bundle.writing import case_as_json, sha256_of, write_bundle

__all__ = [
    "FORMAT",
    "LARGEST",
    "VERSION",
    "Amount",
    "Bundle",
    "BundleError",
    "Case",
    "CharterVersion",
    "Count",
    "Indicators",
    "ListedChallenge",
    "Measured",
    "Outcome",
    "StudyResult",
    "case_as_json",
    "read_bundle",
    "read_case",
    "sha256_of",
    "write_bundle",
]
