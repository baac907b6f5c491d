"""Documents for offices (DOCX): headings, paragraphs, numbered clauses and tables.

The numbers of clauses are real list numbers, so whoever edits the document goes on counting
where it stopped; what reads is always exactly the number that was given.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import docx
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph as DocxParagraph

ROMAN = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii"]
ROMAN += ["xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx"]
NUMBER = re.compile(r"(?P<before>(?:.*[\W_])?)(?P<core>\d{1,4}|[A-Za-z]{1,5})(?P<after>[\W_]*)")
# what XML 1.0 cannot hold
UNREADABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DEEPEST_LEVEL = 8
INK = RGBColor(0x16, 0x24, 0x23)
FONT = "Arial"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph. ``mark`` is empty, "inserted" (underlined) or "deleted" (struck)."""

    text: str
    bold: bool = False
    italic: bool = False
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the title of the document) to 9."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: a text, or runs; a line break in a text stays one."""

    content: str | Sequence[Run]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A clause: its number as it reads («§ 4», «1.», «a)»), its text, and how deep it stands."""

    number: str
    content: str | Sequence[Run]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its row of headers is repeated on every page, and no row is torn in two.

    ``widths`` are those of the columns in centimetres; without them the columns share the page.
    """

    headers: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()


Block = Heading | Paragraph | Numbered | Table


def document(blocks: Iterable[Block], *, title: str, language: str) -> bytes:
    """The blocks as one document.

    Parameters
    ----------
    blocks : iterable of Heading, Paragraph, Numbered or Table
        In the order of reading. The title is shown only by a Heading among them.
    title : str
        What the document is called in its properties.
    language : str
        Of the text, such as ``pl`` or ``en-GB``; readers aloud need it.

    Returns
    -------
    bytes
        The DOCX file. The same blocks give the same text, not the same bytes: it is dated.

    Examples
    --------
    >>> made = document(
    ...     [Heading("Zasady"), Numbered("§ 1", "Otwarte dla wszystkich.")],
    ...     title="Zasady",
    ...     language="pl",
    ... )
    >>> [paragraph.text for paragraph in docx.Document(io.BytesIO(made)).paragraphs]
    ['Zasady', 'Otwarte dla wszystkich.']
    """
    made = docx.Document()
    _describe(made, title=title, language=language)
    numbering = _Numbering(made)
    for block in blocks:
        match block:
            case Heading():
                made.add_heading(_clean(block.text), min(max(block.level, 1), 9))
            case Paragraph():
                _write(made.add_paragraph(), block.content)
            case Numbered():
                paragraph = made.add_paragraph()
                numbering.give(paragraph, block.number, min(max(block.level, 0), DEEPEST_LEVEL))
                _write(paragraph, block.content)
            case Table():
                _add_table(made, block)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


@dataclass(frozen=True, slots=True)
class Label:
    """A number taken apart: what stands before and after what counts, how it counts, how far."""

    before: str
    counts: str
    after: str
    value: int

    @property
    def kind(self) -> tuple[str, str, str]:
        return self.before, self.counts, self.after


def labels(number: str) -> list[Label]:
    """The ways to read a number, the likeliest first: «i)» is Roman, or the letter after h.

    Examples
    --------
    >>> labels("§ 4.")
    [Label(before='§ ', counts='decimal', after='.', value=4)]
    >>> [(label.counts, label.value) for label in labels("i)")]
    [('lowerRoman', 1), ('lowerLetter', 9)]
    >>> labels("§ 4a")
    []
    """
    found = NUMBER.fullmatch(number)
    if found is None or "%" in number:
        return []
    before, core, after = found["before"], found["core"], found["after"]
    if core.isdigit():
        # "01" would come back as "1"
        return [] if core[0] == "0" else [Label(before, "decimal", after, int(core))]
    case = "lower" if core.islower() else "upper" if core.isupper() else ""
    small, read = core.lower(), []
    if case and small in ROMAN:
        read.append(Label(before, f"{case}Roman", after, ROMAN.index(small)))
    if case and len(core) == 1:
        letter = Label(before, f"{case}Letter", after, ord(small) - ord("a") + 1)
        # of single letters only i begins a Roman list
        read.insert(len(read) if small == "i" else 0, letter)
    return read


