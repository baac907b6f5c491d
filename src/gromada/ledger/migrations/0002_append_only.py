"""The database itself refuses to change what is in the record."""

from django.db import migrations

REFUSAL = "What is in the record cannot be changed or removed."
ENTRY_COLUMNS = (
    "id", "kind", "subject", "holder", "by", "facts", "texts", "happened_at", "recorded_at",
)  # fmt: skip


def same(distinct):
    return " AND ".join(f'NOT (NEW."{c}" {distinct} OLD."{c}")' for c in ENTRY_COLUMNS)


# Sealing gives an entry its place, once. Tiles and the log only grow.
CHANGES = {
    "sqlite": {
        "ledger_entry": f"""OLD.position IS NULL AND NEW.position IS NOT NULL AND {same("IS NOT")}
            AND NOT EXISTS (SELECT 1 FROM ledger_entry WHERE position = NEW.position)""",
        "ledger_tile": """NEW.level = OLD.level AND NEW.number = OLD.number
            AND substr(NEW.hashes, 1, length(OLD.hashes)) = OLD.hashes""",
        "ledger_log": "NEW.size >= OLD.size",
        "ledger_cause": "0",
        "ledger_checkpoint": "0",
        "ledger_text": "0",
    },
    "postgresql": {
        "ledger_entry": f"""OLD.position IS NULL AND NEW.position IS NOT NULL
            AND {same("IS DISTINCT FROM")}""",
        "ledger_tile": """NEW.level = OLD.level AND NEW.number = OLD.number
            AND substring(NEW.hashes FROM 1 FOR octet_length(OLD.hashes)) = OLD.hashes""",
        "ledger_log": "NEW.size >= OLD.size",
        "ledger_cause": "false",
        "ledger_checkpoint": "false",
        "ledger_text": "false",
    },
}
# A text and its salt can be destroyed, nothing else.
STAYS = ["ledger_entry", "ledger_tile", "ledger_log", "ledger_cause", "ledger_checkpoint"]
# INSERT OR REPLACE would remove a row of SQLite past the guard against removal.
UNIQUE = {
    "ledger_entry": "id = NEW.id OR position = NEW.position",
    "ledger_tile": "id = NEW.id OR (level = NEW.level AND number = NEW.number)",
    "ledger_cause": "id = NEW.id OR (effect_id = NEW.effect_id AND cause_id = NEW.cause_id)",
    "ledger_checkpoint": "size = NEW.size",
    "ledger_text": "id = NEW.id OR (entry_id = NEW.entry_id AND name = NEW.name)",
}
SEALED = "SELECT 1 FROM ledger_entry WHERE id = NEW.effect_id AND position IS NOT NULL"


def sqlite():
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    for table, allowed in CHANGES["sqlite"].items():
        yield f"CREATE TRIGGER {table}_change BEFORE UPDATE ON {table} WHEN NOT ({allowed}) {refuse}"
    for table in STAYS:
        yield f"CREATE TRIGGER {table}_removal BEFORE DELETE ON {table} {refuse}"
    for table, taken in UNIQUE.items():
        # A tile that grows is written by INSERT … ON CONFLICT, which the guard above watches.
        if table != "ledger_tile":
            yield f"""CREATE TRIGGER {table}_replacement BEFORE INSERT ON {table}
                WHEN EXISTS (SELECT 1 FROM {table} WHERE {taken}) {refuse}"""
    yield f"""CREATE TRIGGER ledger_cause_late BEFORE INSERT ON ledger_cause
        WHEN EXISTS ({SEALED}) {refuse}"""


def postgresql():
    yield f"""CREATE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
        END $$"""
    yield f"""CREATE FUNCTION ledger_refuse_late() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            IF EXISTS ({SEALED}) THEN
                RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NEW;
        END $$"""
    for table, allowed in CHANGES["postgresql"].items():
        yield f"""CREATE TRIGGER {table}_change BEFORE UPDATE ON {table}
            FOR EACH ROW WHEN (NOT ({allowed})) EXECUTE FUNCTION ledger_refuse()"""
    for table in STAYS:
        yield f"""CREATE TRIGGER {table}_removal BEFORE DELETE ON {table}
            FOR EACH ROW EXECUTE FUNCTION ledger_refuse()"""
        yield f"""CREATE TRIGGER {table}_emptying BEFORE TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()"""
    yield """CREATE TRIGGER ledger_cause_late BEFORE INSERT ON ledger_cause
        FOR EACH ROW EXECUTE FUNCTION ledger_refuse_late()"""


def protect(apps, schema_editor):
    statements = {"sqlite": sqlite, "postgresql": postgresql}[schema_editor.connection.vendor]
    with schema_editor.connection.cursor() as cursor:
        for statement in statements():
            cursor.execute(statement)


def unprotect(apps, schema_editor):
    """Take the guards away, as the steps back over the next migrations need."""
    vendor = schema_editor.connection.vendor
    with schema_editor.connection.cursor() as cursor:
        if vendor == "postgresql":
            cursor.execute("DROP FUNCTION IF EXISTS ledger_refuse, ledger_refuse_late CASCADE")
            return
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name LIKE 'ledger\\_%' ESCAPE '\\'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(protect, unprotect)]
