"""What charters belong to, and who may see it: told by the parts that own processes and such."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import CharField, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.http import Http404
from django.shortcuts import get_object_or_404

from gromada.charters.models import Charter, Motion, Seat
from gromada.charters.queries.versions import seats_held_by
from gromada.people.models import Person
from gromada.people.queries import declare_table
from gromada.prepared import for_everybody, prepared

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    Someone = Person | AnonymousUser | None

VisibleTo = Callable[["Someone"], QuerySet[Any]]
# by the label of the model, such as "processes.process"
HOLDERS: dict[str, VisibleTo] = {}


def declare_holder(label: str, visible_to: VisibleTo) -> None:
    """Say that rows of a model have charters, and which of them exist for whom."""
    HOLDERS[label] = visible_to
    declare_table(label, visible_to)  # those who decide there may show each other their cards


def found(addresses: Iterable[str]) -> dict[str, Model]:
    """The rows at some addresses, at one query a model."""
    return {
        f"{label}:{row.pk}": row
        for label, wanted in _keys_by_label(addresses).items()
        for row in _titled(label).filter(pk__in=wanted)
    }


def _keys_by_label(addresses: Iterable[str]) -> dict[str, list[int]]:
    keys: dict[str, list[int]] = {}
    for address in sorted(set(addresses)):
        label, _colon, key = address.partition(":")
        keys.setdefault(label, []).append(int(key))
    return keys


def _titled(label: str) -> QuerySet[Any]:
    model: Any = apps.get_model(label)
    rows: QuerySet[Any] = model._default_manager.all()
    return rows.select_related(*model.titled_by) if model.titled_by else rows


def holders_visible_to(person: "Someone", addresses: Iterable[str]) -> dict[str, Model]:
    """Which of these processes and partnerships exist for a person, by address."""
    return {
        f"{label}:{row.pk}": row
        for label, wanted in _keys_by_label(addresses).items()
        if label in HOLDERS
        for row in _rows_for(person, label, wanted)
    }


def _rows_for(person: "Someone", label: str, keys: list[int]) -> Iterable[Any]:
    visible_to = HOLDERS[label]
    if person is None:
        return for_everybody(visible_to)(keys)
    return visible_to(person).filter(pk__in=keys)


def holder_for(person: "Someone", charter: Charter) -> Model | None:
    """What a charter belongs to, if it exists for this person; who holds a seat always sees it."""
    # most exist for everybody, and that is the shorter question
    for somebody in (None, person):
        if shown := holders_visible_to(somebody, [charter.holder]).get(charter.holder):
            return shown
    seated = seats_held_by(person).filter(charter=charter).exists()
    return found([charter.holder]).get(charter.holder) if seated else None


def visible_charter(person: "Someone", pk: int) -> tuple[Charter, Model]:
    """A charter and what it belongs to; not found where that does not exist for the person."""
    for charter in _charter(pk):
        return charter, _holder_or_404(person, charter)
    raise Http404


@prepared
def _charter(pk: int) -> QuerySet[Charter]:
    return Charter.objects.filter(pk=pk)


def visible_motion(person: "Someone", pk: int) -> tuple[Motion, Model]:
    rows = Motion.objects.select_related("version__charter", "departure")
    seats = "version__charter__seats__"
    with_seats = rows.prefetch_related(
        f"{seats}person", f"{seats}organisation", f"{seats}delegate", "words"
    )
    motion = get_object_or_404(with_seats, pk=pk)
    by_key = {seat.pk: seat for seat in motion.version.charter.seats.all()}
    motion.mover = by_key[motion.mover_id]
    for word in motion.words.all():
        word.motion, word.seat = motion, by_key[word.seat_id]
    return motion, _holder_or_404(person, motion.version.charter)


def motions_visible_to(person: "Someone") -> QuerySet[Motion]:
    """Motions of what exists for a person, and of the tables they sit at."""
    shown = Q(version__charter__in=seats_held_by(person).values("charter"))
    for label, visible_to in HOLDERS.items():
        address = Concat(Value(f"{label}:"), Cast("pk", CharField()))
        rows = visible_to(person).order_by().annotate(address=address)
        shown |= Q(version__charter__holder__in=rows.values("address"))
    return Motion.objects.filter(shown)


def visible_seat(person: "Someone", pk: int) -> tuple[Seat, Model]:
    seat = get_object_or_404(
        Seat.objects.select_related("charter", "person", "organisation"), pk=pk
    )
    return seat, _holder_or_404(person, seat.charter)


def _holder_or_404(person: "Someone", charter: Charter) -> Model:
    holder = holder_for(person, charter)
    if holder is None:
        raise Http404
    return holder
