"""What every test may ask for."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection
from tests.sites import GROMADA, environment, made_once

REPOSITORY = Path(__file__).resolve().parent.parent

# Tests start many commands, and each compiles everything again when nothing may be kept.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_modifyitems(items):
    """What takes long comes first, so that no worker is still busy when the others have ended."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)


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
def prepared_folder(tmp_path_factory) -> Path:
    """A data folder as `gromada setup` leaves it, and in `said` what the command said."""

    def prepare(folder):
        done = subprocess.run(
            [*GROMADA, "setup"], env=environment(folder), capture_output=True, text=True, check=True
        )
        (folder / "said").write_text(done.stdout)

    return made_once(tmp_path_factory, "prepared", prepare)


@pytest.fixture
def site_folder(prepared_folder, tmp_path) -> Path:
    """The data folder of a site that is ready to be served; yours alone."""
    return shutil.copytree(prepared_folder, tmp_path / "site")


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
