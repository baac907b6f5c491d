"""The organisational models as charters, complete and ready to be changed."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from gromada.methods.charter.reading import read_charter
from gromada.methods.charter.rules import Charter


@dataclass(frozen=True, slots=True)
class Template:
    """One organisational model.

    Attributes
    ----------
    code : str
        ``M00`` … ``M10``.
    title, summary : mapping from language to words
    charter : Charter
    """

    code: str
    title: Mapping[str, str]
    summary: Mapping[str, str]
    charter: Charter


@cache
def templates() -> Mapping[str, Template]:
    """Give the models by code, in order.

    Returns
    -------
    mapping from str to Template

    Source
    ------
    Codes: Foster & Iaione 2022; Ansell & Gash 2008; World Bank PPP Reference Guide v3; the
    Bologna regulation of 2014 on collaboration for the urban commons.

    Examples
    --------
    >>> templates()["M04"].title["pl"]
    'Stół współtworzenia'
    """
    found = {}
    folder = files("gromada.methods.charter") / "template_data"
    for file in sorted(folder.iterdir(), key=lambda each: each.name):
        document = tomllib.loads(file.read_text(encoding="utf-8"))
        code = document["template"]
        found[code] = Template(code, document["title"], document["summary"], read_charter(document))
    return found
