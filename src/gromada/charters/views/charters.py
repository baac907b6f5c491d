"""A charter: at a glance, to sign, and how it changed."""

from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import render

from gromada.charters.queries import (
    coming_version,
    how_many_live,
    seat_among,
    standing_of,
    version_in_force,
)
from gromada.charters.queries.changes import changed
from gromada.charters.queries.glance import language_now, who_sits_where
from gromada.charters.queries.headline import PERIODS, WHOLE, headline_of
from gromada.charters.queries.holders import visible_charter
from gromada.charters.queries.versions import bring_versions, seats_on_page
from gromada.charters.views.drawn import power_drawn, what_it_says
from gromada.methods.charter.templates import templates


def charter_detail(request, pk):
    charter, holder = visible_charter(request.user, pk)
    bring_versions(charter)
    shown = glance(charter, holder)
    context = shown | {
        "seat": seat_among(request.user, shown["seats"]),
        "coming": coming_version(charter),
        "exits": leaving(charter, shown["version"]),
        "live_count": how_many_live(charter.holder),
        "headline": headline_of(charter, period_of(request)),
        "power": power_drawn(shown["version"], shown["seats"]),
    }
    return render(request, "charters/charter_detail.html", context)


def leaving(charter, version):
    """Sides that left or gave notice, by the name that the charter gives them."""
    exits = list(charter.exits.all())
    for notice in exits:
        name = version.side_name(notice.side)
        notice.side_name = f"{name[:1].upper()}{name[1:]}"
    return exits


def period_of(request):
    period = request.GET.get("period", WHOLE)
    return period if period in PERIODS else WHOLE


def charter_print(request, pk):
    charter, holder = visible_charter(request.user, pk)
    return render(request, "charters/charter_print.html", glance(charter, holder))


def glance(charter, holder):
    """The charter in force as people read it: sentences first."""
    version = version_in_force(charter)
    if version is None:
        raise Http404
    seats = seats_on_page(charter.pk)
    model = templates().get(version.text.template)
    return {
        "charter": charter,
        "holder": holder,
        "version": version,
        "model": model,
        "model_title": model.title[language_now()] if model else "",
        "model_summary": model.summary[language_now()] if model else "",
        "seats": seats,
        "standing": standing_of(version, seats=seats),
        "says": what_it_says(version),
        "seating": who_sits_where(version.text, seats),
        "has_public_side": any(side.sector == "public" for side in version.text.sides),
    }


def version_list(request, pk):
    charter, holder = visible_charter(request.user, pk)
    prefetch_related_objects([charter], "versions")
    context = {
        "charter": charter,
        "holder": holder,
        "versions": sorted(charter.versions.all(), key=lambda each: -each.number),
        "in_force": version_in_force(charter),
    }
    return render(request, "charters/version_list.html", context)


def version_difference(request, pk, number):
    """What a version changed for whom, compared with the one before it or another."""
    charter, holder = visible_charter(request.user, pk)
    versions = {each.number: each for each in charter.versions.select_related("carried_by")}
    given = request.GET.get("with", "")
    other = int(given) if given.isascii() and given.isdigit() and len(given) < 5 else number - 1
    if number not in versions or (other not in versions and number > 1):
        raise Http404
    version, before = versions[number], versions.get(other)
    context = {
        "charter": charter,
        "holder": holder,
        "version": version,
        "before": before,
        "versions": [each for each in versions.values() if each.number != number],
        "changed": changed(before.text, version.text) if before else None,
        "in_force": version_in_force(charter),
    }
    return render(request, "charters/version_difference.html", context)
