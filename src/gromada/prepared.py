"""Questions that every page asks: their SQL is put together once, and then only filled in.

Django puts the SQL of a queryset together anew each time, and that costs five times as much as
asking the database. A function that gives a queryset can be ``prepared``: it is called once,
with places to fill instead of values, and from then on it gives a list.

    @prepared
    def phases_of(process_id: int) -> QuerySet[Phase]:
        return Phase.objects.filter(process=process_id)

    phases_of(3)

Values are numbers, texts, days and moments, never None; a list of them stands after ``__in``.
The function decides nothing by them, since it does not know them. While tests run, all that is
asked is held against what Django says at that moment (tests/conftest.py).
"""

import threading
from bisect import bisect_left
from collections.abc import Callable, Sequence
from copy import copy
from datetime import date, datetime
from functools import cache, update_wrapper
from typing import Any, Generic, ParamSpec, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Aggregate, Model, QuerySet, Value, prefetch_related_objects
from django.utils.functional import SimpleLazyObject

AT_HAND = "_prefetched_objects_cache"  # where Django looks before it asks
LARGEST = 2**31 - 1
# How many places a list may get. Where it has fewer values, the last one stands again: to ``IN``
# that is the same, and so few questions are kept. Longer lists are rare.
LENGTHS = (0, 1, 2, 3, 5, 8, 13, 20, 30, 50)
MANY = LENGTHS[-1]

Given = ParamSpec("Given")
Row = TypeVar("Row")


class Place(Value):
    """Where a value will stand: the ``at``-th, or the ``among``-th in a list that is."""

    def __init__(self, at: int, among: int | None = None) -> None:
        super().__init__((at, among))

    def __str__(self) -> str:
        """Some lookups, such as ``iexact``, would ask for these words instead of the value."""
        raise TypeError("A prepared question cannot make text of its values; give it the text.")

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", [self]

    def filled(self, values: Sequence[Any], connection: Any) -> Any:
        at, among = self.value
        value = values[at]
        if among is not None:
            value = value[min(among, len(value) - 1)]
        if isinstance(value, int | str):
            return value
        if isinstance(value, datetime):
            return connection.ops.adapt_datetimefield_value(value)
        if isinstance(value, date):
            return connection.ops.adapt_datefield_value(value)
        raise TypeError(f"A prepared question takes no {type(value).__name__}: {value!r}.")


class Put:
    """A question as Django put it together, in the words of one connection."""

    def __init__(self, rows: QuerySet[Any, Any], connection: Any) -> None:
        self.rows, self.connection, self.selected = rows, connection, rows.query.selected
        self.compiler: Any = rows.query.get_compiler(connection=connection)
        self.sql, self.parameters = self.compiler.as_sql()
        converters = self.compiler.get_converters([each for each, *_words in self.compiler.select])
        self.compiler.get_converters = lambda _expressions: converters

    def words(self, values: Sequence[Any]) -> tuple[str, tuple[Any, ...]]:
        filled = (
            each.filled(values, self.connection) if isinstance(each, Place) else each
            for each in self.parameters
        )
        return self.sql, tuple(filled)


class Ready:
    """What Django reads rows from: a query that is compiled already."""

    def __init__(self, put: Put, values: Sequence[Any]) -> None:
        words = put.words(values)
        self.selected, self.compiler = put.selected, copy(put.compiler)
        self.compiler.as_sql = lambda: words

    def get_compiler(self, using: str) -> Any:
        return self.compiler


class Known(threading.local):
    """A connection belongs to a thread, and so does what was put together for it."""

    def __init__(self) -> None:
        self.put: dict[tuple[Any, ...], Put | None] = {}


def is_unusual(value: Any) -> bool:
    """What Django is better asked about: it knows that no number is as large as this."""
    if isinstance(value, list):
        return len(value) > MANY or any(is_unusual(each) for each in value)
    return isinstance(value, int) and abs(value) > LARGEST


