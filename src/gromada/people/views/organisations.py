"""Organisations, their members, and the way in by invitation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gromada.people import actions, permissions, queries
from gromada.people.forms import InvitationForm, OrganisationForm
from gromada.people.models import Membership
from gromada.verdict import Refused


def organisation_list(request: HttpRequest) -> HttpResponse:
    context = {
        "organisations": queries.organisations(),
        "may_open": permissions.may_open_organisation(request.visitor.person),
    }
    return render(request, "people/organisation_list.html", context)


def organisation_detail(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = queries.organisation_at(slug)
    if organisation is None:
        raise Http404
    person = request.visitor.person
    context = {
        "organisation": organisation,
        "doings": queries.doings_of(organisation, person),
        "may_change": permissions.may_change_organisation(person, organisation),
        "may_invite": permissions.may_invite(person, organisation),
        "invitation_form": InvitationForm(),
    }
    if context["may_invite"]:
        context["invitations"] = queries.invitations_now(organisation.pk)
    if permissions.may_see_members(person, organisation):
        context["members"] = queries.members_now(organisation.pk)
    return render(request, "people/organisation_detail.html", context)


@login_required
def organisation_create(request: HttpRequest) -> HttpResponse:
    permissions.may_open_organisation(request.user).require()
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        organisation = actions.open_organisation(**form.cleaned_data, by=request.user)
        messages.success(request, _("The organisation is here. Invite its first steward now."))
        return redirect("people:organisation_detail", organisation.slug)
    return render(request, "people/organisation_form.html", {"form": form})


@login_required
def organisation_edit(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = get_object_or_404(queries.organisations(), slug=slug)
    permissions.may_change_organisation(request.user, organisation).require()
    form = OrganisationForm(request.POST or None, instance=organisation)
    if request.method == "POST" and form.is_valid():
        actions.change_organisation(organisation=organisation, **form.cleaned_data, by=request.user)
        messages.success(request, _("Saved."))
        return redirect("people:organisation_detail", organisation.slug)
    context = {"form": form, "organisation": organisation}
    return render(request, "people/organisation_form.html", context)


@login_required
@require_POST
def organisation_invite(request: HttpRequest, slug: str) -> HttpResponse:
    organisation = get_object_or_404(queries.organisations(), slug=slug)
    permissions.may_invite(request.user, organisation).require()
    form = InvitationForm(request.POST)
    if form.is_valid():
        try:
            actions.invite(organisation=organisation, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The invitation is on its way."))
            return redirect("people:organisation_detail", slug)
    context = {"organisation": organisation, "form": form}
    return render(request, "people/invitation_form.html", context)


@login_required
@require_POST
def invitation_withdraw(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """The link that was sent works no longer."""
    organisation = get_object_or_404(queries.organisations(), slug=slug)
    permissions.may_invite(request.user, organisation).require()
    offered = get_object_or_404(queries.open_invitations(organisation), pk=pk)
    actions.withdraw_invitation(invitation=offered, by=request.user)
    messages.success(request, _("The invitation is withdrawn. Its link works no longer."))
    return redirect("people:organisation_detail", slug)


@login_required
def membership_end(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    """Asks once more, then ends a membership."""
    organisation = get_object_or_404(queries.organisations(), slug=slug)
    members = queries.members_of(organisation)
    if not permissions.may_see_members(request.user, organisation):
        raise Http404
    membership: Membership = get_object_or_404(members, pk=pk)
    verdict = permissions.may_end_membership(request.user, membership)
    if request.method == "POST" and verdict:
        actions.end_membership(membership=membership, by=request.user)
        messages.success(request, _("The membership has ended."))
        return redirect("people:organisation_detail", slug)
    context = {"membership": membership, "organisation": organisation, "verdict": verdict}
    return render(request, "people/membership_end.html", context)


def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What an invitation offers, and the button that accepts it."""
    offered = queries.invitation_by(token)
    if offered is None:
        return render(request, "people/invitation_gone.html", status=404)
    verdict = permissions.may_accept(request.visitor.person, offered)
    if request.method == "POST" and verdict:
        membership = actions.accept_invitation(invitation=offered, by=request.user)
        messages.success(request, _("Welcome. You are a member now."))
        return redirect("people:organisation_detail", membership.organisation.slug)
    context = {"invitation": offered, "verdict": verdict}
    return render(request, "people/invitation.html", context)
