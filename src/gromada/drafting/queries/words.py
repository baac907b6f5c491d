"""Whose words a text is made of, counted by the methods over all its wordings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from gromada.drafting.models import Clause, ClauseVersion, Policy
from gromada.drafting.queries.texts import versions_of
from gromada.methods.provenance import WORD, NothingWritten, Span, Version, provenance

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
    editions = _editions(policy, wordings)
    try:
        found = provenance([Version(text, sides) for text, sides, _standing in editions])
    except NothingWritten:
        return None
    text, _sides, standing = editions[-1]
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


def _editions(
    policy: Policy, wordings: Sequence[ClauseVersion]
) -> list[tuple[str, Sides, list[ClauseVersion]]]:
    """The whole text after each amendment: its words, who brought them, the clauses in it."""
    by_clause: dict[int, ClauseVersion] = {}
    editions: list[tuple[str, Sides, list[ClauseVersion]]] = []
    for at, wording in enumerate(wordings):
        by_clause[wording.clause_id] = wording
        if at + 1 < len(wordings) and wordings[at + 1].edition == wording.edition:
            continue
        standing = sorted(by_clause.values(), key=lambda each: (each.clause.order, each.clause_id))
        standing = [each for each in standing if not each.is_removal]
        text = "\n\n".join(each.text for each in standing)
        editions.append((text, tuple(wording.sides), standing))
    return editions


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