class Prepared(Generic[Given, Row]):
    def __init__(self, question: Callable[Given, QuerySet[Any, Row]]) -> None:
        update_wrapper(self, question)
        self.question: Callable[..., QuerySet[Any, Row]] = question
        self.known = Known()

    def __call__(self, *values: Given.args, **named: Given.kwargs) -> list[Row]:
        if named:
            raise TypeError("The values of a prepared question stand in order, without names.")
        if any(is_unusual(value) for value in values):
            return list(self.question(*values))
        put = self.put(values)
        if put is None:  # nothing is in an empty list
            return []
        query: Any = Ready(put, values)
        rows: Any = put.rows._iterable_class(QuerySet(put.rows.model, query, DEFAULT_DB_ALIAS))
        found = list(rows)
        if lookups := put.rows._prefetch_related_lookups:  # type: ignore[attr-defined]
            prefetch_related_objects(found, *lookups)
        return found

    def put(self, values: Sequence[Any]) -> Put | None:
        """The question for lists as long as these, put together when it is asked first."""
        connection = connections[DEFAULT_DB_ALIAS]
        lengths = [length(value) if isinstance(value, list) else None for value in values]
        shape = (connection, *lengths)
        if shape not in self.known.put:
            rows = self.question(*places(lengths))
            if is_total(rows) and any(many is not None for many in lengths):
                name = self.question.__name__
                raise TypeError(f"Totals take no lists, since one may be empty: {name}.")
            try:
                self.known.put[shape] = Put(rows, connection)
            except EmptyResultSet:
                self.known.put[shape] = None
        return self.known.put[shape]


def length(values: list[Any]) -> int:
    """How many places are kept for a list: as many as it needs, or a few more."""
    return LENGTHS[bisect_left(LENGTHS, len(values))]


def places(lengths: list[int | None]) -> list[Any]:
    return [
        Place(at) if many is None else [Place(at, among) for among in range(many)]
        for at, many in enumerate(lengths)
    ]


def prepared(question: Callable[Given, QuerySet[Any, Row]]) -> Prepared[Given, Row]:
    return Prepared(question)


def totals(rows: QuerySet[Any, Any], **aggregates: Aggregate) -> QuerySet[Any, dict[str, Any]]:
    """``rows.aggregate(…)`` as a question that can be prepared: one row, as a dict.

    It takes no lists: over an empty one there would be no row, where ``aggregate`` gives zeros.
    """
    counted = rows.order_by().annotate(**aggregates).values(*aggregates)
    counted.query.group_by = None
    return counted


def is_total(rows: QuerySet[Any, Any]) -> bool:
    """Does it count everything together? Django by itself counts row by row, in groups."""
    counted = rows.query.annotations.values()
    return rows.query.group_by is None and any(each.contains_aggregate for each in counted)


@cache
def for_everybody(visible_to: Callable[[Any], QuerySet[Any]]) -> Prepared[[list[int]], Any]:
    """What exists for everybody among the rows with these numbers, without what hangs on them."""

    @prepared
    def rows(numbers: list[int]) -> QuerySet[Any]:
        return visible_to(None).filter(pk__in=numbers).prefetch_related(None)

    return rows


def bring(row: Model, name: str, rows: list[Any]) -> None:
    """Let ``row.<name>.all()`` give these rows, which belong to it, as if it had asked."""
    put_at_hand(row, name, holding(rows, getattr(row, name), row))


def bring_when_asked(row: Model, name: str, ask: Callable[[], list[Any]]) -> None:
    """The same, where the rows are asked for only if something needs them, and once."""
    manager = getattr(row, name)
    put_at_hand(row, name, SimpleLazyObject(lambda: holding(ask(), manager, row)))


def holding(rows: list[Any], manager: Any, row: Model) -> Any:
    """A queryset with these rows; each knows what it belongs to, if that is only one."""
    field = getattr(manager, "field", None)  # none where many belong to many
    if field:
        for each in rows:
            field.set_cached_value(each, row)
    asked = manager.model._default_manager.get_queryset()
    asked._result_cache, asked._prefetch_done = rows, True
    # for whoever filters further; as Django's own manager does, put together only then
    asked.query.filter_is_sticky = field is None
    asked._deferred_filter = (False, (), manager.core_filters)
    return asked


def put_at_hand(row: Model, name: str, asked: Any) -> None:
    # the person of a request is found late, and its ``__dict__`` is not the person's
    known = getattr(row, AT_HAND, {})
    setattr(row, AT_HAND, {**known, name: asked})
