"""The first page, and what is mine."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gromada.notices.queries import notices_of
from gromada.people.queries import memberships_of
from gromada.site import queries


def home(request: HttpRequest) -> HttpResponse:
    return render(request, "site/home.html", queries.overview(request.visitor.person))


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
            "notices": notices_of(person)[:3],
            "memberships": memberships_of(person),
        },
    )
