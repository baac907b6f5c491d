"""Starting Django for a command."""

import os

import django


def start() -> None:
    """Load the platform; a command calls this before it imports models or actions."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gromada.site.settings")
    django.setup()
