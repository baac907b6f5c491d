"""The organiser's pages."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from gromada.seminars import queries
from gromada.seminars.actions import (
    cancel_seminar,
    create_seminar,
    download_sign_ups,
    edit_seminar,
    publish_seminar,
    tell_outcome,
)
from gromada.seminars.forms import CancelForm, OutcomeForm, SeminarForm
from gromada.seminars.permissions import (
    may_cancel,
    may_create,
    may_edit,
    may_publish,
    may_tell_outcome,
)
from gromada.seminars.views.finding import organised_seminar
from gromada.verdict import Refused


@login_required
@require_GET
def seminar_manage(request: HttpRequest, slug: str) -> HttpResponse:
    seminar = organised_seminar(request, slug)
    sign_ups = queries.sign_ups_of(seminar)
    context = {
        "seminar": seminar,
        "when": queries.when_words(seminar),
        "places": queries.places_of(seminar),
        "sign_ups": sign_ups,
        "names_kept": any(each.name for each in sign_ups),
        "questions": queries.questions_of(seminar),
        "editing": may_edit(request.user, seminar),
        "publishing": may_publish(request.user, seminar),
        "cancelling": may_cancel(request.user, seminar),
        "telling": may_tell_outcome(request.user, seminar),
    }
    return render(request, "seminars/seminar_manage.html", context)


@login_required
def seminar_create(request: HttpRequest) -> HttpResponse:
    may_create(request.user).require()
    own = queries.organisations_of(request.user)
    form = SeminarForm(request.POST or None, organisations=own)
    if request.method == "POST" and form.is_valid():
        seminar = create_seminar(**form.cleaned_data, by=request.user)
        messages.success(request, _("The draft is saved. Only the organiser sees it."))
        return redirect("seminars:seminar_manage", seminar.slug)
    return render(request, "seminars/seminar_form.html", {"form": form})


@login_required
def seminar_edit(request: HttpRequest, slug: str) -> HttpResponse:
    seminar = organised_seminar(request, slug)
    may_edit(request.user, seminar).require()
    form = SeminarForm(
        request.POST or None, instance=seminar, organisations=queries.organisations_of(request.user)
    )
    if request.method == "POST" and form.is_valid():
        # the form has changed its own copy: the action compares with what is stored
        seminar = edit_seminar(seminar=seminar, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved. People who signed up are told of a new time or place."))
        return redirect("seminars:seminar_manage", seminar.slug)
    return render(request, "seminars/seminar_form.html", {"form": form, "seminar": seminar})


@login_required
@require_POST
def seminar_publish(request: HttpRequest, slug: str) -> HttpResponse:
    seminar = organised_seminar(request, slug)
    try:
        publish_seminar(seminar=seminar, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("seminars:seminar_manage", seminar.slug)
    messages.success(request, _("The seminar is published, and people can sign up."))
    return redirect(seminar)


@login_required
def seminar_cancel(request: HttpRequest, slug: str) -> HttpResponse:
    seminar = organised_seminar(request, slug)
    may_cancel(request.user, seminar).require()
    form = CancelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        cancel_seminar(seminar=seminar, **form.cleaned_data, by=request.user)
        messages.success(request, _("The seminar is cancelled. Everybody who signed up is told."))
        return redirect("seminars:seminar_manage", seminar.slug)
    context = {"form": form, "seminar": seminar, "places": queries.places_of(seminar)}
    return render(request, "seminars/seminar_cancel.html", context)


@login_required
def seminar_outcome(request: HttpRequest, slug: str) -> HttpResponse:
    seminar = organised_seminar(request, slug)
    may_tell_outcome(request.user, seminar).require()
    form = OutcomeForm(request.POST or None, instance=seminar)
    if request.method == "POST" and form.is_valid():
        tell_outcome(seminar=seminar, **form.cleaned_data, by=request.user)
        messages.success(request, _("What came of it now stands first on the page."))
        return redirect(seminar)
    return render(request, "seminars/seminar_outcome.html", {"form": form, "seminar": seminar})


@login_required
@require_POST
def sign_up_download(request: HttpRequest, slug: str) -> HttpResponse:
    seminar = organised_seminar(request, slug)
    table = download_sign_ups(seminar=seminar, by=request.user)
    headers = {"Content-Disposition": f'attachment; filename="{seminar.slug}-sign-ups.csv"'}
    return HttpResponse(table, content_type="text/csv; charset=utf-8", headers=headers)
