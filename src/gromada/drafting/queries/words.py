"""Whose words a text is made of, counted by the methods over all its wordings."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.core.cache import caches

from gromada.drafting.models import Clause, ClauseVersion, Policy
from gromada.drafting.queries.texts import versions_of
from gromada.ledger.queries.keeping import PAGES
from gromada.methods.provenance import (
    WORD,
    NothingWritten,
    Provenance,
    Span,
    Version,
    provenance,
)

KEPT = 86_400  # seconds
Sides = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of one origin, or what stands between: then ``wording`` is None."""

    text: str
    sides: Sides = ()
    wording: ClauseVersion | None = None


@dataclass(frozen=True, slots=True)
class ColouredClause:
    clause: Clause
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class WhoseWords:
    """Words by who wrote them: by one side, or by several together; and each side's exact share."""

    n_words: int
    words: dict[Sides, int]
    shares: dict[str, Fraction]
    clauses: tuple[ColouredClause, ...]
    n_editions: int


def provenance_of(policy: Policy) -> WhoseWords | None:
    """Who wrote the words as they stand, or None while there are none."""
    wordings = versions_of(policy)
    standing = _standing(wordings)
    text = _text(standing)
    found = _followed(policy, wordings)
    if found is None:
        return None
    words: Counter[Sides] = Counter()
    for span in found.spans:
        words[span.sides] += len(WORD.findall(text, span.start, span.end))
    # one wording came with each edition after the first; at first, one with each clause
    came = {(wording.edition or -wording.clause_id): wording for wording in wordings}
    return WhoseWords(
        n_words=found.n_words,
        words=dict(sorted(words.items(), key=lambda each: (len(each[0]), -each[1], each[0]))),
        shares=found.shares,
        clauses=_coloured(text, standing, found.spans, came),
        n_editions=found.n_versions,
    )


def _followed(policy: Policy, wordings: Sequence[ClauseVersion]) -> Provenance | None:
    """What the methods find; kept, since a long text with many editions takes seconds."""
    said = [(each.edition, each.clause_id, each.sides, each.text) for each in wordings]
    digest = hashlib.sha256(repr(said).encode()).hexdigest()
    key = f"drafting.words:{policy.pk}:{digest}"
    pages = caches[PAGES]
    found: Provenance | None = pages.get(key)
    if found is None:
        try:
            found = provenance(_editions(wordings))
        except NothingWritten:
            return None
        pages.set(key, found, KEPT)
    return found


def _editions(wordings: Sequence[ClauseVersion]) -> list[Version]:
    """The whole text after each amendment, with who brought it there."""
    return [
        Version(_text(_standing(wordings[: at + 1])), tuple(wording.sides))
        for at, wording in enumerate(wordings)
        if at + 1 == len(wordings) or wordings[at + 1].edition != wording.edition
    ]


def _standing(wordings: Sequence[ClauseVersion]) -> list[ClauseVersion]:
    """Of each clause the last wording, in the order of reading, without what was taken out."""
    last = {wording.clause_id: wording for wording in wordings}
    kept = [wording for wording in last.values() if not wording.is_removal]
    return sorted(kept, key=lambda each: (each.clause.order, each.clause_id))


def _text(standing: Sequence[ClauseVersion]) -> str:
    return "\n\n".join(wording.text for wording in standing)


def _coloured(
    text: str,
    standing: Sequence[ClauseVersion],
    spans: Sequence[Span],
    came: dict[int, ClauseVersion],
) -> tuple[ColouredClause, ...]:
    """Each clause cut where the origin of its words changes."""
    clauses, start, left = [], 0, list(reversed(spans))
    for wording in standing:
        end = start + len(wording.text)
        stretches, at = [], start
        while left and left[-1].start < end:
            span = left.pop()
            if at < span.start:
                stretches.append(Stretch(text[at : span.start]))
            origin = came.get(span.version or -wording.clause_id, wording)
            stretches.append(Stretch(text[span.start : span.end], span.sides, origin))
            at = span.end
        if at < end:
            stretches.append(Stretch(text[at:end]))
        wording.clause.version = wording
        clauses.append(ColouredClause(wording.clause, tuple(stretches)))
        start = end + 2
    return tuple(clauses)
