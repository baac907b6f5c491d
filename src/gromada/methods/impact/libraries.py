"""The heavy libraries, loaded when a design needs them."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import Any

from gromada.methods.impact.errors import LibraryMissing
from gromada.methods.impact.remarks import N_

BASE = ("gromada", "numpy", "scipy")


def load(module: str, *, package: str) -> Any:
    """A module of a library that the extra ``[impact]`` brings.

    Raises
    ------
    LibraryMissing
        With what to install.
    """
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if (error.name or "").split(".")[0] == "gromada":
            raise
        raise LibraryMissing(
            N_(
                "This design needs the library %(package)s, which is not installed. Install it: "
                "pip install 'gromada[impact]'."
            ),
            package=package,
        ) from None


def versions(*packages: str) -> dict[str, str]:
    """The versions of the base libraries and of some others.

    Examples
    --------
    >>> sorted(versions())
    ['gromada', 'numpy', 'scipy']
    """
    return {name: version(name) for name in (*BASE, *packages)}
