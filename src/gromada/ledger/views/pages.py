"""The record for people."""

from urllib.parse import urlencode

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from gromada.ledger import queries
from gromada.ledger.forms import EntryFilter
from gromada.ledger.models import TEXT_NAMES, Entry

A_PAGE = 30


@require_safe
def entry_list(request):
    form = EntryFilter(request.GET)
    wanted = form.cleaned_data if form.is_valid() else {}
    entries = queries.entries_matching(**wanted)
    before = request.GET.get("before", "")
    if before.isdecimal():
        entries = entries.filter(pk__lt=int(before[:18]))
    page = list(entries[: A_PAGE + 1])
    context = {
        "form": form,
        "filtered": any(wanted.values()),
        "entries": queries.listed_with_names(page[:A_PAGE], request.visitor.person),
        "older": query_string(wanted, before=page[A_PAGE - 1].pk) if page[A_PAGE:] else "",
        "newest": query_string(wanted) if before else "",
        **sealed(),
    }
    return render(request, "ledger/entry_list.html", context)


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
        "waiting": queries.waiting().count(),
    }
