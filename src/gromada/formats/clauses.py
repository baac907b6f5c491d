"""Texts made of numbered clauses: read from Markdown or from plain text, and written as Markdown.

A clause is one paragraph with the number it reads by («§ 4», «1.», «a)») and how deep it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from gromada.formats.errors import N_, FormatError
from gromada.formats.values import cannot_be_kept

MOST_CLAUSES = 500
LONGEST_CLAUSE = 4000
ROMAN = re.compile(r"[IVXLC]+")
# what numbers look like, the outermost first; the rank says what stands inside what
NUMBERS = [
    (
        0,
        re.compile(
            r"((?:Rozdział|Dział|Część|Chapter|Part)\s+(?:\d{1,6}|[IVXLC]{1,9}))\.?(?:\s+|$)"
        ),
    ),
    (1, re.compile(r"((?:§|Art\.?|Article)\s*(\d{1,6})([a-z]{0,3})\.?)(?:\s+|$)")),
    (2, re.compile(r"((?:ust\.\s*)?(\d{1,3})([a-z]{0,3})\.)(?:\s+|$)")),
    (2, re.compile(r"(ust\.\s*(\d{1,6})([a-z]{0,3}))(?:\s+|$)")),
    (3, re.compile(r"((\d{1,3})([a-z]{0,3})\))(?:\s+|$)")),
    (3, re.compile(r"(pkt\s*(\d{1,6})([a-z]{0,3})\)?)(?:\s+|$)")),
    (4, re.compile(r"(lit\.\s*([a-z])\)?)(?:\s+|$)")),
    (4, re.compile(r"(([a-z])\))(?:\s+|$)")),
    (5, re.compile(r"([-–—•])\s+()")),
]
HEADING = re.compile(r" {0,3}(#{1,6})\s+(.*)")
ITEM = re.compile(r"(\s*)(?:([-*+])|(\d{1,9})([.)]))\s+(.*)")
BOLD = ("**", "__")
BOLD_BEGINS = re.compile(r"(?=(\*\*|__)\S)")
ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")
# what begins a line of Markdown as something else than words
MEANS_MORE = re.compile(r"[#>+*`|~_\\-]|\d+[.)]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as it was read; ``line`` is where it began, 0 when it was not read."""

    number: str
    text: str
    level: int = 0
    is_heading: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class _Found:
    """A line that begins a clause: its number, how deep numbers of this kind stand, the rest."""

    number: str
    rank: int
    rest: str


def read_numbered(text: str, *, file: str = "") -> list[Clause]:
    """Read plain text whose clauses begin with their numbers: §, Art., 1., 1), a), lit., a dash.

    A line without a number goes on with the clause above; after an empty line it is a clause
    without a number, unless a number above still waits for its words.

    Parameters
    ----------
    text : str
    file : str
        What the text is called in errors.

    Returns
    -------
    list of Clause
        At least one. ``level`` counts from 0 along the numbers that are there.

    Raises
    ------
    FormatError
        If numbers do not follow each other, a clause is too long, or there is no text.

    Examples
    --------
    >>> for clause in read_numbered("§ 1. Ogród jest otwarty:\\n1) latem,\\n2) zimą."):
    ...     print(clause.level, clause.number, clause.text)
    0 § 1. Ogród jest otwarty:
    1 1) latem,
    1 2) zimą.
    """
    reading = _Reading(file)
    for line, words, after_gap in _lines(text, file):
        if (found := _numbered(words)) is None:
            reading.go_on(words, line, begins=after_gap)
            continue
        while found is not None:
            reading.begin(found, line)
            # «§ 4. 1. Gmina …» is two clauses
            inner = _numbered(found.rest) if found.rank < 2 else None
            if inner is None or inner.rank <= found.rank:
                reading.go_on(found.rest, line)
                break
            found = inner
    return reading.done()


