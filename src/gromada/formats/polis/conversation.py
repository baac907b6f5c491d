"""One conversation: what was said, and who took which side."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from gromada.formats.errors import Note

LONGEST_STATEMENT = 2_000  # characters


@dataclass(frozen=True)
class Statement:
    """A short claim that people agree or disagree with.

    Parameters
    ----------
    id : str
        As in the export.
    text : str
        0 to 2,000 characters.
    created : int or None
        Milliseconds since 1970.
    author : str or None
        Participant id; not every author voted.
    moderated : int
        1 let in, 0 not looked at, -1 taken out.
    is_meta, is_seed : bool
        About the conversation itself; put there by its hosts. False where the export does not say.
    published_consensus : float or None
        ``group-informed-consensus`` as published, 0-1.
    """

    id: str
    text: str
    created: int | None = None
    author: str | None = None
    moderated: int = 0
    is_meta: bool = False
    is_seed: bool = False
    published_consensus: float | None = None


@dataclass(frozen=True, eq=False)
class Votes:
    """The last vote of each participant on each statement, by participant, then statement.

    Parameters
    ----------
    participant, statement : array of int32, shape (n,)
        Positions in the conversation's ``participants`` and ``statements``.
    value : array of int8, shape (n,)
        1 agree, 0 pass, -1 disagree.
    cast_at : array of int64, shape (n,), or None
        Milliseconds since 1970; None where the export has no times.
    """

    participant: npt.NDArray[np.int32]
    statement: npt.NDArray[np.int32]
    value: npt.NDArray[np.int8]
    cast_at: npt.NDArray[np.int64] | None = None

    def __len__(self) -> int:
        return int(self.value.size)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Votes):
            return NotImplemented
        if self.cast_at is None or other.cast_at is None:
            times_equal = self.cast_at is other.cast_at
        else:
            times_equal = np.array_equal(self.cast_at, other.cast_at)
        return times_equal and all(
            np.array_equal(mine, theirs)
            for mine, theirs in (
                (self.participant, other.participant),
                (self.statement, other.statement),
                (self.value, other.value),
            )
        )

    __hash__ = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Conversation:
    """What an export holds.

    Parameters
    ----------
    topic, description : str
        Empty where the export has no summary.
    participants : tuple of str
        Everyone the export lists, in its order.
    statements : tuple of Statement
        In the order of ``comments.csv``.
    votes : Votes
    published_groups : mapping of str to str
        Participant to group id, as published; people without a group are left out.
    notes : tuple of Note
        What was mended or left out in reading.
    input_sha256 : str
        Of the files read: the SHA-256 of what ``sha256sum`` prints for them, by name.
    """

    topic: str
    description: str
    participants: tuple[str, ...]
    statements: tuple[Statement, ...]
    votes: Votes
    published_groups: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = field(default=(), compare=False)
    input_sha256: str = field(default="", compare=False)

    @property
    def moderated_out(self) -> tuple[str, ...]:
        """Ids of the statements that moderators took out."""
        return tuple(statement.id for statement in self.statements if statement.moderated == -1)

    @property
    def meta(self) -> tuple[str, ...]:
        """Ids of the statements about the conversation itself."""
        return tuple(statement.id for statement in self.statements if statement.is_meta)
