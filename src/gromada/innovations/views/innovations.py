"""Innovations: what there is, one of them, registering and describing."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gromada.innovations.actions import change_innovation, register_innovation
from gromada.innovations.forms import FirstStageForm, InnovationForm
from gromada.innovations.permissions import may_change_innovation, may_hide, may_register
from gromada.innovations.queries import (
    bring_parts,
    current_event,
    grew_from,
    innovation_at,
    innovations_visible_to,
    with_events,
)
from gromada.verdict import Refused

A_PAGE = 30


def innovation_list(request):
    innovations = with_events(innovations_visible_to(request.visitor.person))
    page = Paginator(innovations, A_PAGE).get_page(request.GET.get("page"))
    shown = [(innovation, current_event(innovation)) for innovation in page]
    return render(request, "innovations/innovation_list.html", {"page": page, "shown": shown})


def innovation_detail(request, slug):
    person = request.visitor.person
    innovation = innovation_at(slug, person)
    if innovation is None:
        raise Http404
    bring_parts(innovation)
    context = {
        "innovation": innovation,
        "events": list(innovation.events.all())[::-1],
        "current": current_event(innovation),
        "grown": grew_from(innovation, person),
        "may_change": may_change_innovation(person, innovation),
        "may_hide": may_hide(person),
    }
    return render(request, "innovations/innovation_detail.html", context)


@login_required
def innovation_create(request):
    may_register(request.user).require()
    form = InnovationForm(request.POST or None, person=request.user)
    first = FirstStageForm(request.POST or None, initial={"came_from": request.GET.get("from")})
    if request.method == "POST" and all([form.is_valid(), first.is_valid()]):
        facts = first.cleaned_data
        source = facts.pop("came_from")
        try:
            innovation = register_innovation(
                **form.cleaned_data,
                **facts,
                because=[source] if source else [],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The innovation is registered. Everyone can see it."))
            return redirect(innovation)
    context = {"form": form, "first": first}
    return render(request, "innovations/innovation_form.html", context)


@login_required
def innovation_edit(request, slug):
    innovation = get_object_or_404(innovations_visible_to(request.user), slug=slug)
    may_change_innovation(request.user, innovation).require()
    form = InnovationForm(request.POST or None, instance=innovation, person=request.user)
    if request.method == "POST" and form.is_valid():
        facts = {"challenges": [], "organisations": []} | form.cleaned_data
        change_innovation(innovation=innovation, **facts, by=request.user)
        messages.success(request, _("Saved."))
        return redirect(innovation)
    context = {"form": form, "innovation": innovation}
    return render(request, "innovations/innovation_form.html", context)
