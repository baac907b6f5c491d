"""Where a partnership came from, read from the record."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import CharField, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat

from gromada.ledger.models import Addressed, Entry
from gromada.ledger.queries import with_subjects
from gromada.partnerships.models import Partnership
from gromada.partnerships.queries.partnerships import partnerships_visible_to
from gromada.prepared import prepared

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from gromada.people.models import Person

    Someone = Person | AnonymousUser | None


def first_entry_of(partnership: Partnership) -> Entry | None:
    """How it came into the record; what led to it is its ``because``."""
    return Entry.objects.filter(subject=partnership.address).order_by("pk").first()


def last_entries_about(things: Iterable[Addressed]) -> list[Entry]:
    """The newest entry about each of some things, at one query."""
    addresses = [thing.address for thing in things]
    newest: dict[str, Entry] = {}
    for entry in Entry.objects.filter(subject__in=addresses).order_by("pk"):
        newest[entry.subject] = entry
    return [newest[at] for at in addresses if at in newest]


def lineage(
    partnership: Partnership, person: object = None, *, at_hand: Iterable[Addressed] = ()
) -> list[Entry]:
    """What led to it at one step, with the names that this reader may see, the latest first.

    ``at_hand``: rows that exist for the reader and need not be read again.
    """
    return with_subjects(what_led_to(partnership.address), person, at_hand=at_hand)


@prepared
def what_led_to(address: str) -> QuerySet[Entry]:
    first = Entry.objects.filter(subject=address).order_by("pk").values("pk")[:1]
    led_to_it = Entry.objects.filter(effects__effect=Subquery(first))
    return led_to_it.order_by("-happened_at", "-pk")


def partnerships_from(holder: str, person: "Someone" = None) -> list[Partnership]:
    """Partnerships to which the record leads from what was held there, such as a process."""
    return those_visible_to(person, grown_from(holder))


def those_visible_to(person: "Someone", some: Iterable[Partnership]) -> list[Partnership]:
    """Those of some that exist for a person; asks only where one is still being prepared."""
    rows = list(some)
    prepared = {each.pk for each in rows if each.state == Partnership.State.PREPARED}
    if prepared:
        seen = partnerships_visible_to(person).filter(pk__in=prepared).values_list("pk", flat=True)
        prepared -= set(seen)
    return [each for each in rows if each.pk not in prepared]


def grown_from(holder: str) -> list[Partnership]:
    """The same for nobody in particular: also those that only their parties may see yet."""
    prepared = Entry.objects.filter(
        kind="partnerships.partnership_prepared", because__holder=holder
    )
    address = Concat(Value("partnerships.partnership:"), Cast("pk", CharField()))
    grown = Partnership.objects.annotate(at=address).filter(at__in=prepared.values("subject"))
    return list(grown.only("slug", "title_pl", "title_en", "kind", "state"))
