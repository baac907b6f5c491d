"""How two wordings differ, word by word, and whether two changes of one text go together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

TOKEN = re.compile(r"\w[\w\u0300-\u036f]*(?:['’-]\w[\w\u0300-\u036f]*)*|\s+|[^\w\s]")
Tokens = tuple[str, ...]
# as many comparisons of two words as take a few hundredths of a second
MOST_PAIRS = 25_000_000


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

    As many words stay as can. Words that went stand before those that came in their
    place. A blank alone between two changes belongs to both, and so does a word or two
    that stayed by chance amid a passage written anew: a third of the words around it, or
    fewer. Between their common ends, texts of more than ``MOST_PAIRS`` pairs of words
    give way to each other whole.

    Parameters
    ----------
    before, after : str

    Returns
    -------
    tuple of Piece
        Those that are not new make up ``before``; those that are not gone, ``after``.

    Source
    ------
    Hyyrö, H. (2004). Bit-parallel LCS-length computation revisited. *AWOCA 2004*, 16-27.

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
    """What to put where, between the words that stay."""
    edits: list[Edit] = []
    a = c = 0
    for stays, there in [*_staying(old, new), (len(old), len(new))]:
        b, d = stays, there
        while a < b and c < d and old[a] == new[c]:
            a, c = a + 1, c + 1
        while a < b and c < d and old[b - 1] == new[d - 1]:
            b, d = b - 1, d - 1
        if a < b or c < d:
            edits.append(Edit(a, b, new[c:d]))
        a, c = stays + 1, there + 1
    return edits


def _staying(old: Tokens, new: Tokens) -> list[tuple[int, int]]:
    """Where the words that stay are in both: blanks only go along."""
    before = [at for at, token in enumerate(old) if not token.isspace()]
    after = [at for at, token in enumerate(new) if not token.isspace()]
    head, shorter = 0, min(len(before), len(after))
    while head < shorter and old[before[head]] == new[after[head]]:
        head += 1
    tail = 0
    while tail < shorter - head and old[before[-1 - tail]] == new[after[-1 - tail]]:
        tail += 1
    ends = len(before) - tail, len(after) - tail
    amid = longest_common(
        [old[at] for at in before[head : ends[0]]], [new[at] for at in after[head : ends[1]]]
    )
    return [
        *zip(before[:head], after[:head], strict=True),
        *((before[head + one], after[head + other]) for one, other in amid),
        *zip(before[ends[0] :], after[ends[1] :], strict=True),
    ]


def longest_common(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of a longest common subsequence; a row of the table is the bits of one number.

    None where there are more than ``MOST_PAIRS`` pairs of words.
    """
    if len(old) * len(new) > MOST_PAIRS:
        return []
    places: dict[str, int] = {}
    for at, word in enumerate(new):
        places[word] = places.get(word, 0) | 1 << at
    row = every = (1 << len(new)) - 1
    rows = [row]
    for word in old:
        same = row & places.get(word, 0)
        row = (row + same | row - same) & every
        rows.append(row)
    pairs: list[tuple[int, int]] = []
    one, other = len(old), len(new)
    while one and other:
        if rows[one] >> other - 1 & 1:
            other -= 1
        elif rows[one - 1] >> other - 1 & 1:
            one, other = one - 1, other - 1
            pairs.append((one, other))
        else:
            one -= 1
    return pairs[::-1]


def _readable(edits: list[Edit], old: Tokens) -> list[Edit]:
    """Join edits around a few words that stayed by chance, as long as there are such."""
    words = [0, *accumulate(map(_is_word, old))]
    runs: list[tuple[int, int, int]] = []  # its first edit, words gone, words put there
    for at, edit in enumerate(edits):
        first, gone, came = at, words[edit.end] - words[edit.start], sum(map(_is_word, edit.put))
        while runs:
            earlier, gone_there, came_there = runs[-1]
            kept = words[edits[first].start] - words[edits[first - 1].end]
            around = max(gone_there, came_there), max(gone, came)
            if kept > min(around) or 3 * kept > sum(around):
                break
            runs.pop()
            first, gone, came = earlier, gone_there + kept + gone, came_there + kept + came
        runs.append((first, gone, came))
    firsts = [first for first, _gone, _came in runs]
    return [_joined(edits[first:end], old) for first, end in pairwise([*firsts, len(edits)])]


def _joined(edits: list[Edit], old: Tokens) -> Edit:
    put = list(edits[0].put)
    for last, edit in pairwise(edits):
        put += [*old[last.end : edit.start], *edit.put]
    return Edit(edits[0].start, edits[-1].end, tuple(put))


def _is_word(token: str) -> bool:
    return token[0].isalnum()


def _put(pieces: list[Piece], kind: str, tokens: Sequence[str]) -> None:
    if tokens:
        pieces.append(Piece(kind, "".join(tokens)))
