"""The question wall for everybody."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gromada.seminars import queries
from gromada.seminars.actions import ask, ask_too, take_back
from gromada.seminars.forms import QuestionForm
from gromada.seminars.permissions import may_ask, may_ask_too, may_organise
from gromada.seminars.views.finding import here, visible_seminar
from gromada.verdict import Refused


@require_http_methods(["GET", "POST"])
def question_list(request: HttpRequest, slug: str) -> HttpResponse:
    seminar = visible_seminar(request, slug)
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            question = ask(
                seminar=seminar,
                text=form.cleaned_data["text"],
                language=get_language() or "pl",
                by=request.visitor_joining(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your question is on the wall. Thank you."))
            return redirect(question)
    shown = queries.questions_shown(seminar, here(request, seminar))
    context = {
        "seminar": seminar,
        "form": form,
        "asking": may_ask(seminar),
        "page": Paginator(shown, 30).get_page(request.GET.get("page")),
        "hidden": seminar.questions.exclude(hidden_at=None),
        "organising": may_organise(request.user, seminar),
    }
    return render(request, "seminars/question_list.html", context)


@require_GET
def question_detail(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    seminar = visible_seminar(request, slug)
    known = queries.questions_of(seminar, here(request, seminar))
    question = get_object_or_404(known, number=number)
    organising = may_organise(request.user, seminar)
    context = {
        "seminar": seminar,
        "question": question,
        "asking": may_ask_too(question),
        "organising": organising,
        "readable": organising or question.is_own or not question.is_hidden,
    }
    return render(request, "seminars/question_detail.html", context)


@require_POST
def question_too(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    seminar = visible_seminar(request, slug)
    question = get_object_or_404(seminar.questions, number=number)
    if "take_back" in request.POST:
        take_back(question=question, by=request.visitor_joining())
        messages.success(request, _("Taken back: you no longer ask this."))
    else:
        ask_too(question=question, by=request.visitor_joining())
        messages.success(request, _("Counted: you ask this too."))
    return redirect(question)
