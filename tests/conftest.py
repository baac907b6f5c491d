"""What every test may ask for."""

import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from django.core.exceptions import EmptyResultSet
from django.db import connection
from tests import sites
from tests.reading import only_reads

from gromada.prepared import Prepared, is_unusual

REPOSITORY = sites.REPOSITORY

# Tests start many commands, and each compiles everything again when nothing may be kept.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def pytest_collection_modifyitems(items):
    """What takes long comes first, so that no worker is still busy when the others have ended."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    for item in items:
        if only_reads(item.path, getattr(item, "originalname", item.name)):
            item.add_marker("reads")


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
def prepared_folder() -> Path:
    return sites.prepared_folder()


@pytest.fixture
def site_folder(prepared_folder, tmp_path) -> Path:
    """The data folder of a site that is ready to be served; yours alone."""
    return shutil.copytree(prepared_folder, tmp_path / "site")


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """On SQLite the tests begin with a copy of what setup has made."""
    return connection.vendor == "sqlite"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_keepdb, request):
    if not django_db_keepdb:
        yield
        return
    place = Path(connection.settings_dict["TEST"]["NAME"])
    shutil.copy(request.getfixturevalue("prepared_folder") / "gromada.sqlite3", place)
    yield
    shutil.rmtree(place.parent)


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


@pytest.fixture(scope="session", autouse=True)
def prepared_questions_ask_what_django_asks():
    """Each prepared question, whenever a test asks it, is held against Django's words of now."""
    ask = Prepared.__call__

    def ask_what_django_asks(question, *values, **named):
        if not named and not any(is_unusual(value) for value in values):
            put = question.put(values)
            said = put and without_brackets(*put.words(values))
            assert said == djangos_words(question.question(*values)), question.__name__
        return ask(question, *values, **named)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Prepared, "__call__", ask_what_django_asks)
        yield


def djangos_words(rows):
    try:
        return without_brackets(*rows.query.get_compiler(connection=connection).as_sql())
    except EmptyResultSet:
        return None


def without_brackets(sql, parameters):
    """Django puts them around a value that is an expression, as a place to fill is."""
    return each_value_once(re.sub(r"(?<!IN )\(%s\)", "%s", sql), iter(parameters))


def each_value_once(sql, parameters):
    """What stands twice in a list after IN, as Django does not write it but places to fill do."""
    kept = []

    def once(found):
        values = [next(parameters) for _ in range(found[0].replace("%%", "").count("%s"))]
        if found[0].startswith("IN"):
            values = list(dict.fromkeys(values))
            kept.extend(values)
            return f"IN ({', '.join(['%s'] * len(values))})"
        kept.extend(values)
        return found[0]

    return re.sub(r"%%|IN \(%s(?:, %s)*\)|%s", once, sql), tuple(kept)
