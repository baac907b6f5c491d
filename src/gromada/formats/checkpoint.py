"""Checkpoints of a log, and the keys that sign them, as C2SP specifies them.

A checkpoint is a signed note (c2sp.org/signed-note) whose text says how many
entries a log has and what their root is (c2sp.org/tlog-checkpoint).
"""

from __future__ import annotations

import base64
import binascii
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from gromada.formats.errors import N_

ED25519 = b"\x01"
ROOT_BYTES = 32
# what no name of a key may hold: blanks of any kind, and the plus that separates
_NAME = re.compile(r"[^\s+]+")
_SIZE = re.compile(r"0|[1-9]\d{0,18}", re.ASCII)


class NoteError(ValueError):
    """A note or a key that cannot be read, or a signature that does not hold.

    ``message`` is the untranslated sentence with named places, ``values`` fills them.
    """

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message % values)
        self.message = message
        self.values = values


class SignatureInvalid(NoteError):
    """The note is well formed, but this key did not sign it."""


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key under its name; ``str()`` of it is the form in which it is published."""

    name: str
    public: bytes

    @property
    def key_id(self) -> bytes:
        return _key_id(self.name, self.public)

    def __str__(self) -> str:
        return f"{self.name}+{self.key_id.hex()}+{_encoded(ED25519 + self.public)}"

    @classmethod
    def parse(cls, text: str) -> VerifierKey:
        """Read ``name+id+key``; raises NoteError."""
        wrong = NoteError(
            N_(
                "A public key reads name+id+key, as example.org/ledger+1a2b3c4d+AQ…; "
                "found %(found)s."
            ),
            found=repr(text[:200]),
        )
        # of the three parts only the key can hold a plus
        name, _, rest = text.strip().partition("+")
        key_id, _, encoded = rest.partition("+")
        key = _decoded(encoded)
        if not _NAME.fullmatch(name) or key is None or key[:1] != ED25519 or len(key) != 33:
            raise wrong
        verifier = cls(name, key[1:])
        if verifier.key_id.hex() != key_id:
            raise wrong
        return verifier

    def has_signed(self, text: str, signature: bytes) -> bool:
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, text.encode())
        except InvalidSignature:
            return False
        return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A private key under its name; ``str()`` of it is how it is kept, and is secret."""

    name: str
    seed: bytes

    @classmethod
    def new(cls, name: str) -> SigningKey:
        if not _NAME.fullmatch(name):
            raise NoteError(
                N_("The name of a key has no spaces and no plus sign; found %(found)s."),
                found=repr(name),
            )
        return cls(name, secrets.token_bytes(32))

    @property
    def verifier(self) -> VerifierKey:
        return VerifierKey(self.name, self._key.public_key().public_bytes_raw())

    @property
    def _key(self) -> Ed25519PrivateKey:
        return Ed25519PrivateKey.from_private_bytes(self.seed)

    def __repr__(self) -> str:
        return f"SigningKey({self.name!r})"

    def __str__(self) -> str:
        key_id = self.verifier.key_id.hex()
        return f"PRIVATE+KEY+{self.name}+{key_id}+{_encoded(ED25519 + self.seed)}"

    @classmethod
    def parse(cls, text: str) -> SigningKey:
        """Read what ``str()`` gave; raises NoteError without repeating the secret."""
        wrong = NoteError(N_("A signing key reads PRIVATE+KEY+name+id+key; this one does not."))
        head, _, rest = text.strip().partition("PRIVATE+KEY+")
        name, _, rest = rest.partition("+")
        key_id, _, encoded = rest.partition("+")
        key = _decoded(encoded)
        if head or not _NAME.fullmatch(name) or key is None or key[:1] != ED25519 or len(key) != 33:
            raise wrong
        signer = cls(name, key[1:])
        if signer.verifier.key_id.hex() != key_id:
            raise wrong
        return signer

    def sign(self, text: str) -> str:
        """The signed note over a text, which ends with a line break."""
        signature = _encoded(self.verifier.key_id + self._key.sign(text.encode()))
        return f"{text}\n— {self.name} {signature}\n"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """So many entries in the log of this origin, and this root over them."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        return f"{self.origin}\n{self.size}\n{_encoded(self.root)}\n"

    def signed_by(self, key: SigningKey) -> str:
        return key.sign(self.text)


def read_checkpoint(note: str, key: VerifierKey) -> Checkpoint:
    """Read a signed checkpoint and check that ``key`` signed it.

    Raises NoteError, or SignatureInvalid when all that is wrong is the signature.
    Signatures of others below the same text are left alone, as the format demands.
    """
    text, signatures = _parts(note)
    if not any(
        name == key.name and key_id == key.key_id and key.has_signed(text, signature)
        for name, key_id, signature in _read_signatures(signatures)
    ):
        raise SignatureInvalid(N_("The checkpoint is not signed by the key %(key)s."), key=str(key))
    return _read_text(text)


def claimed_checkpoint(note: str) -> Checkpoint:
    """Read a checkpoint whose signature is still to be checked; raises NoteError."""
    text, signatures = _parts(note)
    for _signature in _read_signatures(signatures):
        pass
    return _read_text(text)


def _parts(note: str) -> tuple[str, str]:
    text, blank, signatures = note.rpartition("\n\n")
    if not blank or not signatures.endswith("\n"):
        raise NoteError(
            N_("A signed note is a text, an empty line and signatures; found %(found)s."),
            found=repr(note[:200]),
        )
    return text + "\n", signatures


def _read_signatures(lines: str) -> Iterator[tuple[str, bytes, bytes]]:
    for line in lines.removesuffix("\n").split("\n"):
        parts = line.split(" ")
        content = _decoded(parts[-1])
        if len(parts) != 3 or parts[0] != "—" or content is None or len(content) < 5:
            raise NoteError(
                N_("A signature reads “— name signature”; found %(found)s."),
                found=repr(line[:200]),
            )
        yield parts[1], content[:4], content[4:]


def _read_text(text: str) -> Checkpoint:
    lines = text.split("\n")
    root = _decoded(lines[2]) if len(lines) > 3 else None
    if (
        root is None
        or len(root) != ROOT_BYTES
        or not lines[0]
        or not _SIZE.fullmatch(lines[1])
        or "" in lines[3:-1]
    ):
        raise NoteError(
            N_("A checkpoint names its log, a size and a root, each on a line; found %(found)s."),
            found=repr(text[:200]),
        )
    return Checkpoint(lines[0], int(lines[1]), root)


def _key_id(name: str, public: bytes) -> bytes:
    return sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def _encoded(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _decoded(text: str) -> bytes | None:
    try:
        content = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    # one content, one writing: stray bits in the last letter are refused
    return content if _encoded(content) == text else None
