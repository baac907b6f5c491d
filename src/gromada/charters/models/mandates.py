"""The right to run one governed action once."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, eq=False)
class Mandate:
    """Says that a motion was carried: for one act, on one subject, once.

    Only the one that ``issued`` hands out while a motion is being executed opens anything, so
    that one made elsewhere, or kept, is worthless.
    """

    act: str
    subject: str
    motion: object
    at: datetime  # the moment of carrying out


_live: ContextVar[list[Mandate]] = ContextVar("live mandates", default=[])  # noqa: B039


@contextmanager
def issued(*, act: str, subject: str, motion: object, at: datetime) -> Iterator[Mandate]:
    """A mandate that is live inside the block. Only ``actions/settling.py`` calls it."""
    mandate = Mandate(act, subject, motion, at)
    before = _live.get()
    token = _live.set([*before, mandate])
    try:
        yield mandate
    finally:
        _live.reset(token)


def spend(mandate: object) -> bool:
    """Use a mandate up; false when it is none, or not live."""
    live = _live.get()
    if not any(mandate is each for each in live):
        return False
    _live.set([each for each in live if each is not mandate])
    return True
