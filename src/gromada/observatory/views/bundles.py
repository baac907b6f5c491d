"""Our own bundle for others, and theirs for us."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from gromada.formats.bundle import write_bundle
from gromada.observatory.actions import import_bundle, remove_bundle, this_installation
from gromada.observatory.forms import BundleForm, ReasonForm
from gromada.observatory.permissions import may_import
from gromada.observatory.queries import bundles_visible_to, own_bundle
from gromada.verdict import Refused


def bundle_list(request):
    person = request.visitor.person
    context = {
        "bundles": bundles_visible_to(person).annotate(number=Count("cases")),
        "may_import": may_import(person),
    }
    return render(request, "observatory/bundle_list.html", context)


def bundle_file(request):
    content = write_bundle(own_bundle(this_installation()))
    answer = HttpResponse(content, content_type="application/json")
    answer["Content-Disposition"] = 'attachment; filename="gromada-bundle.json"'
    return answer


@login_required
def bundle_import(request):
    may_import(request.user).require()
    form = BundleForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        content = form.cleaned_data["file"].read()
        try:
            arrival = import_bundle(
                content=content, label=form.cleaned_data["label"], by=request.user
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(
                request,
                _("The cases are here and are compared from now on.")
                if arrival.changed
                else _("This very bundle is here already; nothing changed."),
            )
            return redirect(arrival.bundle)
    return render(request, "observatory/bundle_form.html", {"form": form})


@login_required
def bundle_remove(request, pk):
    may_import(request.user).require()
    bundle = get_object_or_404(bundles_visible_to(request.user), pk=pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        remove_bundle(bundle=bundle, reason=form.cleaned_data["reason"], by=request.user)
        messages.success(request, _("These cases are not compared any more."))
        return redirect("observatory:bundle_list")
    return render(request, "observatory/bundle_remove.html", {"form": form, "bundle": bundle})
