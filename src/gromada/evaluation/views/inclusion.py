"""Who takes part: what is known, who lives here, and a few questions about oneself."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from gromada.charts.text import decimal, percent
from gromada.evaluation import queries
from gromada.evaluation.actions import load_margins, say_about_me, take_back_about_me
from gromada.evaluation.forms import AboutMeForm, MarginsForm
from gromada.evaluation.models.study import language_now
from gromada.evaluation.permissions import may_load_margins, may_say_about_oneself
from gromada.evaluation.queries import wording
from gromada.evaluation.queries.marks import mark_of_counts
from gromada.evaluation.views.drawing import gaps_chart
from gromada.evaluation.views.finding import measured_thing
from gromada.ledger.queries import kept
from gromada.methods.inclusion import GroupShare
from gromada.people.actions import spend
from gromada.people.queries import participant_of
from gromada.processes.models import Process
from gromada.verdict import Refused


@require_GET
def inclusion(request: HttpRequest, address: str) -> HttpResponse:
    thing = measured_thing(request, address)
    name, mark = f"evaluation.inclusion:{address}", mark_of_counts(address)
    context = {
        "thing": thing,
        "address": address,
        "found": kept(name, partial(drawn, address), mark),
        "loading": may_load_margins(request.user, thing),
        "asking": isinstance(thing, Process) and may_say_about_oneself(request.visitor, thing),
    }
    return render(request, "evaluation/inclusion.html", context)


def drawn(address: str) -> dict[str, Any]:
    """What everybody sees of who takes part, in the reader's language; without a reader."""
    found = queries.inclusion_of(address)
    context = {
        "inclusion": found,
        "sentence": wording.inclusion_sentence(found),
        "dimensions": [
            (
                each,
                rows_of(each),
                gaps_chart(each, f"gap-{place}"),
                wording.likeness_sentence(each.whole) if each.whole else "",
            )
            for place, each in enumerate(found.dimensions)
        ],
        "voice": voice_words(found),
    }
    return {
        "sentence": render_to_string("evaluation/_inclusion_sentence.html", context),
        "groups": render_to_string("evaluation/_inclusion_groups.html", context),
        "table": found.table,
    }


def rows_of(dimension: queries.DimensionOnPage) -> list[tuple[str, list[str]]]:
    """Shares with their intervals, in words; empty where they would tell of a few."""
    return [
        (each.name, in_words(each.found) if each.found else []) for each in dimension.categories
    ]


def in_words(group: GroupShare) -> list[str]:
    language, share = language_now(), group.share
    if not share.value:
        # counts are in whole fives: nobody is here, or up to four people
        words = _("fewer than 5 people")
        return [words, "–", percent(group.reference, language), "–"]
    low, high = percent(share.low, language), percent(share.high, language)
    return [
        percent(share.value, language),
        f"{low}–{high}",
        percent(group.reference, language),
        decimal(group.ratio, 2, language),
    ]


def voice_words(found: queries.Inclusion) -> dict:
    """The numbers on voice, written out."""
    numbers = found.published.voice if found.published else {}
    if not numbers:
        return {}
    language = language_now()
    value, low, high = (decimal(number, 2, language) for number in numbers["gini"])
    return {
        "gini": value,
        "low": low,
        "high": high,
        "top_tenth": percent(numbers["top_tenth"], language),
        "n": numbers["n"],
        "silent": numbers["silent"],
        "between": [
            {
                "dimension": found.names.get(dimension, dimension),
                "share": percent(part["between"] / part["theil"] if part["theil"] else 0, language),
                "between": decimal(part["between"], 3, language),
                "theil": decimal(part["theil"], 3, language),
                "n": part["n"],
                "groups": [
                    (
                        found.category_names.get((dimension, name), name),
                        n,
                        decimal(parity, 2, language),
                    )
                    for name, n, parity in part["groups"]
                ],
            }
            for dimension, part in numbers["between"].items()
        ],
    }


@login_required
@require_http_methods(["GET", "POST"])
def margins_load(request: HttpRequest, address: str) -> HttpResponse:
    thing = measured_thing(request, address)
    may_load_margins(request.user, thing).require()
    form = MarginsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            spend(limit="evaluation.uploads", key=request.user.address).require()
            load_margins(
                holder=thing,
                content=facts["data"].read(),
                name=facts["data"].name,
                source=facts["source"],
                year=facts["year"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error("data", str(refusal))
        else:
            messages.success(request, _("Saved. Participants can now be asked about themselves."))
            return redirect("evaluation:inclusion", address)
    context = {"thing": thing, "address": address, "form": form}
    status = 422 if form.errors else 200
    return render(request, "evaluation/margins_form.html", context, status=status)


@require_http_methods(["GET", "POST"])
def about_me(request: HttpRequest, address: str) -> HttpResponse:
    thing = measured_thing(request, address)
    if not isinstance(thing, Process):
        raise Http404
    asking = may_say_about_oneself(request.visitor, thing)
    participant = participant_of(request.visitor, address)
    known = queries.about_me_of(participant)
    margins = queries.margins_of(address)
    said = [known.said.get(dimension, "") if known else "" for dimension in margins]
    form = AboutMeForm(
        request.POST or None,
        margins=margins,
        initial={f"d{place}": answer for place, answer in enumerate(said)},
    )
    if request.method == "POST" and "take_back" in request.POST:
        if participant:
            take_back_about_me(participant=participant)
        messages.success(request, _("Taken back. Nothing of it is stored any more."))
        return redirect("evaluation:about_me", address)
    if request.method == "POST" and form.is_valid():
        say_about_me(process=thing, said=form.said(), by=request.visitor_joining())
        messages.success(request, _("Thank you. It is stored apart from your votes."))
        return redirect(thing)
    context = {"thing": thing, "address": address, "form": form, "asking": asking, "known": known}
    return render(request, "evaluation/about_me.html", context)
