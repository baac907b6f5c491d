"""The first page, and what is mine."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gromada.people.queries import memberships_of, organisation_ids_of
from gromada.seminars.queries import own_coming_sign_ups
from gromada.site import navigation, queries


def home(request: HttpRequest) -> HttpResponse:
    person = request.visitor.person
    waiting = navigation.on_desk(person) if person else None
    rows = queries.overview(person)
    return render(
        request,
        "site/home.html",
        {
            "waiting": waiting.count if waiting else None,
            "is_new": queries.is_new(rows),
            "seminars": queries.seminars_ahead(),
            "first": queries.first_on_desk(person) if waiting and waiting.count else [],
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
            "hosted": queries.hosted_by(organisation_ids_of(person)),
            "rows": queries.processes_of(person),
            "statements": queries.statements_by(person.pk),
            "remarks": queries.remarks_by(person.pk),
            "questions": queries.questions_by(person.pk),
            "seminars": own_coming_sign_ups(person)[: queries.ROOM],
            "notices": queries.last_notices(person.pk),
            "memberships": memberships_of(person),
        },
    )
