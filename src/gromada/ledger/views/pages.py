"""The record for people."""

from urllib.parse import urlencode

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gromada.ledger import queries
from gromada.ledger.forms import EntryFilter
from gromada.ledger.models import TEXT_NAMES, Entry
from gromada.ledger.queries import A_PAGE


@require_safe
def entry_list(request):
    form = EntryFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    filtered, before = any(wanted.values()), request.GET.get("before", "")
    page = entries_shown(wanted, before) if filtered or before else queries.newest_entries()
    context = {
        "form": form,
        "filtered": filtered,
        "entries": queries.listed_with_names(page[:A_PAGE], request.visitor.person),
        "older": query_string(wanted, before=page[A_PAGE - 1].pk) if page[A_PAGE:] else "",
        "newest": query_string(wanted) if before else "",
        **sealed(),
    }
    return render(request, "ledger/entry_list.html", context)


def entries_shown(wanted, before):
    """A page as the filter asks, of entries before one; and one more if there is one."""
    entries = queries.entries_matching(**wanted)
    if before.isdecimal():
        entries = entries.filter(pk__lt=int(before[:18]))
    return list(entries[: A_PAGE + 1])


@require_safe
def entry_detail(request, pk):
    entry = get_object_or_404(
        Entry.objects.prefetch_related("because", "led_to", "kept_texts"), pk=pk
    )
    because, led_to = list(entry.because.all()), list(entry.led_to.all())
    queries.with_names([entry, *because, *led_to], request.visitor.person)
    kept = {text.name for text in entry.kept_texts.all()}
    shown = queries.texts_shown(entry, request.visitor.person)
    context = {
        "entry": entry,
        "because": because,
        "led_to": led_to,
        "texts": [
            (TEXT_NAMES.get(name, name), shown.get(name), name in kept)
            for name in sorted(entry.texts)
        ],
        "data": queries.entry_data(entry).decode(),
        "place": None if entry.position is None else entry.position + 1,
        "checkpoint": queries.latest_checkpoint(),
    }
    return render(request, "ledger/entry_detail.html", context)


@require_safe
def checkpoint_detail(request):
    return render(request, "ledger/checkpoint_detail.html", sealed())


def query_string(wanted, **more):
    """The filter as it stands in an address."""
    return "?" + urlencode({name: value for name, value in (wanted | more).items() if value})


def sealed():
    """What is said of the record as a whole."""
    return {
        "checkpoint": queries.latest_checkpoint(),
        "first_checkpoint": queries.first_checkpoint(),
        "waiting": queries.how_many_wait(),
    }
