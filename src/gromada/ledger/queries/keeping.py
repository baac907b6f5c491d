"""What is worked out from public rows, kept for as long as nothing about it changes."""

import hashlib
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import caches
from django.utils import timezone
from django.utils.translation import get_language

from gromada.ledger.queries.entries import last_change

KEPT_FOR = 600  # seconds
PAGES = "pages"  # a cache of its own, so that however much is kept no limit is forgotten
NOTHING = object()

Found = TypeVar("Found")


def kept(name: str, find: Callable[[], Found], *marks: object, record: str = "") -> Found:
    """What ``find`` gives, until something enters the record, midnight passes or a mark changes.

    Only for what is the same for everybody; the reader's language belongs to the name. ``marks``
    stand for what it is made of and never enters the record, such as how many answered; what
    changes without either is old for ten minutes at most. ``name`` begins with the part of the
    site, ``partnerships.page:…``, and says nothing that a visitor typed and nobody checked.
    ``record``: the mark of the record, from who has it at hand.
    """
    changed = record or last_change()
    if not changed:
        return find()
    said = repr((name, get_language(), timezone.localdate(), changed, *marks))
    key = f"kept:{hashlib.sha256(said.encode()).hexdigest()}"
    pages = caches[PAGES]
    found: Any = pages.get(key, default=NOTHING)
    if found is NOTHING:
        found = find()
        pages.set(key, found, timeout=KEPT_FOR)
    return found  # type: ignore[no-any-return]
