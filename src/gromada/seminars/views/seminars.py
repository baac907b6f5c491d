"""Seminars for everybody: the list, the page with its sign-up, the calendar file."""

from datetime import datetime

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from gromada.seminars import queries
from gromada.seminars.actions import sign_up
from gromada.seminars.forms import SignUpForm
from gromada.seminars.models import SignUp
from gromada.seminars.permissions import may_ask, may_create, may_organise, may_sign_up
from gromada.seminars.views.finding import calendar_answer, here, visible_seminar
from gromada.verdict import Refused

FIRST_QUESTIONS = 5
# what is kept in the session of the sign-up just made
TYPED = "seminars.signed_up"


@require_GET
def seminar_list(request: HttpRequest) -> HttpResponse:
    past = Paginator(queries.past_seminars(request.user), 12)
    context = {
        "upcoming": [(row, queries.when_words(row)) for row in upcoming(request)],
        "past": [(row, queries.when_words(row)) for row in past.get_page(request.GET.get("page"))],
        "page": past.get_page(request.GET.get("page")),
        "creating": may_create(request.user),
    }
    return render(request, "seminars/seminar_list.html", context)


def upcoming(request: HttpRequest):
    return queries.upcoming_seminars(request.user)[:100]


@require_http_methods(["GET", "POST"])
def seminar_detail(request: HttpRequest, slug: str) -> HttpResponse:
    seminar = visible_seminar(request, slug)
    own = request.visitor.person
    known = {"name": own.name, "email": own.email} if own else {}
    form = SignUpForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        began = timezone.now()
        try:
            row = sign_up(
                seminar=seminar,
                **form.cleaned_data,
                language=get_language() or "pl",
                by=request.visitor,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            remember(request, row, began)
            return redirect("seminars:signed_up", seminar.slug)
    shown = queries.questions_shown(seminar, here(request, seminar))
    context = {
        "seminar": seminar,
        "when": queries.when_words(seminar),
        "form": form,
        "signing_up": may_sign_up(seminar),
        "places": queries.places_of(seminar),
        "questions": shown[:FIRST_QUESTIONS],
        "question_count": shown.count(),
        "carried": queries.questions_carried(seminar),
        "asking": may_ask(seminar),
        "organising": may_organise(request.user, seminar),
    }
    return render(request, "seminars/seminar_detail.html", context)


@require_GET
def signed_up(request: HttpRequest, slug: str) -> HttpResponse:
    """The same for everybody who signed up, and whoever tries an address of somebody else.

    Who typed the address of their own account sees the place at once.
    """
    seminar = visible_seminar(request, slug)
    typed = request.session.get(TYPED, {}).get(str(seminar.pk), {})
    own = None
    if typed.get("own") and request.visitor.person:
        own = queries.own_sign_ups(request.visitor.person).filter(seminar=seminar).first()
    new = seminar.sign_ups.filter(pk=typed.get("new")).first() if settings.DEMO else None
    context = {"seminar": seminar, "own": own, "new": new}
    return render(request, "seminars/signed_up.html", context)


def remember(request: HttpRequest, row: SignUp, began: datetime) -> None:
    """In this browser's session: was the address typed its own; which sign-up did it just make?

    The link of what was there before is for whoever reads the mail, also in the demo.
    """
    person = request.visitor.person
    typed = {"own": bool(person and queries.own_sign_ups(person).filter(pk=row.pk).exists())}
    if settings.DEMO and row.signed_up_at >= began:
        typed["new"] = row.pk
    if any(typed.values()):
        request.session[TYPED] = {str(row.seminar_id): typed}
    else:
        request.session.pop(TYPED, None)


@require_GET
def seminar_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    seminar = visible_seminar(request, slug)
    return calendar_answer(queries.published_file(seminar), seminar.slug)
