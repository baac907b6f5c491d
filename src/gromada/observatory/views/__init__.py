"""The pages of the observatory."""

from gromada.observatory.views.bundles import (
    bundle_file,
    bundle_import,
    bundle_list,
    bundle_remove,
)
from gromada.observatory.views.cases import case_detail, case_list
from gromada.observatory.views.comparison import comparison, how_to_read
from gromada.observatory.views.evolution import turn_list

__all__ = [
    "bundle_file",
    "bundle_import",
    "bundle_list",
    "bundle_remove",
    "case_detail",
    "case_list",
    "comparison",
    "how_to_read",
    "turn_list",
]