def read_markdown(text: str, *, file: str = "") -> list[Clause]:
    """Read Markdown: headings, paragraphs, and lists within lists, each item a clause.

    Numbered items count on from the first number of their list, as Markdown does. A paragraph,
    heading or bullet that begins with a number (§ 4, a)) is a clause with that number.
    Bold type is left out. Parameters, Returns and Raises as in ``read_numbered``; tables,
    pictures, code and HTML are refused.

    Examples
    --------
    >>> for clause in read_markdown("## Woda\\n\\n**§ 4** Podlewa:\\n\\n1. gmina;\\n1. dwór."):
    ...     print(clause.level, clause.number or "-", clause.text)
    0 - Woda
    0 § 4 Podlewa:
    1 1. gmina;
    1 2. dwór.
    """
    reading = _Reading(file)
    # of each open list: how far it is indented, and its last number
    lists: list[tuple[int, int]] = []
    for line, raw, after_gap in _lines(text, file, keep_indent=True):
        words = raw.strip()
        if problem := _not_words(words):
            raise FormatError(problem, file=file, line=line)
        if heading := HEADING.fullmatch(raw):
            lists = []
            reading.put(_plain(heading[2].rstrip("#").rstrip()), line, is_heading=True)
        elif item := ITEM.fullmatch(raw):
            indent = len(item[1].expandtabs(4))
            lists = [each for each in lists if each[0] <= indent]
            goes_on = bool(lists) and indent - lists[-1][0] < 2
            last = lists.pop()[1] if goes_on else None
            start = int(item[3]) if item[3] and last is None else (last or 0) + 1
            lists.append((indent, start))
            number = f"{start}{item[4]}" if item[3] else ""
            reading.put(_plain(item[5]), line, number=number, level=len(lists))
        elif after_gap or not reading.clauses or reading.clauses[-1].is_heading:
            if not raw[:1].isspace():
                lists = []
            reading.put(_plain(words), line)
        else:
            reading.go_on(_plain(words), line)
    return reading.done()


def write_markdown(clauses: Iterable[Clause], *, title: str = "") -> str:
    """The clauses as Markdown that ``read_markdown`` reads back, and that people can read too.

    Examples
    --------
    >>> print(write_markdown([Clause("§ 4", "Drzewa podlewa:"), Clause("a)", "gmina;", 1)]))
    **§ 4** Drzewa podlewa:
    <BLANKLINE>
    - a) gmina;
    <BLANKLINE>
    """
    parts = [f"# {_escaped(title)}\n"] if title else []
    for clause in clauses:
        words = " ".join(clause.text.split())
        if clause.is_heading:
            number = f"{clause.number} " if clause.number else ""
            parts.append(f"{'#' * min(clause.level + 2, 6)} {number}{_escaped(words)}\n")
        elif clause.level:
            # an escaped number stays what it is, also where one is missing before it
            number = re.sub(r"^(\d+)([.)])", r"\1\\\2", clause.number)
            number = r"\-" if number in {"-", "+", "*"} else number
            said = " ".join(each for each in (number, _escaped(words)) if each)
            parts.append(f"{'    ' * (clause.level - 1)}- {said}\n")
        else:
            number = f"**{clause.number}**" if clause.number else ""
            parts.append(" ".join(each for each in (number, _escaped(words)) if each) + "\n")
    return "\n".join(parts)


