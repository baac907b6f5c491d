"""The first page, and what is mine."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gromada.charters.queries import waiting_for
from gromada.charters.queries.positions import listed
from gromada.notices.queries import notices_of
from gromada.people.queries import memberships_of
from gromada.seminars.queries import own_coming_sign_ups
from gromada.site import navigation, queries


def home(request: HttpRequest) -> HttpResponse:
    person = request.visitor.person
    waiting = navigation.on_desk(person) if person else None
    keys = waiting_for(person)[: queries.FIRST_KEYS] if waiting and waiting.keys else []
    rows = queries.overview(person)
    motions = listed([each.motion for each in keys]) if keys else {}
    return render(
        request,
        "site/home.html",
        {
            "waiting": waiting.count if waiting else None,
            "keys": [(each, motions[each.motion.pk]) for each in keys],
            "is_new": queries.is_new(rows),
            **rows,
        },
    )


@login_required
def my_matters(request: HttpRequest) -> HttpResponse:
    person = request.visitor.person
    return render(
        request,
        "site/my_matters.html",
        {
            "hosted": queries.hosted_by(person),
            "rows": queries.processes_of(person),
            "statements": queries.statements_by(person)[: queries.ROOM],
            "remarks": queries.remarks_by(person)[: queries.ROOM],
            "questions": queries.questions_by(person)[: queries.ROOM],
            "seminars": own_coming_sign_ups(person)[: queries.ROOM],
            "notices": notices_of(person)[:3],
            "memberships": memberships_of(person),
        },
    )
