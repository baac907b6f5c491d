"""What can be wrong with an exported record, each as a sentence that names the place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from gromada.formats.checkpoint import NoteError
from gromada.formats.errors import N_

UNREADABLE = N_("Line %(line)s is not written as a record is: it was changed, added or cut off.")
MISSING = N_("Line %(line)s: before it, entries %(first)s to %(last)s are missing.")
MISSING_ONE = N_("Line %(line)s: before it, entry %(first)s is missing.")
MOVED = N_("Line %(line)s: entry %(first)s does not stand in its place.")
REPEATED = N_("Line %(line)s: entry %(first)s is there a second time.")
CHANGED = N_("Line %(line)s: entry %(first)s does not fit its hash; one of the two was changed.")
BLOCK_MISSING = N_(
    "Line %(line)s: before it, the line with the root of entries %(first)s to %(last)s is missing."
)
BLOCK_MOVED = N_("Line %(line)s: a line with a root does not belong here.")
BLOCK_CHANGED = N_(
    "Lines %(from_line)s to %(line)s: something was changed, added or dropped here; "
    "entries %(first)s to %(last)s do not lead to the root in line %(line)s."
)
CUT_OFF = N_("After line %(line)s the signed checkpoint is missing: the file was cut off.")
AFTER_END = N_("Line %(line)s: nothing may stand after the signed checkpoint.")
BAD_CHECKPOINT = N_("Line %(line)s: %(problem)s")
OTHER_KEY = N_("Line %(line)s names the key %(key)s, which is not the one you gave.")
TOO_FEW = N_(
    "Of %(size)s signed entries the file has %(count)s: "
    "from entry %(first)s on they are missing, or as many were dropped before."
)
TOO_MANY = N_(
    "The checkpoint signs only %(size)s of the %(count)s entries: "
    "those from entry %(first)s on were added, or as many before."
)
WRONG_ROOT = N_(
    "The entries do not lead to the signed root: "
    "something among entries %(first)s to %(last)s was changed."
)
OLDER_UNSIGNED = N_("%(source)s: %(problem)s")
OLDER_ORIGIN = N_("%(source)s is a checkpoint of another record, %(origin)s.")
OLDER_LARGER = N_(
    "%(source)s signs more entries (%(size)s) than this record has (%(count)s): "
    "entries were taken back."
)
OLDER_FORKED = N_(
    "%(source)s signs other entries: something among entries %(first)s to %(last)s "
    "was changed after it was signed."
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where: a line of the file, and the first and last entry concerned."""

    message: str
    line: int | None = None
    first: int | None = None
    last: int | None = None
    values: dict[str, object] = field(default_factory=dict)

    def sentence(self, translate: Callable[[str], str] = str) -> str:
        places = {"line": self.line, "first": self.first, "last": self.last}
        nested = {
            name: translate(value.message) % value.values
            for name, value in self.values.items()
            if isinstance(value, NoteError)
        }
        return translate(self.message) % (places | self.values | nested)
