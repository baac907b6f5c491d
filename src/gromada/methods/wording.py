"""How two wordings differ, word by word, and whether two changes of one text go together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

TOKEN = re.compile(r"\w[\w\u0300-\u036f]*(?:['’-]\w[\w\u0300-\u036f]*)*|\s+|[^\w\s]")
Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stayed (``same``), went (``gone``) or came (``new``)."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Tokens ``start`` to ``end`` of a text give way to others."""

    start: int
    end: int
    put: Tokens


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """Say which words went and which came, in the order of reading.

    Words that went stand before those that came in their place. A blank alone
    between two changes belongs to both, and so does a word or two that stayed by
    chance amid a passage written anew: a third of the words around it, or fewer.

    Parameters
    ----------
    before, after : str

    Returns
    -------
    tuple of Piece
        Those that are not new make up ``before``; those that are not gone, ``after``.

    Source
    ------
    Ratcliff, J. W. and Metzener, D. E. (1988). Pattern matching: the gestalt approach.
    *Dr. Dobb's Journal* 13(7), 46-72; as in Python's difflib.

    Examples
    --------
    >>> for piece in difference("Gmina podlewa drzewa.", "Gmina i sąsiedzi podlewają drzewa."):
    ...     print(piece.kind, repr(piece.text))
    same 'Gmina '
    gone 'podlewa'
    new 'i sąsiedzi podlewają'
    same ' drzewa.'
    """
    old, new = _tokens(before), _tokens(after)
    pieces: list[Piece] = []
    at = 0
    for edit in _readable(_edits(old, new), old):
        _put(pieces, "same", old[at : edit.start])
        _put(pieces, "gone", old[edit.start : edit.end])
        _put(pieces, "new", edit.put)
        at = edit.end
    _put(pieces, "same", old[at:])
    return tuple(pieces)


def clash(base: str, one: str, other: str) -> bool:
    """Do two changes of one text touch the same words, in different ways?

    Two words put in at the same place clash, since nobody knows their order.

    Parameters
    ----------
    base : str
        What both began with.
    one, other : str
        What each would make of it.

    Examples
    --------
    >>> clash("Gmina podlewa drzewa.", "Gmina sadzi drzewa.", "Gmina podlewa stare drzewa.")
    False
    >>> clash("Gmina podlewa drzewa.", "Gmina sadzi drzewa.", "Gmina pielęgnuje drzewa.")
    True
    """
    return merged(base, one, other) is None


def merged(base: str, one: str, other: str) -> str | None:
    """Make both changes of one text, or None when they clash.

    Parameters
    ----------
    base, one, other : str
        As in ``clash``; which of the two changes comes first does not matter.

    Source
    ------
    Khanna, S., Kunal, K. and Pierce, B. C. (2007). A formal investigation of diff3.
    *FSTTCS 2007*, 485-496; here changes that touch count as clashing too.

    Examples
    --------
    >>> merged("Gmina podlewa drzewa.", "Gmina sadzi drzewa.", "Gmina podlewa stare drzewa.")
    'Gmina sadzi stare drzewa.'
    """
    old = _tokens(base)
    edits = {(edit.start, edit.end, edit.put): edit for edit in _edits(old, _tokens(one))}
    edits |= {(edit.start, edit.end, edit.put): edit for edit in _edits(old, _tokens(other))}
    made: list[str] = []
    at, touched = 0, -1
    for edit in sorted(edits.values(), key=lambda each: (each.start, each.end, each.put)):
        if edit.start <= touched:
            return None
        made += [*old[at : edit.start], *edit.put]
        at = touched = edit.end
    return "".join([*made, *old[at:]])


def _tokens(text: str) -> Tokens:
    return tuple(TOKEN.findall(text))


def _edits(old: Tokens, new: Tokens) -> list[Edit]:
    """What to put where; edits with a blank alone between them are one."""
    edits: list[Edit] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        last = edits[-1] if edits else None
        if last is not None and _only_blank(old[last.end : a]):
            edits[-1] = Edit(last.start, b, (*last.put, *old[last.end : a], *new[c:d]))
        else:
            edits.append(Edit(a, b, new[c:d]))
    return edits


def _readable(edits: list[Edit], old: Tokens) -> list[Edit]:
    """Join edits around a few words that stayed by chance, as long as there are such."""
    joined: list[Edit] = []
    for edit in edits:
        whole = edit
        while joined and _by_chance(joined[-1], whole, old):
            last = joined.pop()
            kept = old[last.end : whole.start]
            whole = Edit(last.start, whole.end, (*last.put, *kept, *whole.put))
        joined.append(whole)
    return joined


def _by_chance(one: Edit, other: Edit, old: Tokens) -> bool:
    kept = _n_words(old[one.end : other.start])
    around = [
        max(_n_words(old[each.start : each.end]), _n_words(each.put)) for each in (one, other)
    ]
    return kept <= min(around) and 3 * kept <= sum(around)


def _n_words(tokens: Tokens) -> int:
    return sum(token[0].isalnum() for token in tokens)


def _only_blank(tokens: Tokens) -> bool:
    return not "".join(tokens).strip()


def _put(pieces: list[Piece], kind: str, tokens: Sequence[str]) -> None:
    if tokens:
        pieces.append(Piece(kind, "".join(tokens)))
