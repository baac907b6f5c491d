"""Taking part, with or without an account."""

from django.db import IntegrityError, transaction
from django.utils.translation import ngettext_lazy

from gromada.people import queries
from gromada.people.actions.limits import spend
from gromada.people.models import Participant, Person, Visitor

TOO_MANY_JOINED = ngettext_lazy(
    "Very many people have joined from your network in a short while. "
    "Sign in to take part now, or come back in %(minutes)d minute.",
    "Very many people have joined from your network in a short while. "
    "Sign in to take part now, or come back in %(minutes)d minutes.",
    "minutes",
)


@transaction.atomic
def join(*, holder: str, by: Visitor) -> Participant:
    """The visitor as participant of ``holder``, from now on if not before."""
    if known := queries.participant_of(by, holder):
        return known
    if not (by.person or by.browser_key):
        raise ValueError("Nobody to join; ask request.visitor_joining() for the visitor.")
    try:
        with transaction.atomic():
            # inside, so that whoever loses a race against themselves spends nothing
            if by.network and not by.person:
                spend(limit="people.join", key=by.network, sentence=TOO_MANY_JOINED).require()
            return Participant.objects.create(
                holder=holder,
                person=by.person,
                browser_hash="" if by.person else by.browser_hash,
            )
    except IntegrityError:
        known = queries.participant_of(by, holder)
        if known is None:
            raise
        return known


@transaction.atomic
def recognise(*, browser_key: str, by: Person) -> list[tuple[Participant, Participant]]:
    """Make the browser's participants the person's own.

    Where the person already takes part, the two are returned as (kept, absorbed),
    for the caller to merge in the same transaction; the browser is forgotten
    either way, so that repeating this finds nothing more to do.
    """
    of_browser = queries.participants_of_browser(browser_key).select_for_update()
    pairs = []
    for participant in of_browser:
        kept, is_new = _own_or(participant, person=by)
        if not is_new:
            pairs.append((kept, participant))
    return pairs


def _own_or(participant: Participant, *, person: Person) -> tuple[Participant, bool]:
    """The person's own participant in the same thing, or this one made theirs."""
    participant.browser_hash = ""
    own = queries.participant_of(Visitor(person), participant.holder)
    if own is None:
        try:
            with transaction.atomic():
                participant.person = person
                participant.save(update_fields=["person", "browser_hash"])
                return participant, True
        except IntegrityError:  # they joined in another window just now
            participant.person = None
            own = Participant.objects.get(person=person, holder=participant.holder)
    participant.save(update_fields=["browser_hash"])
    return own, False
