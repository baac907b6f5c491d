import io
import threading

import pytest
from django.db import connection, transaction
from tests.ledger.factories import make_entries, make_entry

from gromada.cli.ledger.verification import verify
from gromada.formats.checkpoint import VerifierKey, read_checkpoint
from gromada.ledger import actions, jobs, queries
from gromada.ledger.actions import checkpoints
from gromada.ledger.models import Checkpoint, Entry, Tile
from gromada.methods.merkle import leaf_hash, tree_root, verify_consistency, verify_inclusion
from gromada.people.models import Person
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


def exported(checkpoint):
    return io.BytesIO(b"".join(queries.export_lines(checkpoint)))


def leaves():
    return [leaf_hash(queries.entry_data(entry)) for entry in Entry.objects.order_by("position")]


def test_sealing_gives_places_without_gaps_in_the_order_of_recording():
    entries = make_entries(3)

    actions.seal()

    assert list(Entry.objects.order_by("position")) == entries
    assert list(Entry.objects.order_by("pk").values_list("position", flat=True)) == [0, 1, 2]


def test_the_checkpoint_is_signed_and_leads_to_every_entry():
    make_entries(3)

    checkpoint = actions.seal()

    signed = read_checkpoint(checkpoint.note, VerifierKey.parse(checkpoint.key))
    assert (signed.size, signed.root) == (3, bytes(checkpoint.root))
    assert signed.root == tree_root(leaves())


def test_sealing_nothing_new_changes_nothing():
    make_entries(3)
    first = actions.seal()

    assert actions.seal() == first
    assert list(Checkpoint.objects.all()) == [first]


def test_an_empty_record_has_a_checkpoint_too():
    checkpoint = actions.seal()

    assert checkpoint.size == 0
    assert verify(exported(checkpoint)).problems == ()


def test_many_entries_are_sealed_in_portions(monkeypatch):
    monkeypatch.setattr(checkpoints, "AT_ONCE", 100)
    make_entries(520)

    checkpoint = actions.seal()

    assert checkpoint.size == 520
    assert list(Checkpoint.objects.order_by("size").values_list("size", flat=True)) == [
        100, 200, 300, 400, 500, 520,
    ]  # fmt: skip
    assert bytes(checkpoint.root) == tree_root(leaves())


