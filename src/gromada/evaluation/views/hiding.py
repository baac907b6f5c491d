"""Operators take a study that breaks the rules out of sight, or bring it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gromada.evaluation.actions import hide_study, show_study_again
from gromada.evaluation.queries import studies_visible_to
from gromada.innovations.forms import ReasonForm
from gromada.innovations.permissions import may_hide


@login_required
def study_hide(request: HttpRequest, pk: int) -> HttpResponse:
    may_hide(request.user).require()
    study = get_object_or_404(studies_visible_to(request.user), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = show_study_again if study.is_hidden else hide_study
        act(study=study, **form.cleaned_data, by=request.user)
        messages.success(request, _("Done. The reason is in the public record."))
        return redirect(study)
    status = 422 if form.errors else 200
    context = {"form": form, "thing": study}
    return render(request, "innovations/hide_form.html", context, status=status)
