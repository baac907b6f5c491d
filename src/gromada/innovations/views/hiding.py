"""Operators take out of sight what breaks the rules, or bring it back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gromada.innovations.actions import hide, show_again
from gromada.innovations.forms import ReasonForm
from gromada.innovations.permissions import may_hide
from gromada.innovations.queries import challenges_visible_to, innovations_visible_to


@login_required
def innovation_hide(request, slug):
    return hiding_page(request, get_object_or_404(innovations_visible_to(request.user), slug=slug))


@login_required
def challenge_hide(request, slug):
    return hiding_page(request, get_object_or_404(challenges_visible_to(request.user), slug=slug))


def hiding_page(request, thing):
    may_hide(request.user).require()
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        act = show_again if thing.is_hidden else hide
        act(thing=thing, **form.cleaned_data, by=request.user)
        messages.success(request, _("Done. The reason is in the public record."))
        return redirect(thing)
    return render(request, "innovations/hide_form.html", {"form": form, "thing": thing})