class _Reading:
    """The clauses read so far, and how deep the next one stands."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.clauses: list[Clause] = []
        # of the clauses that the next one may stand inside: rank, and how far numbers counted
        self.open: list[tuple[int, str, str]] = []

    def begin(self, found: _Found, line: int) -> None:
        """Begin a clause where its number puts it."""
        before = None
        while self.open and self.open[-1][0] >= found.rank:
            last = self.open.pop()
            before = last if last[0] == found.rank else None
        self._check_order(found, before, line)
        level = len(self.open)
        self.open.append((found.rank, _kind(found.number), found.number))
        self._add(Clause(found.number, "", level, is_heading=found.rank == 0, line=line))

    def put(
        self, words: str, line: int, *, number: str = "", level: int = 0, is_heading: bool = False
    ) -> None:
        """Add a clause of a known depth; its words may begin with its number."""
        if not number and (found := _numbered(words)) is not None:
            number, words = found.number, found.rest
        self._add(Clause(number, "", level, is_heading=is_heading, line=line))
        self.go_on(words, line)

    def go_on(self, words: str, line: int, *, begins: bool = False) -> None:
        """Add words to the last clause, or begin one without a number."""
        last = self.clauses[-1] if self.clauses else None
        if last is None or (begins and last.text):
            self.open = []
            self._add(Clause("", words, line=line))
            return
        text = f"{last.text} {words}".strip()
        if len(text) > LONGEST_CLAUSE:
            raise FormatError(
                N_("This clause is longer than %(most)d characters. Divide it into several."),
                file=self.file,
                line=last.line,
                most=LONGEST_CLAUSE,
            )
        self.clauses[-1] = replace(last, text=text)

    def done(self) -> list[Clause]:
        empty = next((c for c in self.clauses if not c.text and not self._holds_others(c)), None)
        if not self.clauses:
            raise FormatError(N_("There is no text. Paste the whole text here."), file=self.file)
        if empty is not None:
            raise FormatError(
                N_("“%(number)s” has no words. Write them, or take the number out."),
                file=self.file,
                line=empty.line,
                number=empty.number,
            )
        return self.clauses

    def _holds_others(self, clause: Clause) -> bool:
        at = self.clauses.index(clause) + 1
        return at < len(self.clauses) and (
            self.clauses[at].level > clause.level or clause.is_heading
        )

    def _add(self, clause: Clause) -> None:
        if len(self.clauses) == MOST_CLAUSES:
            raise FormatError(
                N_("There are more than %(most)d clauses. Open the text in several parts."),
                file=self.file,
                line=clause.line,
                most=MOST_CLAUSES,
            )
        self.clauses.append(clause)

    def _check_order(self, found: _Found, before: tuple[int, str, str] | None, line: int) -> None:
        """Numbers of one list follow each other; else one is missing, or stands there twice."""
        value, letters = _value(found.number)
        if value is None:
            return
        if before is None:
            # articles count through chapters; all else begins with one
            earlier = [c.number for c in self.clauses if _kind(c.number) == _kind(found.number)]
            if found.rank != 1 or not earlier:
                return
            before = (found.rank, "", earlier[-1])
        last, last_letters = _value(before[2])
        if last is None or value == last + 1 or (value == last and letters > last_letters):
            return
        if value == last:
            message = N_("“%(number)s” stands there twice. Correct one of the two numbers.")
        else:
            message = N_(
                "“%(number)s” comes after “%(before)s”. Correct the number, or put in what "
                "is missing between them."
            )
        raise FormatError(message, file=self.file, line=line, number=found.number, before=before[2])


def _lines(text: str, file: str, *, keep_indent: bool = False) -> Iterator[tuple[int, str, bool]]:
    """Each line with words: its number, the words, and whether an empty line stands before."""
    gap = True
    for line, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        words = " ".join(raw.split())
        if cannot_be_kept(words):
            raise FormatError(
                N_("A text has signs that cannot be shown, such as a zero byte. Leave them out."),
                file=file,
                line=line,
            )
        if words:
            indent = raw[: len(raw) - len(raw.lstrip())] if keep_indent else ""
            yield line, indent + words, gap
        gap = not words


def _numbered(words: str) -> _Found | None:
    for rank, pattern in NUMBERS:
        if match := pattern.match(words):
            return _Found(match[1].strip(), rank, words[match.end() :])
    return None


def _kind(number: str) -> str:
    """Its form without what counts: «§ », «.», «)»."""
    return re.sub(r"\d+[a-z]*|\b[a-z]\b", "", number)


def _value(number: str) -> tuple[int | None, str]:
    """How far a number counts, with the letters of one that was put in between: 4 and «a»."""
    if digits := re.search(r"(\d+)([a-z]*)", number):
        return int(digits[1]), digits[2]
    letter = re.search(r"\b([a-z])\b", number)
    return (ord(letter[1]) - ord("a") + 1 if letter else None), ""


def _not_words(words: str) -> str:
    """What a line of Markdown is when it is not words that clauses can be made of."""
    if words.startswith("|") or re.fullmatch(r":?-{2,}:?(\s*\|\s*:?-{2,}:?)+", words):
        return N_("This is a table. Write it as sentences or as a list.")
    if words.startswith(("```", "~~~")):
        return N_("This is a block of code. Write it as sentences or as a list.")
    if re.match(r"!\[", words):
        return N_("This is a picture. Say in words what it shows.")
    if re.match(r"</?[A-Za-z!]", words):
        return N_("This is HTML. Leave out the tags.")
    if re.fullmatch(r"([-*_])(\s*\1){2,}", words):
        return N_("This is a line across the page. Leave it out.")
    return ""


def _plain(words: str) -> str:
    return ESCAPED.sub(r"\1", _without_bold(words)).strip()


def _without_bold(words: str) -> str:
    """The words without the marks around bold type.

    One pattern for both marks would look through the rest of the line from every mark anew: for
    minutes, in a long line where none is closed.
    """
    ends = {
        mark: [hit.start() for hit in re.finditer(rf"(?<=\S)(?={re.escape(mark)})", words)]
        for mark in BOLD
    }
    kept: list[str] = []
    at = 0
    for begins in BOLD_BEGINS.finditer(words):
        start, mark = begins.start(), begins[1]
        following = bisect_left(ends[mark], start + len(mark) + 1)
        if start >= at and following < len(ends[mark]):
            end = ends[mark][following]
            kept += [words[at:start], words[start + len(mark) : end]]
            at = end + len(mark)
    return "".join([*kept, words[at:]])


def _escaped(words: str) -> str:
    """With a mark before what Markdown would take for more than words."""
    words = re.sub(r"([\\*_`])", r"\\\1", words)
    if match := MEANS_MORE.match(words):
        at = match.end() - 1
        if words[at] != "\\":
            words = f"{words[:at]}\\{words[at:]}"
    return words
