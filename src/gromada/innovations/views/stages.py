"""Reporting a stage, and correcting what was reported."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gromada.innovations.actions import correct_stage, reach_stage
from gromada.innovations.forms import StageForm
from gromada.innovations.permissions import may_correct, may_report_stage
from gromada.innovations.queries import innovations_visible_to


@login_required
def stage_report(request, slug):
    innovation = get_object_or_404(innovations_visible_to(request.user), slug=slug)
    may_report_stage(request.user, innovation).require()
    form = StageForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        reach_stage(innovation=innovation, **form.cleaned_data, by=request.user)
        messages.success(request, _("The stage is in the public record."))
        return redirect(innovation)
    context = {"form": form, "innovation": innovation}
    return render(request, "innovations/stage_form.html", context)


@login_required
def stage_correct(request, slug, pk):
    innovation = get_object_or_404(innovations_visible_to(request.user), slug=slug)
    event = get_object_or_404(innovation.events, pk=pk)
    may_correct(request.user, event).require()
    said = ["stage", "happened_on", "helped", "hindered", "organisation"]
    known = {name: getattr(event, name) for name in said}
    form = StageForm(request.POST or None, initial=known, person=request.user)
    if request.method == "POST" and form.is_valid():
        correct_stage(event=event, **form.cleaned_data, by=request.user)
        messages.success(request, _("Corrected. What was said before can still be read."))
        return redirect(innovation)
    context = {"form": form, "innovation": innovation, "event": event}
    return render(request, "innovations/stage_form.html", context)
