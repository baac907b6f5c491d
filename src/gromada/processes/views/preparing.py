"""Preparing a process: a draft that its hosts edit until they publish it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from gromada.people.models import Person
from gromada.processes.actions import create_process, edit_process
from gromada.processes.forms import Phases, PhasesForm, ProcessForm, planned
from gromada.processes.models import Process
from gromada.processes.permissions import may_create, may_edit
from gromada.processes.views.access import own_process
from gromada.verdict import Refused


@login_required
def process_create(request):
    may_create(request.user).require()
    return draft_page(request, Process())


@login_required
def process_edit(request, slug):
    process = own_process(request, slug)
    may_edit(request.user, process).require()
    return draft_page(request, process)


def draft_page(request, process):
    """The form of a draft; "add a phase" brings one more row and keeps what was typed."""
    is_new = process.pk is None
    typed = one_more(request.POST) if "add_phase" in request.POST else request.POST or None
    form = ProcessForm(typed, instance=process)
    phases: Phases = PhasesForm(typed, initial=[] if is_new else planned(process), prefix="phases")
    saving = request.method == "POST" and "add_phase" not in request.POST
    if saving and all([form.is_valid(), phases.is_valid()]):
        try:
            draft = save_draft(process, form.cleaned_data, phases.plans(), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("The draft is saved. Only the hosts and people with a seat see it.")
            )
            return redirect("processes:host_desk", draft.slug)
    context = {"form": form, "phases": phases, "process": None if is_new else process}
    return render(request, "processes/process_form.html", context)


def save_draft(process: Process, facts: dict, plans: list, *, by: Person) -> Process:
    if process.pk is None:
        return create_process(**facts, phases=plans, by=by)
    return edit_process(process=process, facts=facts, phases=plans, by=by)


def one_more(typed):
    """What was typed, with room for another phase."""
    rows = typed.copy()
    shown = rows.get("phases-TOTAL_FORMS", "")
    rows["phases-TOTAL_FORMS"] = str(int(shown) + 1 if shown.isdecimal() and len(shown) < 4 else 1)
    return rows
