import pytest
from hypothesis import given
from hypothesis import strategies as st

from gromada.formats.checkpoint import (
    Checkpoint,
    NoteError,
    SignatureInvalid,
    SigningKey,
    VerifierKey,
    read_checkpoint,
)

# The example of golang.org/x/mod/sumdb/note, which defined the format.
GO_VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_SIGNER = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz"
GO_TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
GO_NOTE = (
    GO_TEXT + "\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZ"
    "SNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)


@pytest.fixture
def key():
    return SigningKey.new("example.org/ledger")


@pytest.fixture
def checkpoint():
    return Checkpoint("example.org/ledger", 7, bytes(range(32)))


def test_a_note_is_signed_as_go_signs_it():
    assert SigningKey.parse(GO_SIGNER).sign(GO_TEXT) == GO_NOTE


def test_keys_are_written_as_go_writes_them():
    assert str(SigningKey.parse(GO_SIGNER).verifier) == GO_VERIFIER
    assert str(VerifierKey.parse(GO_VERIFIER)) == GO_VERIFIER
    assert str(SigningKey.parse(GO_SIGNER)) == GO_SIGNER


def test_a_checkpoint_is_three_lines_a_blank_and_a_signature(key, checkpoint):
    lines = checkpoint.signed_by(key).split("\n")

    assert lines[:4] == [
        "example.org/ledger", "7", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "",
    ]  # fmt: skip
    assert lines[4].startswith("— example.org/ledger ")
    assert lines[5:] == [""]


@given(st.integers(0, 2**62), st.binary(min_size=32, max_size=32))
def test_a_signed_checkpoint_reads_back(size, root):
    key = SigningKey(name="log", seed=bytes(32))
    checkpoint = Checkpoint("log", size, root)

    assert read_checkpoint(checkpoint.signed_by(key), key.verifier) == checkpoint


def test_signatures_of_others_and_later_lines_are_left_alone(key, checkpoint):
    extended = checkpoint.text + "an extension\n"
    note = key.sign(extended) + SigningKey.new("a-witness").sign("").lstrip("\n")

    assert read_checkpoint(note, key.verifier) == checkpoint


def test_a_changed_text_is_not_signed(key, checkpoint):
    note = checkpoint.signed_by(key).replace("\n7\n", "\n8\n")

    with pytest.raises(SignatureInvalid):
        read_checkpoint(note, key.verifier)


def test_another_key_of_the_same_name_did_not_sign(key, checkpoint):
    other = SigningKey.new(key.name)

    with pytest.raises(SignatureInvalid):
        read_checkpoint(checkpoint.signed_by(key), other.verifier)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda note: "",
        lambda note: note.rstrip("\n"),
        lambda note: note.replace("\n\n", "\n"),
        lambda note: note.replace("— ", "- "),
        lambda note: note[:40],
    ],
)
def test_what_is_not_a_note_is_refused(spoil, key, checkpoint):
    with pytest.raises(NoteError):
        read_checkpoint(spoil(checkpoint.signed_by(key)), key.verifier)


@pytest.mark.parametrize(
    "text",
    [
        "log\n7\n",
        "log\n07\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        "log\n-7\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
        "log\n7\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd\n",
        "log\n7\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9=\n",
        "\n7\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n",
    ],
)
def test_a_signed_text_that_is_no_checkpoint_is_refused(text, key):
    with pytest.raises(NoteError):
        read_checkpoint(key.sign(text), key.verifier)


@pytest.mark.parametrize(
    "text", ["", "log", "log+00000000+AQ==", GO_VERIFIER.replace("c74f", "c74e"), GO_SIGNER]
)
def test_what_is_not_a_public_key_is_refused(text):
    with pytest.raises(NoteError):
        VerifierKey.parse(text)


def test_a_spoilt_signing_key_is_refused_without_being_shown():
    spoilt = GO_SIGNER.replace("c74f", "c74e")

    with pytest.raises(NoteError) as refusal:
        SigningKey.parse(spoilt)

    assert "AYEK" not in str(refusal.value)
    assert "AYEK" not in repr(SigningKey.parse(GO_SIGNER))


def test_a_name_with_a_plus_is_refused():
    with pytest.raises(NoteError):
        SigningKey.new("a+b")
