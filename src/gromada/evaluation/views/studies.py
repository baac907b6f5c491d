"""Studies: the list, registering one, its page, its data and its downloads."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gromada.cli.evaluate.document import evaluation_as_json
from gromada.cli.evaluate.page import evaluation_report
from gromada.evaluation import queries
from gromada.evaluation.actions import add_data, compute_again, register_study
from gromada.evaluation.forms import DataForm, StudyForm
from gromada.evaluation.forms.examples import COLUMNS, EXAMPLES, columns_of, example_table
from gromada.evaluation.models import Study, StudyData
from gromada.evaluation.models.study import language_now
from gromada.evaluation.permissions import may_add_data, may_compute_again
from gromada.evaluation.views.findings import result_in_parts
from gromada.innovations.permissions import may_hide
from gromada.ledger.queries import kept
from gromada.people.actions import spend
from gromada.verdict import Refused

# a report stands alone: its one style sheet is inside, and it may load nothing
REPORT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_GET
def study_list(request: HttpRequest) -> HttpResponse:
    studies = queries.with_data(queries.studies_visible_to(request.user))
    page = Paginator(studies, 12).get_page(request.GET.get("page"))
    context = {
        "studies": [queries.standing_of_study(study) for study in page],
        "page": page,
        "things": queries.things_at({study.about for study in page}, request.user),
    }
    return render(request, "evaluation/study_list.html", context)


def kept_result(answered: StudyData) -> dict[str, Any]:
    name = f"evaluation.result:{answered.address}"
    return kept(name, partial(result_in_parts, answered))


@login_required
def study_register(request: HttpRequest) -> HttpResponse:
    start = {"about": request.GET.get("about", ""), "study": EXAMPLES["synthetic-control"]}
    things = queries.things_to_study(request.user)
    form = StudyForm(request.POST or None, request.FILES or None, initial=start, things=things)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        try:
            study = register_study(
                study_file=facts["study"],
                title_pl=facts["title_pl"],
                title_en=facts["title_en"],
                about=facts["about"],
                data_due_on=facts["data_due_on"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The study is registered. From now on it cannot change."))
            return redirect(study)
    context = {"form": form, "examples": EXAMPLES, "columns": COLUMNS}
    status = 422 if form.errors else 200
    return render(request, "evaluation/study_form.html", context, status=status)


@require_GET
def study_detail(request: HttpRequest, pk: int) -> HttpResponse:
    study = study_at(request, pk)
    if study.is_hidden:
        context = {"study": study, "hiding": may_hide(request.user)}
        return render(request, "evaluation/study_hidden.html", context)
    return render(request, "evaluation/study_detail.html", context_of(request, study))


@require_GET
def study_progress(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the page that changes while a study is computed."""
    context = context_of(request, study_at(request, pk))
    if not request.headers.get("HX-Request"):
        return redirect(context["study"])
    answer = render(request, "evaluation/_progress.html", context)
    if not context["standing"].latest or not context["standing"].latest.is_waiting:
        answer["HX-Refresh"] = "true"
    return answer


def study_at(request: HttpRequest, pk: int) -> Study:
    return get_object_or_404(queries.with_data(queries.studies_visible_to(request.user)), pk=pk)


def context_of(request: HttpRequest, study: Study) -> dict:
    standing = queries.standing_of_study(study)
    latest, answered = standing.latest, standing.answered
    thing = queries.thing_at(study.about, request.user)
    return {
        "study": study,
        "standing": standing,
        "thing": thing,
        "registration": queries.registration_of(study),
        "result": answered and kept_result(answered),
        "earlier": [row for row in study.data.all() if row != latest],
        "adding": may_add_data(request.user, study, thing),
        "again": may_compute_again(request.user, latest) if latest else None,
        "hiding": may_hide(request.user),
    }


@login_required
def data_add(request: HttpRequest, pk: int) -> HttpResponse:
    study = get_object_or_404(queries.studies_visible_to(request.user), pk=pk)
    may_add_data(request.user, study).require()
    form = DataForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["data"]
        try:
            spend(limit="evaluation.uploads", key=request.user.address).require()
            add_data(study=study, name=upload.name, content=upload.read(), by=request.user)
        except Refused as refusal:
            form.add_error("data", str(refusal))
        else:
            messages.success(request, _("The data are here. What they say is being computed."))
            return redirect(study)
    context = {
        "form": form,
        "study": study,
        "columns": columns_of(study.asked, language_now()),
        "example": example_table(study.asked),
    }
    status = 422 if form.errors else 200
    return render(request, "evaluation/data_form.html", context, status=status)


@login_required
@require_POST
def data_again(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    # not study=pk: Django asks the database even for a number that is too large for it
    every = StudyData.objects.select_related("study")
    data = get_object_or_404(every, study__pk=pk, number=number)
    compute_again(data=data, by=request.user)
    messages.success(request, _("It is being computed once more."))
    return redirect(data.study)


@require_GET
def study_json(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    data = answered_data(pk, number)
    document = evaluation_as_json(data.evaluation, data.study.asked, input_sha256=data.sha256)
    options = {"ensure_ascii": False, "allow_nan": False, "indent": 1}
    answer = JsonResponse(document, json_dumps_params=options)
    answer["Content-Disposition"] = f'attachment; filename="study-{pk}-{number}.json"'
    return answer


@require_GET
def study_report(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    data = answered_data(pk, number)
    page = evaluation_report(
        data.evaluation, data.study.asked, input_sha256=data.sha256, language=language_now()
    )
    answer = HttpResponse(page)
    answer["Content-Disposition"] = f'attachment; filename="study-{pk}-{number}.html"'
    answer["Content-Security-Policy"] = REPORT_POLICY
    return answer


@require_GET
def study_file(request: HttpRequest, pk: int) -> HttpResponse:
    study = get_object_or_404(Study, pk=pk)
    if study.is_hidden:
        may_hide(request.user).require()
    answer = HttpResponse(study.study_file, content_type="application/toml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="study-{pk}.toml"'
    return answer


def answered_data(pk: int, number: int) -> StudyData:
    found = StudyData.objects.select_related("study").defer("content")
    data = found.filter(study__pk=pk, number=number, study__hidden_at=None).first()
    if data is None or not data.is_done:
        raise Http404
    return data
