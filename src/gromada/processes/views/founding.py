"""Founding together: five questions, a recommended model, sides and seats, invitations.

Answers are kept in the session until the process is founded, so that going back loses nothing.
"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from gromada.charters.models import Invitation
from gromada.charters.queries import charter_of, own_seat, seats_of
from gromada.charters.queries.recommending import recommended
from gromada.methods.charter.templates import templates
from gromada.processes.actions.founding import Founders, found_process
from gromada.processes.forms import ProcessForm
from gromada.processes.forms.founding import QUESTIONS, ModelForm, PlanForm
from gromada.processes.permissions import may_edit, may_publish, may_use_desk
from gromada.processes.views.access import visible_process
from gromada.verdict import Refused

KEPT = "founding"
STEPS = [*QUESTIONS, "plan"]


@login_required
def found(request):
    """What will be asked, and the way to where one was."""
    return render(request, "processes/found.html", {"begun": bool(answers(request))})


@login_required
def found_step(request, step):
    if step not in QUESTIONS:
        raise Http404
    kept = answers(request)
    form = QUESTIONS[step](request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():
        keep(request, **form.cleaned_data)
        return redirect("processes:found_step", following(step, answers(request)))
    steps = asked(kept)
    context = {
        "form": form,
        "step": step,
        "number": steps.index(step) + 1 if step in steps else STEPS.index(step) + 1,
        "count": len(steps) - 1,  # the plan is no question
        "before": before(step, kept),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "processes/found_step.html", context, status=status)


@login_required
def found_plan(request):
    """The recommended model with its reason, then sides and seats; sending it founds."""
    kept = answers(request)
    if missing := next((step for step in asked(kept)[:-1] if not answered(step, kept)), None):
        return redirect("processes:found_step", missing)
    advice = recommended(
        table=kept["table"], consent=kept.get("consent", ""), institution=kept["institution"]
    )
    with_institution = kept["institution"] == "yes"
    if "model" in request.GET:
        choice = ModelForm(request.GET, with_institution=with_institution)
        if choice.is_valid():
            keep(request, model=choice.cleaned_data["model"])
        return redirect("processes:found_plan")
    model = chosen(kept, advice, with_institution=with_institution)
    typed = request.POST if request.method == "POST" else kept.get("plan")
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        model=model,
        filled=kept["filled"],
        person=request.user,
        initial=typed if isinstance(typed, dict) else None,
    )
    if request.method == "POST":
        keep(request, plan=without_addresses(request.POST))
        if form.is_valid() and (process := newly_founded(request, form, kept)):
            del request.session[KEPT]
            messages.success(request, _("It is founded. So far only those who take part see it."))
            return redirect("processes:founded", process.slug)
    context = {
        "form": form,
        "advice": advice,
        "model": templates()[model],
        "model_title": templates()[model].title[language()],
        "model_summary": templates()[model].summary[language()],
        "is_recommended": model == advice.code,
        "choice": ModelForm(initial={"model": model}, with_institution=with_institution),
        "before": before("plan", kept),
        "kept": kept,
    }
    return render(request, "processes/found_plan.html", context, status=422 if form.errors else 200)


@login_required
def founded(request, slug):
    """What to do after founding: whom to invite, when what happens, and then publish."""
    process = visible_process(request, slug)
    charter, seat = charter_of(process), own_seat(request.user, process)
    if charter is None or seat is None:
        raise Http404
    seats = list(seats_of(charter))
    context = {
        "process": process,
        "charter": charter,
        "vacant": sum(each.is_vacant for each in seats),
        "invited": Invitation.objects.filter(seat__in=seats, expires_at__gt=timezone.now()).count(),
        "phases": process.phases.count(),
        "may_edit": may_edit(request.user, process),
        "may_publish": may_publish(request.user, process),
        "at_desk": may_use_desk(request.user, process),
    }
    return render(request, "processes/founded.html", context)


def newly_founded(request, form, kept):
    """Found it with what was chosen on the way; refused, the form says why."""
    given, words = form.cleaned_data, language()
    own, partner = given["organisation"], given.get("partner")
    side = given["side"]
    # the office and the residents come with each other, and a company with the office
    other = "community" if side == "institution" else "institution"
    try:
        return found_process(
            founders=Founders(
                side=side,
                **{side: own, other: partner},
                group=given["group"] if side == "community" else "",
            ),
            rules=form.rules(),
            challenge=kept["challenge"],
            invited=form.invited(),
            by=request.user,
            territory=kept["territory"],
            reach=kept.get("reach", ""),
            slug=ProcessForm().free_slug(kept["question"]),
            **{f"question_{words}": kept["question"]},
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None


def without_addresses(typed) -> dict:
    """What was typed, without whom to invite: other people's addresses are not kept."""
    kept = {name: value for name, value in typed.items() if not name.endswith("_emails")}
    kept.pop("csrfmiddlewaretoken", None)
    return kept


# --- where one is ----------------------------------------------------------


def answers(request) -> dict:
    return request.session.get(KEPT, {})


def keep(request, **given) -> None:
    request.session[KEPT] = {**answers(request), **given}


def asked(kept: dict) -> list[str]:
    """The steps for these answers: without an institution there is nobody else to agree."""
    alone = kept.get("institution") == "no"
    return [step for step in STEPS if not (alone and step == "consent")]


def answered(step: str, kept: dict) -> bool:
    return all(name in kept for name in QUESTIONS[step].base_fields)


def following(step: str, kept: dict) -> str:
    steps = asked(kept)
    return steps[steps.index(step) + 1] if step in steps else steps[0]


def before(step: str, kept: dict) -> str:
    steps = asked(kept)
    place = steps.index(step) if step in steps else 0
    return steps[place - 1] if place else ""


def chosen(kept: dict, advice, *, with_institution: bool) -> str:
    model = kept.get("model", "")
    fits = model in templates() and (model != "M00") == with_institution
    return model if fits else advice.code


def language() -> str:
    return (get_language() or "pl")[:2]