@dataclass(slots=True)
class _Numbering:
    """The lists of one document: a new one wherever a number does not follow the last."""

    made: Document
    kinds: dict[tuple[tuple[str, str, str], int], int] = field(default_factory=dict)
    # by level: how the last number there was read, and its list
    last: dict[int, tuple[Label, int]] = field(default_factory=dict)

    def give(self, paragraph: DocxParagraph, number: str, level: int) -> None:
        """Make the paragraph an item whose number reads as given."""
        self.last = {depth: each for depth, each in self.last.items() if depth <= level}
        number = _clean(number).strip()
        if not number:
            paragraph.paragraph_format.left_indent = Cm(1.0 + 0.75 * level)
            return
        if "%" in number:  # a sign that list numbers cannot hold
            paragraph.add_run(f"{number}\t")
            return
        label, list_id = self._follows(labels(number), level)
        if label is None:
            list_id = self._list((number, "none", ""), level, start=1)
            self.last.pop(level, None)
        else:
            list_id = list_id or self._list(label.kind, level, start=label.value)
            self.last[level] = (label, list_id)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = list_id

    def _follows(self, read: list[Label], level: int) -> tuple[Label | None, int]:
        """The reading that goes on counting, with its list; else the likeliest, and none."""
        if level in self.last:
            before, list_id = self.last[level]
            for label in read:
                if label.kind == before.kind and label.value == before.value + 1:
                    return label, list_id
        return (read[0] if read else None), 0

    def _list(self, kind: tuple[str, str, str], level: int, *, start: int) -> int:
        """A new list of this kind that begins with ``start``."""
        root = self.made.part.numbering_part.element
        if (kind, level) not in self.kinds:
            self.kinds[kind, level] = _declare_kind(root, kind, level)
        new = root.add_num(self.kinds[kind, level])
        new.add_lvlOverride(ilvl=level).add_startOverride(start)
        return int(new.numId)


def _declare_kind(root: BaseOxmlElement, kind: tuple[str, str, str], level: int) -> int:
    """Say how such numbers look; what is said of kinds stands before what is said of lists."""
    before, counts, after = kind
    key = 100 + len(root.findall(qn("w:abstractNum")))
    declared = _element("w:abstractNum", {"w:abstractNumId": str(key)})
    declared.append(_element("w:multiLevelType", {"w:val": "multilevel"}))
    look = _element("w:lvl", {"w:ilvl": str(level)})
    look.append(_element("w:start", {"w:val": "1"}))
    look.append(_element("w:numFmt", {"w:val": counts}))
    text = before if counts == "none" else f"{before}%{level + 1}{after}"
    look.append(_element("w:lvlText", {"w:val": text}))
    look.append(_element("w:lvlJc", {"w:val": "left"}))
    place = _element("w:pPr", {})
    # in twentieths of a point: 1 cm for the number, 0.75 cm a level
    place.append(_element("w:ind", {"w:left": str(567 + 425 * level), "w:hanging": "567"}))
    look.append(place)
    declared.append(look)
    first_list = root.find(qn("w:num"))
    if first_list is None:
        root.append(declared)
    else:
        first_list.addprevious(declared)
    return key


def _element(name: str, attributes: dict[str, str]) -> BaseOxmlElement:
    made: BaseOxmlElement = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made


def _describe(made: Document, *, title: str, language: str) -> None:
    """Title, language and plain type for everyone who opens it, listens to it or prints it."""
    about = made.core_properties
    about.title, about.language = _clean(title)[:255], language
    # the template's own words about itself
    about.author, about.comments, about.keywords = "", "", ""
    defaults = made.styles.element.find(qn("w:docDefaults"))
    for said in defaults.iter(qn("w:lang")):
        said.set(qn("w:val"), {"pl": "pl-PL", "en": "en-GB"}.get(language, language))
    for style in made.styles:
        if style.name == "Normal" or style.name.startswith("Heading "):
            style.font.name = FONT
            fonts = style.element.rPr.rFonts
            for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[theme]
            fonts.set(qn("w:cs"), FONT)
            style.font.color.rgb = INK
    for section in made.sections:  # the template is of American paper
        section.page_width, section.page_height = Cm(21.0), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.5)
    made.styles["Normal"].font.size = Pt(11)
    made.styles["Normal"].paragraph_format.space_after = Pt(6)


def _write(paragraph: DocxParagraph, content: str | Sequence[Run]) -> None:
    for piece in [Run(content)] if isinstance(content, str) else content:
        run = paragraph.add_run(_clean(piece.text))
        run.bold, run.italic = piece.bold or None, piece.italic or None
        run.underline = True if piece.mark == "inserted" else None
        run.font.strike = True if piece.mark == "deleted" else None


def _add_table(made: Document, block: Table) -> None:
    table = made.add_table(rows=1, cols=len(block.headers), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, block.headers, strict=True):
        _write(cell.paragraphs[0], [Run(text, bold=True)])
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader", {}))
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _write(cell.paragraphs[0], text)
    for each in table.rows:
        each._tr.get_or_add_trPr().insert(0, _element("w:cantSplit", {}))
    if block.widths:
        _set_widths(table, block.widths)
    # tables that touch become one
    made.add_paragraph()


def _set_widths(table: DocxTable, widths: Sequence[float]) -> None:
    """Give the columns their widths, and the cells too: some readers look only at these."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)


def _clean(text: str) -> str:
    return UNREADABLE.sub("", text)
