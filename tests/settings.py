"""The site's settings in a folder of its own, made quick where that changes nothing under test."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("GROMADA_DATA", tempfile.mkdtemp(prefix="gromada-test-"))
os.environ.setdefault("GROMADA_SECRET_KEY", "only for tests " * 4)

from gromada.site.settings import *  # noqa: F403
from gromada.site.settings import DATABASES, STORAGES

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as on a real site: in memory there is no second connection to race with.
    shared_memory = Path("/dev/shm")
    DATABASES["default"]["TEST"] = {
        "NAME": tempfile.mkdtemp(dir=shared_memory if shared_memory.is_dir() else None)
        + "/test.sqlite3"
    }
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
