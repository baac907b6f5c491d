"""What people do with their own card: write on it, show it somewhere, take it back.

None of this enters the public record: only numbers do, once a day (see ``counting``).
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gromada.people import permissions, queries
from gromada.people.actions.limits import spend
from gromada.people.models import Card, CardLine, CardPlace, Person


@transaction.atomic
def add_line(
    *,
    kind: str,
    text: str,
    language: str,
    audience: str,
    by: Person,
    happened_at: datetime | None = None,
) -> CardLine:
    """Write one more line on one's own card, which begins with its first line."""
    card, _is_new = Card.objects.select_for_update().get_or_create(person=by)
    permissions.may_add_line(by).require()
    spend(limit="people.cards", key=by.address).require()
    return CardLine.objects.create(
        card=card,
        kind=kind,
        text=queries.one_line(text),
        language=language,
        audience=audience,
        written_at=happened_at or timezone.now(),
    )


@transaction.atomic
def change_line(*, line: CardLine, text: str, language: str, audience: str, by: Person) -> CardLine:
    permissions.may_change_line(by, line).require()
    line.text, line.language, line.audience = queries.one_line(text), language, audience
    line.save(update_fields=["text", "language", "audience"])
    return line


@transaction.atomic
def remove_line(*, line: CardLine, by: Person) -> None:
    """Delete a line at once; nothing of it stays."""
    permissions.may_remove_line(by, line).require()
    line.delete()


@transaction.atomic
def remove_card(*, by: Person) -> None:
    """Delete one's card with all its lines, wherever it was shown."""
    Card.objects.filter(person=by).delete()


@transaction.atomic
def show_card(*, holder: str, by: Person, happened_at: datetime | None = None) -> CardPlace:
    """Let the people at a process or partnership see one's card, each line to its audience."""
    permissions.may_sit_down(by, holder).require()
    card, _is_new = Card.objects.get_or_create(person=by)
    place, _is_new = CardPlace.objects.get_or_create(
        card=card, holder=holder, defaults={"since": happened_at or timezone.now()}
    )
    return place


@transaction.atomic
def hide_card(*, holder: str, by: Person) -> None:
    CardPlace.objects.filter(card__person=by, holder=holder).delete()
