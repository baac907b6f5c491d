"""What can be said about a file: that it cannot be read, or what was done to read it."""

from collections.abc import Callable
from dataclasses import dataclass, field


def N_(message: str) -> str:  # noqa: N802 - the name by which message extraction knows it
    """Mark a message for translation; it is translated where it is shown."""
    return message


def untranslated(message: str) -> str:
    """Give a message as it stands: the words of a place without a translator."""
    return message


FILE = N_("%(file)s: %(problem)s")
FILE_LINE = N_("%(file)s, line %(line)s: %(problem)s")
FILE_COLUMN = N_("%(file)s, column %(column)s: %(problem)s")
FILE_LINE_COLUMN = N_("%(file)s, line %(line)s, column %(column)s: %(problem)s")


class FormatError(ValueError):
    """A file that cannot be read: where, what is wrong there, and what to do.

    ``line`` counts from 1 and ``column`` is the name in the header; either is None
    when the whole file is meant. ``message`` is the untranslated text with named
    places, ``values`` fills them.
    """

    def __init__(
        self,
        message: str,
        *,
        file: str,
        line: int | None = None,
        column: str | None = None,
        **values: object,
    ) -> None:
        super().__init__(message, file, line, column)
        self.message = message
        self.file = file
        self.line = line
        self.column = column
        self.values = values

    def sentence(self, translate: Callable[[str], str] = untranslated) -> str:
        """The error as one sentence, translated by ``translate``."""
        if self.line is None:
            place = FILE if self.column is None else FILE_COLUMN
        else:
            place = FILE_LINE if self.column is None else FILE_LINE_COLUMN
        return translate(place) % {
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "problem": translate(self.message) % self.values,
        }

    def __str__(self) -> str:
        return self.sentence()


@dataclass(frozen=True)
class Note:
    """Something a reader should know about a file that was read all the same."""

    code: str
    message: str
    values: dict[str, object] = field(default_factory=dict)

    def sentence(self, translate: Callable[[str], str] = untranslated) -> str:
        return translate(self.message) % self.values

    def __str__(self) -> str:
        return self.sentence()
