"""Naming this installation, and bringing in what others say."""

from gromada.observatory.actions.bundles import Arrival, import_bundle, remove_bundle
from gromada.observatory.actions.installations import this_installation

__all__ = ["Arrival", "import_bundle", "remove_bundle", "this_installation"]
