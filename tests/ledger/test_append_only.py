"""What is in the record cannot be changed or removed, neither by our code nor past it."""

from importlib import import_module

import pytest
from django.db import DatabaseError, connection, transaction
from tests.ledger.factories import make_entry

from gromada.ledger import actions
from gromada.ledger.models import Cause, Checkpoint, Entry, Log, RecordIsPermanent, Text, Tile

pytestmark = pytest.mark.django_db
guards = import_module("gromada.ledger.migrations.0002_append_only")


@pytest.fixture
def entry():
    cause = make_entry()
    entry = make_entry(because=[cause], texts={"reason": "Because."})
    actions.seal()
    return Entry.objects.get(pk=entry.pk)


@pytest.fixture
def guarded(entry):
    """The database as it is on a site; tests run without the guards against removal."""
    editor = connection.schema_editor(atomic=False)
    guards.unprotect(None, editor)
    guards.protect(None, editor)
    return entry


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: Entry.objects.update(kind="a.b"),
        lambda entry: Entry.objects.all().delete(),
        lambda entry: Entry.objects.bulk_update([entry], ["kind"]),
        lambda entry: Checkpoint.objects.get().delete(),
        lambda entry: Cause.objects.get().delete(),
        lambda entry: Cause.objects.all().delete(),
    ],
)
def test_our_own_code_cannot_change_it(change, entry):
    with pytest.raises(RecordIsPermanent):
        change(entry)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET kind = 'a.b'",
        "UPDATE ledger_entry SET \"by\" = 'somebody'",
        "UPDATE ledger_entry SET facts = '{}' , position = NULL",
        "UPDATE ledger_entry SET position = position + 10",
        "UPDATE ledger_entry SET position = NULL",
        "UPDATE ledger_entry SET recorded_at = '2020-01-01'",
        "DELETE FROM ledger_cause",
        "DELETE FROM ledger_checkpoint",
        "DELETE FROM ledger_tile",
        "DELETE FROM ledger_log",
        "UPDATE ledger_log SET size = 0",
        "UPDATE ledger_checkpoint SET note = ''",
        "UPDATE ledger_cause SET cause_id = cause_id",
        "UPDATE ledger_text SET text = 'something else'",
    ],
)
def test_the_database_refuses_to_change_it(statement, guarded):
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_refuses_to_remove_an_entry(guarded):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM ledger_text")
    for table in ["ledger_cause", "ledger_entry"]:
        with (
            pytest.raises(DatabaseError, match="cannot be changed or removed"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"DELETE FROM {table}")


def test_the_database_refuses_to_replace_an_entry(guarded):
    if connection.vendor == "postgresql":
        pytest.skip("PostgreSQL has no INSERT OR REPLACE")
    columns = 'id, position, kind, subject, holder, "by", facts, texts, happened_at, recorded_at'
    with (
        pytest.raises(DatabaseError, match="cannot be changed or removed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            f"INSERT OR REPLACE INTO ledger_entry ({columns}) "
            f"SELECT id, position, 'a.b', subject, holder, \"by\", facts, texts, happened_at, "
            f"recorded_at FROM ledger_entry"
        )


def test_the_database_refuses_to_empty_a_table(guarded):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    with (
        pytest.raises(DatabaseError, match="cannot be changed or removed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE ledger_entry CASCADE")


def test_the_database_refuses_a_cause_added_to_a_sealed_entry(guarded):
    other = make_entry()
    effect = make_entry()
    actions.seal()

    with pytest.raises(DatabaseError), transaction.atomic():
        Cause.objects.create(effect=effect, cause=other)


def test_the_database_refuses_to_change_what_a_tile_holds(guarded):
    tile = Tile.objects.get()

    with pytest.raises(DatabaseError), transaction.atomic():
        Tile.objects.filter(pk=tile.pk).update(hashes=bytes(96))


def test_the_guards_let_the_record_grow(guarded):
    make_entry()

    assert actions.seal().size == 3
    assert Log.objects.get().size == 3


def test_a_text_can_be_destroyed(guarded):
    Text.objects.all().delete()

    assert not Text.objects.exists()


def test_the_guards_can_be_taken_away_by_a_migration(guarded):
    guards.unprotect(None, connection.schema_editor(atomic=False))

    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_log SET size = 0")
    guards.protect(None, connection.schema_editor(atomic=False))
