"""The kinds of entries, each with a title for people, declared by the app that records it."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from gromada.ledger.models import KINDS, OWN_REASONS

_KIND = re.compile(r"[a-z_]+\.[a-z][a-z0-9_]*")


def declare_kind(kind: str, title: object, *, own_reason: bool = False) -> str:
    """Give a kind its title, a short sentence in the past tense; returns the kind.

    With ``own_reason`` its reason belongs to what somebody said, and is kept back with it.

    >>> declare_kind("ledger.example_made", "An example was made")
    'ledger.example_made'
    """
    if not _KIND.fullmatch(kind):
        raise ValueError(f"A kind reads app.what_happened; found {kind!r}.")
    KINDS[kind] = title
    if own_reason:
        OWN_REASONS.add(kind)
    return kind


def kind_title(kind: str) -> object:
    """The title of a kind; of one whose app is no longer installed, the kind itself."""
    return KINDS.get(kind, kind)


def kind_titles() -> Mapping[str, object]:
    return MappingProxyType(KINDS)
