"""One's own card, on one page."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from gromada.ledger.queries import subjects_at
from gromada.people import actions, queries
from gromada.people.forms import ChangeLineForm, LineForm
from gromada.people.models import CardLine
from gromada.verdict import Refused


@login_required
def card(request: HttpRequest) -> HttpResponse:
    form = LineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.add_line(**form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The line is on your card."))
            return redirect("people:card")
    return card_page(request, form=form)


def card_page(
    request: HttpRequest, *, form: LineForm, changed: tuple[int, ChangeLineForm] | None = None
) -> HttpResponse:
    """The card with a form for each line; ``changed`` is the one to be mended."""
    forms = dict([changed]) if changed else {}
    lines = [(line, forms.get(line.pk) or form_of(line)) for line in queries.lines_of(request.user)]
    places = list(queries.places_of(request.user))
    names = subjects_at([place.holder for place in places], request.user)
    context = {
        "form": form,
        "kinds": [
            (kind.label, [(line, own) for line, own in lines if line.kind == kind])
            for kind in CardLine.Kind
        ],
        "n_lines": len(lines),
        "places": [(place, names[place.holder]) for place in places if place.holder in names],
    }
    status = 422 if form.errors or changed else 200
    return render(request, "people/card.html", context, status=status)


def form_of(line: CardLine) -> ChangeLineForm:
    said = {"text": line.text, "audience": line.audience, "language": line.language}
    form = ChangeLineForm(initial=said, prefix=f"line{line.pk}")
    form.fields["language"].initial = line.language
    return form


@login_required
@require_POST
def card_line_change(request: HttpRequest, pk: int) -> HttpResponse:
    line = get_object_or_404(queries.lines_of(request.user), pk=pk)
    form = ChangeLineForm(request.POST, prefix=f"line{pk}")
    if not form.is_valid():
        return card_page(request, form=LineForm(), changed=(pk, form))
    actions.change_line(line=line, **form.cleaned_data, by=request.user)
    messages.success(request, _("Saved."))
    return redirect("people:card")


@login_required
@require_POST
def card_line_remove(request: HttpRequest, pk: int) -> HttpResponse:
    line = get_object_or_404(queries.lines_removable_by(request.user), pk=pk)
    actions.remove_line(line=line, by=request.user)
    messages.success(request, _("The line is deleted. Nothing of it is kept."))
    return redirect("people:card")


@login_required
@require_POST
def card_remove(request: HttpRequest) -> HttpResponse:
    actions.remove_card(by=request.user)
    messages.success(request, _("Your card is deleted. Nothing of it is kept."))
    return redirect("people:card")
