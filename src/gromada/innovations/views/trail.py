"""The trail: what led to something, and what it led to."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from gromada import charts
from gromada.innovations.queries import AT_ONCE, MOST_OF_EACH, MOST_STEPS, OF_EACH, trail_of


@require_safe
def trail(request, address):
    person = request.visitor.person
    steps = chosen(request, "steps", AT_ONCE, MOST_STEPS)
    of_each = chosen(request, "each", OF_EACH, MOST_OF_EACH)
    opened = opened_step(request)
    only = [] if opened is None else [0, opened]
    found = trail_of(address, person=person, steps=steps, of_each=of_each, only=only)
    if found is None:
        raise Http404
    title, page = title_of(address, found)
    more_steps = min(2 * steps, MOST_STEPS)
    more_of_each = min(5 * of_each, MOST_OF_EACH)
    context = {
        "title": title,
        "page": page,
        "trail": found,
        "steps": steps,
        "opened": opened,
        "chart": None if opened is None else drawn(found, title),
        "query": query(steps, of_each),
        "longer": query(more_steps, of_each) if more_steps > steps else "",
        "fuller": query(steps, more_of_each) if more_of_each > of_each else "",
    }
    return render(request, "innovations/trail.html", context)


def chosen(request, name, usual, most):
    said = request.GET.get(name, "")
    return max(usual, min(int(said), most)) if said.isdecimal() and len(said) < 10 else usual


def opened_step(request):
    """The step whose entries the reader wants to see, below 0 for one that led to it."""
    said = request.GET.get("step", "")
    return int(said) if len(said) < 4 and said.removeprefix("-").isdecimal() else None


def query(steps, of_each):
    return "?" + urlencode({"steps": steps, "each": of_each})


def title_of(address, found):
    """What the trail is of, and its page where it has one that this reader may open."""
    first = found.own[0].entries[0]
    if address.startswith("ledger.entry:"):
        return f"{first.title}: {first.subject_words}", reverse(
            "ledger:entry_detail", args=[first.pk]
        )
    return first.subject_words, first.subject_url


def drawn(found, title):
    stations = [
        charts.Station(step=group.step, title=str(group.title), count=group.count)
        for group in found.groups
    ]
    return charts.trail(
        stations, found.links, title=title, language=get_language()[:2], key="trail"
    )
