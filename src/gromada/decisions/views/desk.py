"""The desk of answers: what waits, put together and shared out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gromada.decisions.actions import add_to_cluster, give_to, make_cluster, set_term
from gromada.decisions.forms import SortForm, TermForm
from gromada.decisions.permissions import may_answer, may_prepare
from gromada.decisions.queries import (
    desk_of,
    first_loose,
    loose_in_order,
    people_who_answer,
    suggested_clusters,
    term_of,
    who_reads,
)
from gromada.decisions.views.finding import hosted_process
from gromada.verdict import Refused

ON_A_PAGE = 30
SUGGESTED_AT_ONCE = 12


@login_required
def answer_desk(request: HttpRequest, slug: str) -> HttpResponse:
    return desk_page(request, hosted_process(request, slug))


def desk_page(request, process, form=None) -> HttpResponse:
    """The desk; with the form as it was sent, when it could not be done."""
    people = people_who_answer(process)
    desk = desk_of(process, request.user)
    for answer in desk.to_check:
        answer.who_reads = who_reads(answer, people, request.user)
    loose, is_mine = first_loose(process.pk), request.GET.get("who") == "mine"
    shown = loose_in_order(process, loose, owner=request.user if is_mine else None)
    context = {
        "process": process,
        "desk": desk,
        "may_answer": may_answer(request.user, process),
        "may_prepare": may_prepare(request.user, process),
        "alike": suggested_clusters(loose)[:3],
        "page": Paginator(shown, ON_A_PAGE).get_page(request.GET.get("page")),
        "form": form or SortForm(process=process, people=people, clusters=desk.clusters),
        "ticked": form.ticked if form else set(),
        "term": term_of(process),
        "who": "mine" if is_mine else "",
        "rest": "who=mine" if is_mine else "",
    }
    return render(request, "decisions/answer_desk.html", context)


@login_required
def remarks_sort(request: HttpRequest, slug: str) -> HttpResponse:
    """Do with the ticked remarks what the pressed button says."""
    process = hosted_process(request, slug)
    if request.method != "POST":
        # a link on the page of a form that was sent back
        desk = reverse("decisions:answer_desk", args=[slug])
        return redirect(f"{desk}?{request.GET.urlencode()}")
    form = SortForm(request.POST, process=process, people=people_who_answer(process))
    if form.is_valid():
        try:
            return sorted_out(request, process, form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    return desk_page(request, process, form)


def sorted_out(request, process, chosen) -> HttpResponse:
    if "give" in request.POST:
        return given(request, process, chosen)
    cluster, remarks = chosen["cluster"], chosen["remarks"]
    if cluster is None:
        title = chosen["title"]
        cluster = make_cluster(process=process, title=title, remarks=remarks, by=request.user)
    else:
        add_to_cluster(cluster=cluster, remarks=remarks, by=request.user)
    return redirect(cluster)


def given(request, process, chosen) -> HttpResponse:
    people = {person.pk: person for person in people_who_answer(process)}
    owner = people.get(chosen["owner"])
    count = give_to(process=process, remarks=chosen["remarks"], owner=owner, by=request.user)
    words = {"count": count, "person": owner or _("nobody yet")}
    sentence = ngettext(
        "%(count)d input is now with: %(person)s.",
        "%(count)d inputs are now with: %(person)s.",
        count,
    )
    messages.success(request, sentence % words)
    return redirect("decisions:answer_desk", process.slug)


@login_required
def alike_list(request: HttpRequest, slug: str) -> HttpResponse:
    process = hosted_process(request, slug)
    groups = suggested_clusters(first_loose(process.pk))
    context = {
        "process": process,
        "groups": groups[:SUGGESTED_AT_ONCE],
        "more": max(len(groups) - SUGGESTED_AT_ONCE, 0),
        "may_answer": may_answer(request.user, process),
    }
    return render(request, "decisions/alike_list.html", context)


@login_required
def term_set(request: HttpRequest, slug: str) -> HttpResponse:
    process = hosted_process(request, slug)
    may_answer(request.user, process).require()
    term = term_of(process)
    form = TermForm(request.POST or None, initial={"days": term.days, "last_day": term.last_day})
    if request.method == "POST" and form.is_valid():
        set_term(process=process, **form.cleaned_data, by=request.user)
        messages.success(request, _("The term is set. What came before keeps the day it had."))
        return redirect("decisions:answer_desk", slug)
    return render(request, "decisions/term_form.html", {"process": process, "form": form})