@pytest.mark.parametrize("sizes", [[255, 256, 257], [1, 300, 512, 513], [600]])
def test_tiles_grow_to_the_same_tree_however_it_was_sealed(sizes):
    for size in sizes:
        make_entries(size - Entry.objects.count())
        checkpoint = actions.seal()

    known = leaves()
    assert bytes(checkpoint.root) == tree_root(known)
    for tile in Tile.objects.filter(level=0):
        assert bytes(tile.hashes) == b"".join(known[tile.number * 256 : (tile.number + 1) * 256])
    for tile in Tile.objects.filter(level=1):
        assert bytes(tile.hashes) == b"".join(
            tree_root(known[start : start + 256])
            for start in range(0, len(known) // 256 * 256, 256)
        )


def test_every_entry_can_be_proved(django_assert_num_queries):
    make_entries(300)
    checkpoint = actions.seal()
    known = leaves()

    for index in [0, 1, 128, 255, 256, 299]:
        with django_assert_num_queries(1):
            proof = queries.inclusion(index, checkpoint.size)
        assert verify_inclusion(known[index], index, 300, proof, bytes(checkpoint.root))


def test_every_checkpoint_continues_those_before(django_assert_num_queries):
    for _round in range(4):
        make_entries(150)
        actions.seal()
    last = queries.latest_checkpoint()

    for older in Checkpoint.objects.all():
        with django_assert_num_queries(1):
            proof = queries.consistency(older.size, last.size)
        assert verify_consistency(older.size, bytes(older.root), last.size, bytes(last.root), proof)


def test_a_record_can_be_proved_in_a_larger_tree(monkeypatch):
    """With tiles of four, 300 entries reach five levels, as millions do with tiles of 256."""
    for module in ("gromada.ledger.queries.tree", "gromada.ledger.actions.tiles"):
        monkeypatch.setattr(f"{module}.LEVELS", 2)
        monkeypatch.setattr(f"{module}.TILE", 4)
    make_entries(130)
    older = actions.seal()
    make_entries(170)
    checkpoint = actions.seal()
    known = leaves()

    assert bytes(checkpoint.root) == tree_root(known)
    for index in range(300):
        proof = queries.inclusion(index, 300)
        assert verify_inclusion(known[index], index, 300, proof, bytes(checkpoint.root))
    for size in range(301):
        proof = queries.consistency(size, 300)
        assert verify_consistency(size, tree_root(known[:size]), 300, bytes(checkpoint.root), proof)
    assert older.size == 130


def test_the_exported_record_verifies():
    cause = make_entry(texts={"reason": "Because."})
    make_entry(because=[cause])
    make_entries(300)
    checkpoint = actions.seal()

    result = verify(exported(checkpoint), key=VerifierKey.parse(checkpoint.key))

    assert result.problems == ()
    assert result.count == 302


def test_an_entry_changed_past_our_code_is_found():
    make_entries(3)
    checkpoint = actions.seal()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER ledger_entry_change")
        cursor.execute("UPDATE ledger_entry SET kind = 'a.b' WHERE position = 1")

    assert len(verify(exported(checkpoint)).problems) == 1


def test_an_erased_text_leaves_the_record_intact():
    entry = make_entry(texts={"reason": "Jan Kowalski."})
    before = actions.seal()

    actions.erase_text(entry=entry, name="reason", by="system", ground="request")
    after = actions.seal()

    assert not entry.kept_texts.exists()
    assert verify(exported(after)).problems == ()
    erasure = entry.led_to.get()
    assert erasure.kind == "ledger.text_erased"
    assert erasure.facts == {"text": "reason", "ground": "request"}
    assert b"Kowalski" not in exported(after).read()
    assert after.size == before.size + 1


def test_a_text_is_erased_once():
    entry = make_entry(texts={"reason": "Jan Kowalski."})

    for _attempt in range(2):
        actions.erase_text(entry=entry, name="reason", by="system", ground="request")

    assert entry.led_to.count() == 1


def test_only_an_operator_erases_a_text():
    entry = make_entry(texts={"reason": "Jan Kowalski."})

    with pytest.raises(Refused):
        actions.erase_text(entry=entry, name="reason", by=Person(pk=1), ground="request")
    actions.erase_text(
        entry=entry, name="reason", by=Person(pk=1, is_operator=True), ground="request"
    )

    assert not entry.kept_texts.exists()


def test_the_signing_key_is_made_once_and_only_for_us(tmp_path, settings):
    settings.KEYS = tmp_path / "keys"
    settings.SITE_URL = "https://gmina.example"

    keys = {checkpoints.signing_key() for _ in range(3)}

    assert len(keys) == 1
    kept = tmp_path / "keys" / "ledger_signing"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in kept.parent.iterdir()] == ["ledger_signing"]
    assert str(keys.pop().verifier).startswith("gmina.example/ledger+")


def test_several_processes_make_one_key(tmp_path, settings):
    settings.KEYS = tmp_path / "keys"
    found = []

    threads = [
        threading.Thread(target=lambda: found.append(str(checkpoints.signing_key())))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(found) == 8
    assert len(set(found)) == 1


def test_the_job_seals():
    make_entry()

    jobs.seal_record()

    assert queries.latest_checkpoint().size == 1


@pytest.mark.django_db(transaction=True)
def test_an_entry_of_an_open_transaction_waits_for_the_next_seal():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite lets one transaction write at a time")
    recorded, sealed = threading.Event(), threading.Event()

    def record_slowly():
        with transaction.atomic():
            make_entry("ledger.slow_made")
            recorded.set()
            sealed.wait(5)
        connection.close()

    thread = threading.Thread(target=record_slowly)
    thread.start()
    recorded.wait(5)
    make_entry("ledger.quick_made")
    assert actions.seal().size == 1
    sealed.set()
    thread.join()

    assert actions.seal().size == 2
    kinds = Entry.objects.order_by("position").values_list("kind", flat=True)
    assert list(kinds) == ["ledger.quick_made", "ledger.slow_made"]
    assert verify(exported(queries.latest_checkpoint())).problems == ()
