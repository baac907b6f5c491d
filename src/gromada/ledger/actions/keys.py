"""The secrets of the ledger, made once and kept beside the data, or taken from the environment."""

import contextlib
import os
import secrets
from collections.abc import Callable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from gromada.formats.checkpoint import SigningKey


def pseudonym_key() -> bytes:
    """What turns a person into a pseudonym. Destroying it makes every pseudonym final."""
    if key := settings.LEDGER_KEY:
        return key.encode()
    return _kept_secret("ledger_pseudonyms", _new_pseudonym_key).encode()


def signing_key() -> SigningKey:
    """What signs checkpoints. Its name says whose record it is, and stays when the site moves."""
    kept = settings.LEDGER_SIGNING_KEY or _kept_secret("ledger_signing", _new_signing_key)
    return SigningKey.parse(kept)


def _new_pseudonym_key() -> str:
    return secrets.token_hex(32)


def _new_signing_key() -> str:
    return str(SigningKey.new(f"{urlsplit(settings.SITE_URL).netloc}/ledger"))


def _kept_secret(name: str, make: Callable[[], str]) -> str:
    return _secret_at(Path(settings.KEYS) / name, make)


@cache
def _secret_at(place: Path, make: Callable[[], str]) -> str:
    if not place.exists():
        _write_once(place, make())
    return place.read_text().strip()


def _write_once(place: Path, content: str) -> None:
    """Another process may be doing the same: a link appears whole, and only once."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_name(f".{place.name}.{secrets.token_hex(8)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(content + "\n")
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(FileExistsError):
        os.link(draft, place)
    draft.unlink()
