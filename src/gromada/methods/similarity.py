"""How alike two short texts are, by their letters: enough to see what was said already."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

# Letters that Unicode does not take apart into a base letter and a mark.
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
NOT_A_LETTER = re.compile(r"[^\w]+|_")


@dataclass(frozen=True, slots=True)
class Match:
    """One of the texts compared with: its place among them, and how alike it is, 0-1."""

    position: int
    likeness: float


def plain_words(text: str) -> list[str]:
    """The words of a text in small letters, without marks and punctuation.

    Examples
    --------
    >>> plain_words("Więcej ŁAWEK, proszę!")
    ['wiecej', 'lawek', 'prosze']
    """
    letters = unicodedata.normalize("NFKD", text.casefold().translate(PLAIN))
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return NOT_A_LETTER.sub(" ", bare).split()


def trigrams(text: str) -> frozenset[str]:
    """Every run of three letters in the padded words of a text.

    Words are padded at both ends, so that a changed ending, as Polish grammar
    asks for, costs a run or two and not the whole word.

    Examples
    --------
    >>> sorted(trigrams("Bus"))
    [' bu', 'bus', 'us ']
    """
    padded = (f" {word} " for word in plain_words(text))
    return frozenset(word[at : at + 3] for word in padded for at in range(len(word) - 2))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of runs that two texts have in common.

    Parameters
    ----------
    one, other : frozenset of str
        As ``trigrams`` gives them.

    Returns
    -------
    float, 0-1
        Twice the common runs over all runs; 0 when either text has none.

    Source
    ------
    Dice, L. R. (1945). Measures of the amount of ecologic association between
    species. *Ecology* 26(3), 297-302.

    Examples
    --------
    >>> likeness(trigrams("night bus"), trigrams("bus"))
    0.5454545454545454
    """
    together = len(one) + len(other)
    return 2 * len(one & other) / together if one and other else 0.0


def similar_texts(
    text: str, known: Iterable[str], *, at_least: float = 0.55, limit: int = 3
) -> list[Match]:
    """Find the known texts that say nearly the same in nearly the same words.

    Parameters
    ----------
    text : str
        What somebody is about to say.
    known : iterable of str
        What was said before.
    at_least : float, 0-1
        The lowest likeness that counts. Texts about the same thing in other
        words stay below it; this compares letters, not meanings.
    limit : int
        How many to give at most.

    Returns
    -------
    list of Match
        The most alike first; of two as alike the earlier first.

    Examples
    --------
    >>> similar_texts("More night buses", ["Plant trees", "More buses at night"])
    [Match(position=1, likeness=0.9333333333333333)]
    """
    wanted = trigrams(text)
    compared = (
        Match(position, likeness(wanted, trigrams(other))) for position, other in enumerate(known)
    )
    near = [match for match in compared if match.likeness >= at_least]
    return sorted(near, key=lambda match: (-match.likeness, match.position))[:limit]


def alike_groups(texts: Sequence[str], *, at_least: float = 0.6) -> list[tuple[int, ...]]:
    """Find the groups of texts that say nearly the same in nearly the same words.

    Parameters
    ----------
    texts : sequence of str
    at_least : float, 0-1
        The lowest likeness of two texts that puts them together. A text joins a group
        when it is that alike to one of it, so the two ends of a large group may differ more.

    Returns
    -------
    list of tuples of int
        The positions of texts in each group of two or more, the largest group first; of two
        as large the one that begins earlier first.

    Examples
    --------
    >>> alike_groups(["More night buses", "Plant trees", "More buses at night", "Plant trees!"])
    [(0, 2), (1, 3)]
    """
    if not texts:
        return []
    runs = [trigrams(text) for text in texts]
    names = {run: column for column, run in enumerate(sorted(set().union(*runs)))}
    sizes = np.array([len(each) for each in runs])
    columns = np.array([names[run] for each in runs for run in each], dtype=np.intp)
    starts = np.concatenate([[0], np.cumsum(sizes)])
    has = csr_array(
        (np.ones(len(columns), dtype=np.int32), columns, starts),
        shape=(len(texts), len(names)),
    )
    common = (has @ has.T).tocoo()
    row, column = common.coords
    near = 2 * common.data >= at_least * (sizes[row] + sizes[column])
    linked = csr_array(
        (np.ones(int(near.sum()), dtype=np.int8), (row[near], column[near])),
        shape=(len(texts), len(texts)),
    )
    _count, group_of = connected_components(linked, directed=False)
    groups: dict[int, list[int]] = {}
    for position, group in enumerate(group_of):
        groups.setdefault(int(group), []).append(position)
    found = [tuple(group) for group in groups.values() if len(group) > 1]
    return sorted(found, key=lambda group: (-len(group), group[0]))
