"""The main way through a trail: from thing to thing, each because of the one before."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import NamedTuple

from gromada.ledger.models import PROCEDURES


class Placed(NamedTuple):
    """What an entry is about, and its step: below 0 before the subject, above 0 after it."""

    subject: str
    step: int


class Link(NamedTuple):
    """That one entry led to another, by their keys."""

    cause: int
    effect: int


class Way(NamedTuple):
    """How far a way leads: through the most steps of the journey, then through the most things.

    A step is taken where the way goes over into another part: from a decision to a pact, from a
    pact to the study that asks whether it worked. Of equal ways, the one with fewer procedures.
    """

    steps: int = 0
    things: int = 0
    procedures: int = 0  # counted down
    entries: int = 0
    following: int = 0  # minus the key of the next entry, since the earlier is better; or the end


def main_path(placed: Mapping[int, Placed], links: Iterable[Link]) -> list[list[int]]:
    """The way that leads furthest, back and forward, the earliest first.

    Keys of entries, those about one thing together. Each of them, but those of the subject
    itself, is joined to the next by a link of the record. How something was decided is no thing
    of its own: the way goes round it where it can.
    """
    every = list(links)
    back = _longest(placed, [(link.effect, link.cause) for link in every], backwards=True)
    forth = _longest(placed, [(link.cause, link.effect) for link in every], backwards=False)
    own = sorted(pk for pk, one in placed.items() if one.step == 0)
    return [*_by_thing(placed, back[::-1]), own, *_by_thing(placed, forth)]


def _longest(
    placed: Mapping[int, Placed], links: Iterable[tuple[int, int]], *, backwards: bool
) -> list[int]:
    """Keys from beside the subject to the far end; a cause always has the lower key."""
    near = {pk for pk, one in placed.items() if (one.step <= 0 if backwards else one.step >= 0)}
    following: dict[int, list[int]] = {}
    for here, there in links:
        if here in near and there in near:
            following.setdefault(here, []).append(there)
    ways: dict[int, Way] = {}
    for pk in sorted(near, reverse=not backwards):
        onward = [_further(placed, ways[there], pk, there) for there in following.get(pk, ())]
        ways[pk] = max([Way(), *onward])
    at = max((pk for pk in near if placed[pk].step == 0), key=lambda pk: ways[pk])
    found = []
    while at := -ways[at].following:
        found.append(at)
    return [pk for pk in found if placed[pk].step != 0]


def _further(placed: Mapping[int, Placed], way: Way, here: int, there: int) -> Way:
    before, after = placed[here].subject, placed[there].subject
    onward = way._replace(entries=way.entries + 1, following=-there)
    if _is_procedure(after):
        return onward._replace(procedures=way.procedures - 1)
    is_step = _part(before) != _part(after) and not _is_procedure(before)
    return onward._replace(steps=way.steps + is_step, things=way.things + (before != after))


def _is_procedure(subject: str) -> bool:
    return subject.partition(":")[0] in PROCEDURES


def _part(subject: str) -> str:
    return subject.partition(".")[0]


def _by_thing(placed: Mapping[int, Placed], keys: Iterable[int]) -> list[list[int]]:
    return [list(same) for _subject, same in groupby(keys, key=lambda pk: placed[pk].subject)]
