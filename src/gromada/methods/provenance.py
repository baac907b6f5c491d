"""Who wrote the words of a text: each side's share, and where its words stand.

Words are followed through the versions of a text. What stays keeps its first
author, wherever it moves; what is new belongs to those who brought the version.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from fractions import Fraction

from gromada.methods.errors import MethodError
from gromada.methods.wording import longest_common

# a letter with the marks that follow it; an apostrophe or a hyphen joins
WORD = re.compile(r"\w[\w\u0300-\u036f]*(?:['’-]\w[\w\u0300-\u036f]*)*")
PARAGRAPH = re.compile(r"\n\s*\n")
Words = tuple[str, ...]
# pairs of equal words in two paragraphs that difflib compares in a few tenths of a second
MOST_EQUAL_PAIRS = 20_000


class NothingWritten(MethodError):
    """The last version has no words that count."""


@dataclass(frozen=True, slots=True)
class Version:
    """A text as it stood, and who brought it there.

    Attributes
    ----------
    text : str
        The whole text; an empty line ends a paragraph.
    sides : tuple of str, 1 or more
        Who wrote what this version adds. Several sides share it equally;
        their order says nothing.
    """

    text: str
    sides: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the last version that came with one version.

    Attributes
    ----------
    start, end : int
        Positions of characters in the last version; words and what stands between them.
    sides : tuple of str
        Who wrote it, in alphabetical order.
    version : int
        Position of the version that brought it.
    """

    start: int
    end: int
    sides: tuple[str, ...]
    version: int

    @property
    def side(self) -> str:
        """The one side that wrote it; empty when several did together."""
        return self.sides[0] if len(self.sides) == 1 else ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who wrote the last version. A full count of its words, so there is no interval.

    Attributes
    ----------
    shares : dict of str to Fraction
        Of every side that brought a version, in alphabetical order; sum to 1.
    spans : tuple of Span
        In the order of the text; they do not overlap.
    n_words : int
        Words that count.
    n_versions : int
    """

    shares: dict[str, Fraction]
    spans: tuple[Span, ...]
    n_words: int
    n_versions: int


@dataclass(slots=True)
class _Paragraph:
    words: Words
    # of each word, counted from where the paragraph starts
    places: list[tuple[int, int]]
    start: int
    # position of the version that brought each word; -1 until known
    origins: list[int] = field(default_factory=list)


@dataclass(slots=True)
class _Memory:
    """Where passages stood first, so that what is moved or put back is not called new."""

    shingle: int
    paragraphs: dict[Words, list[int]] = field(default_factory=dict)
    passages: dict[Words, tuple[_Paragraph, int]] = field(default_factory=dict)

    def keep(self, paragraph: _Paragraph, number: int) -> None:
        """Call new what has no origin yet. A paragraph that stands twice counts as copied."""
        if (known := self.paragraphs.get(paragraph.words)) is not None:
            paragraph.origins = known  # its passages are known too
            return
        origins = [number if origin < 0 else origin for origin in paragraph.origins]
        paragraph.origins = self.paragraphs[paragraph.words] = origins
        for at in range(len(paragraph.words) - self.shingle + 1):
            passage = paragraph.words[at : at + self.shingle]
            self.passages.setdefault(passage, (paragraph, at))

    def recognise_paragraphs(self, paragraphs: Sequence[_Paragraph]) -> None:
        for paragraph in paragraphs:
            paragraph.origins = list(self.paragraphs.get(paragraph.words, paragraph.origins))

    def recognise_passages(self, paragraphs: Sequence[_Paragraph]) -> None:
        for paragraph in paragraphs:
            at = 0 if -1 in paragraph.origins else len(paragraph.words)
            while at <= len(paragraph.words) - self.shingle:
                at += self._recognised_from(paragraph, at) or 1

    def _recognised_from(self, paragraph: _Paragraph, at: int) -> int:
        """Give the passage that begins here its first origins; say how long it is."""
        words, origins = paragraph.words, paragraph.origins
        is_new = all(origin < 0 for origin in origins[at : at + self.shingle])
        place = self.passages.get(words[at : at + self.shingle]) if is_new else None
        if place is None:
            return 0
        source, there = place
        length = 0
        while (
            at + length < len(words)
            and there + length < len(source.words)
            and origins[at + length] < 0
            and words[at + length] == source.words[there + length]
        ):
            origins[at + length] = source.origins[there + length]
            length += 1
        return length


def provenance(
    versions: Sequence[Version],
    *,
    shingle: int = 8,
    left_out: Sequence[tuple[int, int]] = (),
) -> Provenance:
    """Follow every word of the last version back to those who wrote it first.

    A whole paragraph that stood in any earlier version keeps its authors,
    also when it was moved, copied or put back. Each of the others is compared,
    word by word, with the one it is most like of those that went, and then
    with those that were put into it. Of what is left, a passage of ``shingle``
    words that stood in any earlier version keeps its authors; the rest is new.
    Capitals and punctuation do not make a word new.

    Parameters
    ----------
    versions : sequence of Version, 1 or more
        From the first to the last.
    shingle : int, 1 or more
        The shortest passage that is recognised when it was moved or put back.
    left_out : sequence of (start, end)
        Stretches of the last version that nobody's share counts, such as the
        title block; words that begin there still have a span.

    Returns
    -------
    Provenance
        Shares are exact fractions of the ``n_words`` that count. They measure
        how much was written, not how much it matters.

    Raises
    ------
    NothingWritten
        If no word of the last version counts.
    MethodError
        If there is no version, one that no side brought, or ``shingle`` below 1.

    Source
    ------
    Adler, B. T. and de Alfaro, L. (2007). A content-driven reputation system
    for the Wikipedia. *WWW 2007*, 261-270. Flöck, F. and Acosta, M. (2014).
    WikiWho: precise and efficient attribution of authorship of revisioned
    content. *WWW 2014*, 843-854.

    Examples
    --------
    >>> night = "The city may close the garden at night"
    >>> found = provenance([
    ...     Version(night, ("institution",)),
    ...     Version(night + " after consulting the residents committee", ("community",)),
    ... ])
    >>> {side: str(share) for side, share in found.shares.items()}
    {'community': '5/13', 'institution': '8/13'}
    >>> [(span.start, span.end, span.side) for span in found.spans]
    [(0, 38, 'institution'), (39, 79, 'community')]
    """
    if not versions:
        raise MethodError("There is no version to read.")
    if shingle < 1:
        raise MethodError(f"A passage has at least one word; found {shingle}.")
    if not all(version.sides for version in versions):
        raise MethodError("Every version says which side brought it.")

    memory = _Memory(shingle)
    paragraphs: list[_Paragraph] = []
    read: dict[str, tuple[Words, list[tuple[int, int]]]] = {}
    for number, version in enumerate(versions):
        before, paragraphs = paragraphs, _paragraphs(version.text, read)
        memory.recognise_paragraphs(paragraphs)
        _inherit(before, paragraphs)
        memory.recognise_passages(paragraphs)
        for paragraph in paragraphs:
            memory.keep(paragraph, number)

    sides = [tuple(sorted(set(version.sides))) for version in versions]
    counted = Counter(
        origin
        for paragraph in paragraphs
        for origin, (start, _) in zip(paragraph.origins, paragraph.places, strict=True)
        if not any(low <= paragraph.start + start < high for low, high in left_out)
    )
    n_words = counted.total()
    if not n_words:
        raise NothingWritten("The last version has no words that count.")
    shares = {side: Fraction(0) for side in sorted({side for names in sides for side in names})}
    for origin, words in counted.items():
        for side in sides[origin]:
            shares[side] += Fraction(words, n_words * len(sides[origin]))
    return Provenance(shares, _spans(paragraphs, sides), n_words, len(versions))


def _paragraphs(
    text: str, read: dict[str, tuple[Words, list[tuple[int, int]]]]
) -> list[_Paragraph]:
    """Cut a text; ``read`` holds the words of paragraphs that stood in a version before."""
    found = []
    start = 0
    for end in [*(gap.start() for gap in PARAGRAPH.finditer(text)), len(text)]:
        part = text[start:end]
        if part not in read:
            matches = list(WORD.finditer(part))
            words = tuple(unicodedata.normalize("NFC", match[0]).casefold() for match in matches)
            read[part] = (words, [match.span() for match in matches])
        words, places = read[part]
        if words:
            found.append(_Paragraph(words, places, start, [-1] * len(words)))
        start = end
    return found


def _inherit(before: Sequence[_Paragraph], after: Sequence[_Paragraph]) -> None:
    """Give changed paragraphs the origins of the words they kept."""
    here = {new.words for new in after}
    gone = [(old, Counter(old.words)) for old in before if old.words not in here]
    for new in after:
        if new.origins[0] < 0:
            _inherit_words(gone, new)


def _inherit_words(gone: Sequence[tuple[_Paragraph, Counter[str]]], new: _Paragraph) -> None:
    """Compare with the paragraph it is most like; then with those that were put into it."""
    places = list(range(len(new.words)))  # of words without an origin
    left = list(gone)
    while left and places:
        words = [new.words[place] for place in places]
        wanted = Counter(words)
        is_first = len(left) == len(gone)
        # fewer words in common are chance
        left = [
            (old, counter)
            for old, counter in left
            if 2 * (wanted & counter).total()
            >= (min(len(old.words), len(words)) if is_first else len(old.words))
        ]
        if not left:
            return
        old, _ = max(left, key=lambda each: (wanted & each[1]).total())
        left = [each for each in left if each[0] is not old]
        for a, b, size in _stretches(old.words, words):
            for step in range(size):
                new.origins[places[b + step]] = old.origins[a + step]
        places = [place for place in places if new.origins[place] < 0]


def _stretches(old: Words, new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Where both say the same, and for how many words, in order.

    Where the same few words come over and over, difflib takes minutes; then as many single
    words stay as can.
    """
    counts = Counter(new)
    if sum(counts[word] for word in old) > MOST_EQUAL_PAIRS:
        return [(a, b, 1) for a, b in longest_common(old, new)]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(block.a, block.b, block.size) for block in matcher.get_matching_blocks()]


def _spans(paragraphs: Sequence[_Paragraph], sides: Sequence[tuple[str, ...]]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for paragraph in paragraphs:
        opened, first = -1, paragraph.start
        for origin, (start, end) in zip(paragraph.origins, paragraph.places, strict=True):
            if origin == opened:
                spans[-1] = Span(spans[-1].start, first + end, sides[origin], origin)
            else:
                spans.append(Span(first + start, first + end, sides[origin], origin))
            opened = origin
    return tuple(spans)
