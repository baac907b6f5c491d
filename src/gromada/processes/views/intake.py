"""Inputs: what people sent, what arrived otherwise, and the answers."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gromada.processes.actions import record_input, send_input
from gromada.processes.forms import InputForm, ReceivedInputForm
from gromada.processes.permissions import may_host, may_record_input, may_send_input
from gromada.processes.queries import (
    answer_page,
    day_words,
    intake_answered,
    intake_waiting,
    own_intake,
    page_of_all_answers,
    with_answer_days,
    with_origins,
)
from gromada.processes.views.access import hosted_process, visible_process
from gromada.verdict import Refused

A_PAGE = 10
# of what an input is about, when a page leads here
LONGEST_REFERENCE = 60


def intake_list(request, slug):
    process = visible_process(request, slug)
    is_host = bool(may_host(request.user, process))
    page = Paginator(intake_answered(process), A_PAGE).get_page(request.GET.get("page"))
    waiting = Paginator(intake_waiting(process), A_PAGE).get_page(request.GET.get("waiting"))
    own = [] if is_host else list(own_intake(process, request.visitor))
    listed = [*page, *own, *(waiting if is_host else ())]
    with_origins(listed, request.visitor.person)
    with_answer_days(process, [item for item in listed if item.is_waiting])
    context = {
        "process": process,
        "page": page,
        "waiting": waiting,
        "waiting_count": waiting.paginator.count,
        "own": own,
        "is_host": is_host,
        "all_answers": page_of_all_answers(process),
        "may_send": may_send_input(request.visitor, process),
    }
    return render(request, "processes/intake_list.html", context)


def intake_send(request, slug):
    process = visible_process(request, slug)
    verdict = may_send_input(request.visitor, process)
    about = request.GET.get("about", "")[:LONGEST_REFERENCE]
    form = InputForm(
        request.POST or None,
        initial={"text": _("About %(clause)s: ") % {"clause": about}} if about else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            item = send_input(
                process=process,
                text=form.cleaned_data["text"],
                language=get_language() or "pl",
                by=request.visitor_joining(),
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, thanks(request, item))
            return redirect("processes:intake_list", process.slug)
    context = {"process": process, "form": form, "verdict": verdict}
    return render(request, "processes/intake_form.html", context)


def thanks(request, item):
    """By which day the answer comes, and where it is seen."""
    [item] = with_answer_days(item.process, [item])
    said = _("Thank you. The answer comes by %(day)s. You will see it on this page.")
    if request.user.is_authenticated:
        said = _("Thank you. The answer comes by %(day)s: by e-mail, here and in “My matters”.")
    return said % {"day": day_words(item.answer_due_on)}


@login_required
def intake_record(request, slug):
    process = hosted_process(request, slug)
    may_record_input(request.user, process).require()
    form = ReceivedInputForm(request.POST or None, initial={"language": get_language()})
    if request.method == "POST" and form.is_valid():
        record_input(process=process, **form.cleaned_data, by=request.user)
        messages.success(request, _("The input is entered and waits for an answer."))
        return redirect("processes:intake_list", process.slug)
    return render(request, "processes/intake_record.html", {"process": process, "form": form})


@login_required
def intake_answer(request, slug, pk):
    """Two people stand behind each answer, so there is no form here for one alone."""
    process = hosted_process(request, slug)
    return redirect(answer_page(get_object_or_404(process.intake, pk=pk)))
