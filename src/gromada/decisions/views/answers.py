"""Writing an answer, and reading it a second time."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gromada.decisions.actions import (
    accept_answer,
    draft_answer,
    hand_in,
    send_back,
    take_back,
    take_out,
)
from gromada.decisions.forms import AnswerForm, NoteForm
from gromada.decisions.models import Answer
from gromada.decisions.permissions import (
    may_change_cluster,
    may_check,
    may_draft,
    may_take_back,
)
from gromada.decisions.queries import answers_of, answers_with_parts, clusters_of, remarks_of
from gromada.decisions.queries.reading import fingerprint_of
from gromada.decisions.views.finding import hosted_process
from gromada.verdict import Refused

ON_A_PAGE = 30
SHOWN_AT_ONCE = 5


@login_required
def cluster_detail(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    process = hosted_process(request, slug)
    cluster = get_object_or_404(clusters_of(process), pk=pk)
    cluster.process = process
    remarks = remarks_of(process).filter(cluster=cluster)
    if "take_out" not in request.POST:
        return answer_page(request, process, cluster, remarks)
    taken_out(request, cluster)
    cluster = clusters_of(process).get(pk=pk)
    return answer_page(request, process, cluster, remarks, typed=request.POST)


def taken_out(request, cluster) -> None:
    """Take one input out, and say so; what was written meanwhile stays in the form."""
    said = request.POST["take_out"]
    number = int(said) if said.isdecimal() and len(said) < 10 else 0
    remark = cluster.remarks.filter(number=number).first()
    if remark is None:
        return
    try:
        take_out(remark=remark, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(remark)s is on its own again.") % {"remark": remark})


@login_required
def remark_answer(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    process = hosted_process(request, slug)
    remark = get_object_or_404(remarks_of(process), number=number)
    remark.process = process
    if remark.cluster is not None:
        return redirect("decisions:cluster_detail", slug, remark.cluster.pk)
    return answer_page(request, process, remark, remarks_of(process).filter(pk=remark.pk))


def answer_page(request, process, about, remarks, typed=None) -> HttpResponse:
    """What people wrote, the answer in work, and what was answered before.

    ``typed``: what stood in the form while something else was done on this page.
    """
    answers = answers_of(about)
    in_work = next((answer for answer in answers if answer.is_in_work), None)
    verdict = may_draft(request.user, process, about)
    form = AnswerForm(request.POST or None, initial=written_so_far(answers))
    if typed and verdict:
        form = AnswerForm(initial=typed)
    if typed is None and form.is_valid():
        try:
            answer = draft_answer(
                process=process, about=about, **form.cleaned_data, by=request.user
            )
            if "hand_in" in request.POST:
                hand_in(answer=answer, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return written(request, process, answer, handed_in="hand_in" in request.POST)
    is_cluster = hasattr(about, "title")
    context = {
        "process": process,
        "about": about,
        "cluster": about if is_cluster else None,
        "remark": None if is_cluster else about,
        **what_people_wrote(request, remarks),
        "in_work": in_work,
        "answers": [answer for answer in answers if not answer.is_in_work],
        "form": form,
        "verdict": verdict,
        "may_change": may_change_cluster(request.user, about) if is_cluster else None,
    }
    return render(request, "decisions/answer_form.html", context)


def what_people_wrote(request, remarks) -> dict[str, object]:
    """One page of inputs: the first few to be seen at once, the rest folded."""
    page = Paginator(remarks.order_by("number"), ON_A_PAGE).get_page(request.GET.get("page"))
    rows = list(page)
    return {"page": page, "shown": rows[:SHOWN_AT_ONCE], "folded": rows[SHOWN_AT_ONCE:]}


def written_so_far(answers: list[Answer]) -> dict[str, str]:
    """What the form holds at first: the answer in work, or the one in force to correct."""
    return {"disposition": answers[0].disposition, "reason": answers[0].reason} if answers else {}


def written(request, process, answer, *, handed_in) -> HttpResponse:
    if not handed_in:
        messages.success(request, _("The draft is kept. Nobody else is asked yet."))
        return redirect(request.path)
    messages.success(
        request, _("Handed in. A second person of your side reads it; then everybody gets it.")
    )
    return redirect("decisions:answer_desk", process.slug)


@login_required
def answer_check(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    process = hosted_process(request, slug)
    rows = answers_with_parts(process.drafted_answers.all())
    answer = get_object_or_404(rows, pk=pk)
    answer.process = process
    form = NoteForm(request.POST if "send_back" in request.POST else None)
    if request.method == "POST":
        try:
            if done := read(request, answer, form):
                messages.success(request, done)
                return redirect("decisions:answer_desk", slug)
        except Refused as refusal:
            messages.error(request, str(refusal))
            if not form.is_bound:
                return redirect("decisions:answer_check", slug, pk)
            answer.refresh_from_db()
    remarks = remarks_of(process)
    remarks = (
        remarks.filter(cluster=answer.cluster) if answer.cluster else
        remarks.filter(pk=answer.remark_id)
    )  # fmt: skip
    context = {
        "process": process,
        "answer": answer,
        "read": fingerprint_of(answer),
        "form": form,
        "verdict": may_check(request.user, answer),
        "may_take_back": may_take_back(request.user, answer),
        **what_people_wrote(request, remarks),
    }
    return render(request, "decisions/answer_check.html", context)


def read(request, answer, form) -> str:
    """Do what the second reader, or the author, pressed; empty when the form wants more."""
    if "take_back" in request.POST:
        take_back(answer=answer, by=request.user)
        return _("The answer is with you again.")
    if "accept" in request.POST:
        count = accept_answer(
            answer=answer, read=request.POST.get("read", ""), by=request.user
        ).remark_count
        sentence = ngettext(
            "Accepted. %(count)d input is answered.",
            "Accepted. %(count)d inputs are answered.",
            count,
        )
        return sentence % {"count": count}
    if form.is_valid():
        send_back(answer=answer, note=form.cleaned_data["note"], by=request.user)
        return _("Sent back. The author is told what is missing.")
    return ""
