"""Which database is the demo's: the one that carries its mark."""

from django.db import connection

MARK = "gromada_demo"


class NotTheDemo(Exception):
    """There is something in this database that is not the demo's."""

    def __init__(self) -> None:
        super().__init__(
            f"The database “{connection.settings_dict['NAME']}” is not a demo and is not empty, so "
            "the demo leaves it alone. Give it an empty one by DATABASE_URL, or unset DATABASE_URL "
            "and set GROMADA_DATA to an empty folder."
        )


def claim() -> None:
    """Mark an empty database as the demo's; refuse any other that has no mark."""
    tables = connection.introspection.table_names()
    if MARK in tables:
        return
    if tables:
        raise NotTheDemo
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE TABLE {MARK} (stage varchar(40) PRIMARY KEY)")


def is_done(stage: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {MARK} WHERE stage = %s", [stage])  # noqa: S608
        return cursor.fetchone() is not None


def mark_done(stage: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {MARK} (stage) VALUES (%s)", [stage])  # noqa: S608
