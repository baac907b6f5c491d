"""What addresses stand for, declared by the app that owns the rows."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from gromada.ledger.models import PROCEDURES, RENAMED_SILENTLY, SUBJECTS


def declare_subject(
    label: str,
    visible_to: Callable[[Any], QuerySet[Any]],
    *,
    is_procedure: bool = False,
    is_renamed_silently: bool = False,
) -> None:
    """Let pages name the rows of a model instead of their addresses.

    ``visible_to(person)`` gives the rows that exist for a person, who is None when
    nobody is signed in: what it leaves out is never named. The name of a row is its
    ``str``, its page ``get_absolute_url``; ``opening`` is how what it says begins, for rows
    that are only numbered. ``is_procedure``: it says how something was decided, not what.
    ``is_renamed_silently``: it can get another name although nothing enters the record.
    """
    SUBJECTS[label] = visible_to
    if is_procedure:
        PROCEDURES.add(label)
    if is_renamed_silently:
        RENAMED_SILENTLY.add(label)
