"""Our own bundle, and those that others made."""

import json
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from gromada.formats.bundle import Bundle
from gromada.ledger.models import Addressed, Entry
from gromada.observatory.models import ImportedBundle, Installation
from gromada.observatory.queries.cases import all_cases


def bundles_visible_to(_person: object) -> QuerySet[ImportedBundle]:
    """Everybody sees which places are compared."""
    return ImportedBundle.objects.all()


def own_bundle(installation: Installation, *, made_at: datetime | None = None) -> Bundle:
    """What this installation says to others about its public cases."""
    return Bundle(
        installation=installation.identifier,
        made_at=(made_at or timezone.now()).replace(microsecond=0),
        cases=tuple(each.case for each in all_cases(installation) if each.is_own),
    )


def hash_of(content: bytes) -> str:
    """The hash that a written bundle carries."""
    return str(json.loads(content)["sha256"])


def last_entry_about(thing: Addressed) -> Entry | None:
    return Entry.objects.filter(subject=thing.address).order_by("-pk").first()
