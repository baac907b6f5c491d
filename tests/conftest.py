"""What every test may ask for."""

import os
from pathlib import Path

import pytest
from django.db import connection

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def reference_data() -> Path:
    """The folder of reference data: recorded conversations and published results."""
    folder = Path(os.environ.get("GROMADA_REFERENCE_DATA") or REPOSITORY.parent / "shared" / "data")
    if folder.is_dir():
        return folder
    if os.environ.get("CI"):
        pytest.fail(f"In CI the reference data must be there; {folder} is not a folder.")
    pytest.skip(f"No reference data at {folder}; set GROMADA_REFERENCE_DATA.")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Let tests empty the tables between them, which the record itself never allows."""

    with django_db_blocker.unblock(), connection.cursor() as cursor:
        for table in ["entry", "tile", "log", "cause", "checkpoint"]:
            if connection.vendor == "postgresql":
                for guard in ["removal", "emptying"]:
                    cursor.execute(f"DROP TRIGGER ledger_{table}_{guard} ON ledger_{table}")
            else:
                cursor.execute(f"DROP TRIGGER ledger_{table}_removal")
