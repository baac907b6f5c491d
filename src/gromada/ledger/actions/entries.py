"""Writing into the record."""

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from django.db import connection
from django.utils import timezone

from gromada.ledger.actions.keys import pseudonym_key
from gromada.ledger.actions.listeners import tell_listeners
from gromada.ledger.models import PSEUDONYM, Addressed, Cause, Entry, Text

_PRIVATE = re.compile(r"people\.(person|participant):\d+")
_CODE = re.compile(r"[A-Za-z0-9._:/+,?&=%#~-]{0,200}")
_LARGEST = 2**53 - 1
SALT_BYTES = 32


class NotInTransaction(RuntimeError):
    """An entry belongs to the same transaction as what it tells of."""

    def __init__(self) -> None:
        super().__init__("Record inside the transaction that makes the change.")


def record(
    kind: str,
    *,
    subject: Addressed | str,
    by: Addressed | str,
    holder: Addressed | str = "",
    facts: Mapping[str, object] | None = None,
    texts: Mapping[str, str] | None = None,
    because: Iterable[Entry | str] = (),
    happened_at: datetime | None = None,
) -> Entry:
    """Add an entry, in the transaction of what happened, and queue the jobs of who listens.

    ``facts`` hold addresses, numbers and codes, never names or text. ``texts`` are public
    free texts: the entry vouches for them, they lie outside it and can be destroyed.
    A person or participant becomes a pseudonym that is new for each ``holder``
    (without a holder, for each subject). ``because`` names the entries that led to this one.
    """
    if not connection.in_atomic_block:
        raise NotInTransaction
    scope = _address(holder) or _address(subject)
    salts = {name: secrets.token_bytes(SALT_BYTES) for name in texts or {}}
    entry = Entry.objects.create(
        kind=kind,
        subject=_public(_address(subject), scope),
        holder=_address(holder),
        by=_actor(_address(by), scope),
        facts=_checked(dict(facts or {}), scope),
        texts={name: commitment(salts[name], text) for name, text in (texts or {}).items()},
        happened_at=happened_at or timezone.now(),
        # by the clock of the computer, also where a story shows another (site/demo/clock.py)
        recorded_at=datetime.now(UTC),
    )
    if texts:
        Text.objects.bulk_create(
            Text(entry=entry, name=name, text=text, salt=salts[name])
            for name, text in texts.items()
        )
    if causes := {_entry_id(cause) for cause in because}:
        Cause.objects.bulk_create(Cause(effect=entry, cause_id=cause) for cause in sorted(causes))
    tell_listeners(entry)
    return entry


def commitment(salt: bytes, text: str) -> str:
    """What an entry keeps of a text: it proves the text to who has it, and reveals nothing."""
    return hashlib.sha256(salt + text.encode()).hexdigest()


def pseudonym(address: str, scope: str) -> str:
    """The same for one actor within one scope; across scopes nobody can tell without the key."""
    message = f"{scope}\n{address}".encode()
    return PSEUDONYM + hmac.new(pseudonym_key(), message, hashlib.sha256).hexdigest()[:32]


def _address(thing: Addressed | str) -> str:
    return thing if isinstance(thing, str) else thing.address


def _actor(address: str, scope: str) -> str:
    return pseudonym(address, scope) if address.startswith("people.") else address


def _public(address: str, scope: str) -> str:
    return pseudonym(address, scope) if _PRIVATE.fullmatch(address) else address


def _entry_id(cause: Entry | str) -> int:
    return int(cause.removeprefix("ledger.entry:")) if isinstance(cause, str) else cause.pk


def _checked(value: object, scope: str) -> object:
    """The facts as they will be kept; raises when one is a text or cannot be written exactly."""
    match value:
        case None | bool():
            return value
        case int() if abs(value) <= _LARGEST:
            return value
        case str() if _CODE.fullmatch(value):
            return _public(value, scope)
        case list() | tuple():
            return [_checked(item, scope) for item in value]
        case dict():
            return {_key(key): _checked(item, scope) for key, item in value.items()}
    raise ValueError(
        f"Facts hold addresses, codes and whole numbers; found {value!r}. "
        "Give free text in texts=, a share as a pair of numbers."
    )


def _key(name: object) -> str:
    if isinstance(name, str) and _CODE.fullmatch(name):
        return name
    raise ValueError(f"A fact has a short name without spaces; found {name!r}.")
