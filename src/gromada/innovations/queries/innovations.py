"""Which innovations there are, for whom, and who acts for them."""

from django.db.models import Prefetch, QuerySet

from gromada.innovations.models import Challenge, Innovation, StageEvent
from gromada.ledger.models import Text
from gromada.people.models import Organisation, Person
from gromada.people.queries import organisation_ids_of
from gromada.prepared import bring, prepared


def innovations_visible_to(person: object) -> QuerySet[Innovation]:
    """Everything but what operators hid, which they alone see."""
    if isinstance(person, Person) and person.is_operator:
        return Innovation.objects.all()
    return Innovation.objects.filter(hidden_at=None)


def with_events(innovations: QuerySet[Innovation]) -> QuerySet[Innovation]:
    """With challenges, organisations and stages, at a cost that does not grow with the list."""
    return innovations.prefetch_related(
        Prefetch("challenges", Challenge.objects.filter(hidden_at=None)),
        "organisations",
        Prefetch("events", StageEvent.objects.select_related("corrected_by")),
    )


def innovation_at(slug: str, person: object) -> Innovation | None:
    """One with its author, if it exists for this person; what is not hidden does for everybody."""
    if found := open_innovation(slug):
        return found[0]
    return innovations_visible_to(person).select_related("author").filter(slug=slug).first()


@prepared
def open_innovation(slug: str) -> QuerySet[Innovation]:
    return innovations_visible_to(None).select_related("author").filter(slug=slug)


def bring_parts(innovation: Innovation) -> None:
    """What its own page shows: challenges, who carries it, and its stages with their reasons."""
    bring(innovation, "challenges", open_challenges_of(innovation.pk))
    bring(innovation, "organisations", organisations_of(innovation.pk))
    events = events_of(innovation.pk)
    bring(innovation, "events", events)
    texts = texts_of([event.entry_id for event in events])
    for event in events:
        own = [text for text in texts if text.entry_id == event.entry_id]
        bring(event.entry, "kept_texts", own)


@prepared
def open_challenges_of(innovation: int) -> QuerySet[Challenge]:
    return Challenge.objects.filter(hidden_at=None, innovations=innovation)


@prepared
def organisations_of(innovation: int) -> QuerySet[Organisation]:
    carrying = Innovation.organisations.through.objects.filter(innovation=innovation)
    return Organisation.objects.filter(pk__in=carrying.values("organisation"))


@prepared
def events_of(innovation: int) -> QuerySet[StageEvent]:
    rows = StageEvent.objects.filter(innovation=innovation)
    return rows.select_related("corrected_by", "organisation", "entry")


@prepared
def texts_of(entries: list[int]) -> QuerySet[Text]:
    return Text.objects.filter(entry__pk__in=entries)


def acts_for(person: object) -> QuerySet[Organisation]:
    """The organisations on whose behalf a person can register or report."""
    if not isinstance(person, Person):
        return Organisation.objects.none()
    return Organisation.objects.filter(pk__in=organisation_ids_of(person))
