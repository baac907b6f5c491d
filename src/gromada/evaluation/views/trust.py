"""Questions about trust: what came of them, asking, answering."""

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from gromada.evaluation import queries
from gromada.evaluation.actions import answer, ask_by_mail, close_wave, issue_tokens, open_wave
from gromada.evaluation.forms import AnswerForm, AskForm, PrintForm
from gromada.evaluation.models import Side, TrustToken, TrustWave
from gromada.evaluation.permissions import (
    asks_for,
    may_answer,
    may_ask_about_trust,
    may_ask_people,
    may_steer_wave,
)
from gromada.evaluation.queries import wording
from gromada.evaluation.queries.marks import mark_of_trust
from gromada.evaluation.views.drawing import changes_chart
from gromada.evaluation.views.finding import measured_thing
from gromada.ledger.models import Addressed
from gromada.ledger.queries import kept
from gromada.people.queries import hash_of
from gromada.verdict import Refused


@require_GET
def trust(request: HttpRequest, address: str) -> HttpResponse:
    thing = measured_thing(request, address)
    steering = may_ask_about_trust(request.user, thing)
    wave = queries.open_wave_of(address) if steering else None
    found = kept(f"evaluation.trust:{address}", partial(drawn, address), mark_of_trust(address))
    context = {
        "thing": thing,
        "address": address,
        "found": found,
        "open_wave": wave,
        "asking": wave and may_ask_people(request.user, wave),
        "steering": steering,
    }
    return render(request, "evaluation/trust.html", context)


def drawn(address: str) -> str:
    """What everybody sees of trust, in the reader's language; without a reader."""
    found = queries.trust_of(address)
    context = {
        "trust": found,
        "sentences": wording.trust_sentences(found),
        "scales": [
            (
                scale,
                [wording.wave_in_words(side, wave) for side in sides for wave in side.waves],
                changes_chart(sides, f"change-{scale.key}"),
            )
            for scale, sides in found.scales
        ],
    }
    return render_to_string("evaluation/_trust.html", context)


@login_required
@require_POST
def trust_open(request: HttpRequest, address: str) -> HttpResponse:
    thing = measured_thing(request, address)
    try:
        open_wave(holder=thing, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("evaluation:trust", address)
    messages.success(request, _("The questions are open. Now ask people on both sides."))
    return redirect("evaluation:trust_ask", address)


@login_required
@require_http_methods(["GET", "POST"])
def trust_ask(request: HttpRequest, address: str) -> HttpResponse:
    thing, wave = steered(request, address)
    if wave is None:
        return redirect("evaluation:trust", address)
    may_ask_people(request.user, wave).require()
    side = asks_for(request.user, thing) or ""
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            asked = ask_by_mail(wave=wave, side=side, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            sentence = ngettext(
                "%(asked)d link is on its way.", "%(asked)d links are on their way.", asked
            )
            messages.success(request, sentence % {"asked": asked})
            return redirect("evaluation:trust_ask", address)
    context = {
        "thing": thing,
        "address": address,
        "wave": wave,
        "side": Side(side).label,
        "form": form,
        "printing": PrintForm(),
    }
    status = 422 if form.errors else 200
    return render(request, "evaluation/trust_ask.html", context, status=status)


@login_required
@require_POST
@never_cache
def trust_print(request: HttpRequest, address: str) -> HttpResponse:
    """Slips of paper, shown once: what is kept of a link cannot make it again."""
    thing, wave = steered(request, address)
    form = PrintForm(request.POST)
    if wave is None or not form.is_valid():
        return redirect("evaluation:trust_ask", address)
    tokens = issue_tokens(
        wave=wave,
        side=asks_for(request.user, thing) or "",
        who=[""] * form.cleaned_data["how_many"],
        by=request.user,
    )
    links = [
        request.build_absolute_uri(reverse("evaluation:trust_answer", args=[token]))
        for token in tokens
    ]
    context = {"thing": thing, "address": address, "links": links}
    return render(request, "evaluation/trust_print.html", context)


@login_required
@require_POST
def trust_close(request: HttpRequest, address: str) -> HttpResponse:
    _thing, wave = steered(request, address)
    if wave is not None:
        close_wave(wave=wave, by=request.user)
        messages.success(request, _("The questions are closed. This is what was answered."))
    return redirect("evaluation:trust", address)


@never_cache
@require_http_methods(["GET", "POST"])
def trust_answer(request: HttpRequest, token: str) -> HttpResponse:
    """The form for whoever holds the link; it asks nothing about who that is."""
    row = TrustToken.objects.select_related("wave").filter(token_hash=hash_of(token)).first()
    answering = may_answer(row)
    form = AnswerForm(request.POST or None, is_paper=bool(row and not row.code))
    if request.method == "POST" and answering and form.is_valid():
        try:
            answer(token=token, answers=form.answers(), own_word=form.own_word_said())
        except Refused as refusal:
            answering = may_answer(None)
            form.add_error(None, str(refusal))
        else:
            return redirect("evaluation:trust_thanks")
    context = {
        "form": form,
        "answering": answering,
        "row": row,
        "thing": queries.thing_at(row.wave.holder) if row else None,
    }
    return render(
        request, "evaluation/trust_answer.html", context, status=422 if form.errors else 200
    )


@require_GET
def trust_thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "evaluation/trust_thanks.html")


def steered(request: HttpRequest, address: str) -> tuple[Addressed, TrustWave | None]:
    """The thing and its open wave, for somebody who may steer it."""
    thing = measured_thing(request, address)
    wave = queries.open_wave_of(address)
    if wave is not None:
        may_steer_wave(request.user, wave).require()
    return thing, wave
