import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import override_settings

from gromada.site import checks

REPOSITORY = Path(__file__).resolve().parents[2]
SETTINGS = REPOSITORY / "src/gromada/site/settings.py"
REFERENCE = REPOSITORY / "docs/reference/settings.md"
NAME = re.compile(r'(?:env|flag|number)\(\s*"([A-Z_]+)"')


def test_every_variable_is_documented_and_every_documented_one_is_read():
    read = set(NAME.findall(SETTINGS.read_text(encoding="utf-8")))
    documented = set(re.findall(r"^\| `([A-Z_]+)`", REFERENCE.read_text(), re.MULTILINE))

    assert documented == read


def django(tmp_path, *arguments, **environment):
    return subprocess.run(
        [sys.executable, "-m", "django", *arguments],
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "gromada.site.settings",
            "GROMADA_DATA": str(tmp_path),
            "GROMADA_SECRET_KEY": "a long secret, only for this test, with many letters 0123456789",
        }
        | environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_a_site_on_https_passes_every_check_for_deployment(tmp_path):
    done = django(
        tmp_path,
        "check",
        "--deploy",
        "--fail-level=WARNING",
        GROMADA_URL="https://gromada.example",
        GROMADA_TRUSTED_PROXIES="1",
        GROMADA_HSTS_SUBDOMAINS="yes",
        GROMADA_RUN_BY="Urząd Gminy Zalesin",
        GROMADA_CONTACT_MAIL="urzad@zalesin.example",
        GROMADA_MAIL_URL="smtp://gromada:secret@mail.zalesin.example:587",
        DATABASE_URL="",
    )

    assert done.returncode == 0, done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("GROMADA_DEBUG", "perhaps", "GROMADA_DEBUG is yes or no; found 'perhaps'."),
        ("PORT", "http", "PORT is a whole number; found 'http'."),
        ("DATABASE_URL", "mysql://db", "DATABASE_URL starts with postgresql://; found mysql://."),
    ],
)
def test_a_wrong_value_is_named(tmp_path, variable, value, sentence):
    done = django(tmp_path, "check", **{variable: value})

    assert done.returncode != 0
    assert sentence in done.stderr


def changed(**options):
    default = settings.DATABASES["default"]
    return {"default": default | {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": options}}


def test_sqlite_without_its_settings_may_not_start():
    with override_settings(DATABASES=changed(timeout=5)):
        [found] = checks.sqlite_waits_its_turn(None)

    assert found.id == "gromada.E001"
    assert "transaction_mode IMMEDIATE" in found.msg
    assert "PRAGMA journal_mode=WAL" in found.msg


def test_our_sqlite_settings_are_enough():
    from gromada.site.settings import database  # noqa: PLC0415

    with override_settings(DATABASES={"default": database("")}):
        assert checks.sqlite_waits_its_turn(None) == []


def test_https_without_a_proxy_is_refused():
    with override_settings(SECURE=True, TRUSTED_PROXIES=0):
        [found] = checks.https_is_seen_behind_the_proxy(None)

    assert found.id == "gromada.E002"


def test_what_is_kept_is_for_its_owner_alone(tmp_path):
    done = django(tmp_path / "new", "check")

    assert done.returncode == 0, done.stderr
    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_the_key_is_never_read_half_written(tmp_path, monkeypatch):
    """Two servers that start at once end with one whole key, and nothing lies about."""
    from gromada.site import settings as read  # noqa: PLC0415

    monkeypatch.delenv("GROMADA_SECRET_KEY", raising=False)
    monkeypatch.setattr(read, "KEYS", tmp_path / "keys")
    monkeypatch.setattr(read, "env", lambda _name, default="": default)

    first, second = read.secret_key(), read.secret_key()

    assert first == second
    assert len(first) >= 50
    assert [place.name for place in (tmp_path / "keys").iterdir()] == ["secret_key"]


@pytest.mark.parametrize(
    ("demo", "secure", "hosts", "refused"),
    [
        (True, True, ["localhost"], True),
        (True, False, ["gromada.example", "127.0.0.1", "localhost"], True),
        (True, False, ["127.0.0.1", "localhost"], False),
        (False, True, ["gromada.example"], False),
    ],
)
def test_a_demo_with_an_address_of_its_own_is_refused(demo, secure, hosts, refused):
    with override_settings(DEMO=demo, SECURE=secure, ALLOWED_HOSTS=hosts):
        found = checks.a_demo_stays_at_home(None)

    assert [error.id for error in found] == ["gromada.E003"] * refused
