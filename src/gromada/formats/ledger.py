"""The public record as a file: one entry a line, and the signed checkpoint last.

docs/reference/ledger-format.md describes every byte of it. A line has exactly one
way of being written, so that any change to a file can be seen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

# After so many entries stands a line with their root, so that a change can be located.
BLOCK = 256
_HEX = rb"[0-9a-f]{64}"
_NUMBER = rb"0|[1-9][0-9]{0,18}"
_ENTRY = re.compile(
    rb'\{"entry":(\{.*\}),"hash":"(%b)","index":(%b)\}\n' % (_HEX, _NUMBER), re.DOTALL
)
_BLOCK = re.compile(rb'\{"block":(%b),"root":"(%b)"\}\n' % (_NUMBER, _HEX))
_encode = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
).encode


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry as it was hashed, its place, and the hash that the line claims."""

    index: int
    data: bytes
    hash: bytes


@dataclass(frozen=True, slots=True)
class BlockLine:
    """The root over 256 entries, or over those that are left at the end."""

    number: int
    root: bytes


@dataclass(frozen=True, slots=True)
class SealLine:
    """The signed checkpoint over all entries, with the public key of who signed."""

    note: str
    key: str


def canonical(value: object) -> bytes:
    """Write JSON in the one way that is hashed.

    Names sorted, no blanks, UTF-8 as it is, whole numbers only: what RFC 8785 makes
    of such data.

    >>> canonical({"b": [1, None], "a": "ż"}).decode()
    '{"a":"ż","b":[1,null]}'
    """
    return _encode(value).encode()


def moment(time: datetime) -> str:
    """A time in UTC, always with six decimals.

    >>> moment(datetime(2026, 3, 3, 9, 5, tzinfo=UTC))
    '2026-03-03T09:05:00.000000Z'
    """
    return f"{time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def entry_bytes(
    *,
    address: str,
    kind: str,
    subject: str,
    holder: str,
    by: str,
    facts: Mapping[str, object],
    texts: Mapping[str, str],
    because: Sequence[str],
    happened_at: datetime,
    recorded_at: datetime,
) -> bytes:
    """The bytes of an entry over which the tree is built."""
    return canonical(
        {
            "address": address,
            "because": because,
            "by": by,
            "facts": facts,
            "happened_at": moment(happened_at),
            "holder": holder,
            "kind": kind,
            "recorded_at": moment(recorded_at),
            "subject": subject,
            "texts": texts,
            "version": 1,
        }
    )


def write_line(line: EntryLine | BlockLine | SealLine) -> bytes:
    """Write one line of an exported record, its newline included."""
    match line:
        case EntryLine(index, data, hash_):
            return b'{"entry":%b,"hash":"%b","index":%d}\n' % (data, hash_.hex().encode(), index)
        case BlockLine(number, root):
            return b'{"block":%d,"root":"%b"}\n' % (number, root.hex().encode())
        case SealLine(note, key):
            return canonical({"checkpoint": note, "key": key}) + b"\n"


def read_line(line: bytes) -> EntryLine | BlockLine | SealLine | None:
    """Read one line; None when it is not written exactly as `write_line` would."""
    if match := _ENTRY.fullmatch(line):
        data, hash_, index = match.groups()
        return EntryLine(int(index), data, bytes.fromhex(hash_.decode()))
    if match := _BLOCK.fullmatch(line):
        number, root = match.groups()
        return BlockLine(int(number), bytes.fromhex(root.decode()))
    return _read_seal(line)


def _read_seal(line: bytes) -> SealLine | None:
    if not line.startswith(b'{"checkpoint":'):
        return None
    try:
        content = json.loads(line)
        seal = SealLine(str(content["checkpoint"]), str(content["key"]))
        return seal if write_line(seal) == line else None
    except (ValueError, LookupError, RecursionError):
        return None
