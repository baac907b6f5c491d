"""A real worker on the tests' database: python -m tests.work.worker_process NAME_OF_DATABASE."""

import logging
import os
import sys
from datetime import timedelta

import django

if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = sys.argv[1]
    django.setup()
    logging.basicConfig(level="INFO")

    from tests.work import sample_jobs  # noqa: F401

    from gromada.work.actions import run_worker

    run_worker(poll=timedelta(seconds=0.05), beat=timedelta(seconds=0.2))
