"""Limits against floods, counted in the database so that all workers see one count."""

from datetime import UTC, datetime
from math import ceil
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.functional import lazy
from django.utils.timezone import now
from django.utils.translation import ngettext_lazy

from gromada.people.models import Attempts, Tally
from gromada.verdict import ALLOWED, Verdict

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

TOO_OFTEN = ngettext_lazy(
    "That was many times in a short while. You can do this again in %(minutes)d minute.",
    "That was many times in a short while. You can do this again in %(minutes)d minutes.",
    "minutes",
)


@transaction.atomic
def spend(*, limit: str, key: str, sentence: "StrPromise" = TOO_OFTEN) -> Verdict:
    """Count one use of ``limit`` by ``key``, or say when there is room again.

    ``settings.LIMITS`` says how often in how many seconds. ``sentence`` is a lazy
    plural with ``%(minutes)d`` in it. A use inside a transaction that is rolled
    back does not count.
    """
    most, seconds = settings.LIMITS[limit]
    moment = now().timestamp()
    window_end = (int(moment) // seconds + 1) * seconds
    window = {"limit": limit, "key": key, "ends_at": datetime.fromtimestamp(window_end, UTC)}
    room = Tally.objects.filter(**window, count__lt=most)

    if room.update(count=F("count") + 1):
        return ALLOWED
    _, is_first = Tally.objects.get_or_create(**window, defaults={"count": min(most, 1)})
    if (is_first and most) or room.update(count=F("count") + 1):
        return ALLOWED
    minutes = ceil((window_end - moment) / 60)
    return Verdict(lazy(lambda: sentence % {"minutes": minutes}, str)())


def forget_old_tallies() -> int:
    """Delete the counts of past windows, and with them the last trace of a network."""
    Attempts.objects.filter(expires__lt=now()).delete()
    return Tally.objects.filter(ends_at__lt=now()).delete()[0]
