"""What organisers do with questions."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gromada.seminars.actions import carry_over, hide_question, restore_question
from gromada.seminars.forms import CarryForm, HideForm, RestoreForm
from gromada.seminars.models import Question
from gromada.seminars.permissions import may_carry, may_hide, may_restore
from gromada.seminars.queries import processes_to_carry_into
from gromada.seminars.views.finding import organised_seminar


@login_required
def question_hide(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    question = organised_question(request, slug, number)
    may_hide(request.user, question).require()
    form = HideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hide_question(question=question, **form.cleaned_data, by=request.user)
        messages.success(request, _("The question is hidden. The reason stays on the wall."))
        return redirect(question)
    context = {"form": form, "question": question, "seminar": question.seminar, "hiding": True}
    return render(request, "seminars/reason_form.html", context)


@login_required
def question_restore(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    question = organised_question(request, slug, number)
    may_restore(request.user, question).require()
    form = RestoreForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        restore_question(question=question, **form.cleaned_data, by=request.user)
        messages.success(request, _("The question is on the wall again."))
        return redirect(question)
    context = {"form": form, "question": question, "seminar": question.seminar}
    return render(request, "seminars/reason_form.html", context)


@login_required
def question_carry(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    question = organised_question(request, slug, number)
    may_carry(request.user, question).require()
    processes = processes_to_carry_into(request.user)
    form = CarryForm(request.POST or None, initial={"text": question.text}, processes=processes)
    if request.method == "POST" and form.is_valid():
        carry_over(
            question=question,
            process=form.cleaned_data["process"],
            text=form.cleaned_data["text"],
            by=request.user,
        )
        messages.success(request, _("The question is now an input of the process."))
        return redirect(question)
    context = {
        "form": form,
        "question": question,
        "seminar": question.seminar,
        "processes": processes,
    }
    return render(request, "seminars/question_carry.html", context)


def organised_question(request: HttpRequest, slug: str, number: int) -> Question:
    seminar = organised_seminar(request, slug)
    question = get_object_or_404(seminar.questions, number=number)
    question.seminar = seminar
    return question
