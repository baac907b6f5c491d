"""Voting, one statement at a time."""

from urllib.parse import urlencode
from uuid import uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from gromada.deliberation import queries
from gromada.deliberation.actions import cast_vote
from gromada.deliberation.forms import Answer
from gromada.deliberation.permissions import may_add_statement, may_vote
from gromada.deliberation.views.finding import found_process, here, seed_of
from gromada.people.models import Participant
from gromada.processes.models import Process
from gromada.verdict import ALLOWED, Refused, Verdict

MAP_OFFERED_AFTER = 5


@require_http_methods(["GET", "POST"])
def vote(request: HttpRequest, slug: str) -> HttpResponse:
    if request.method == "POST":
        return answer(request, slug)
    process = found_process(request, slug)
    context = asked(request, process, here(request, process))
    return render(request, "deliberation/vote.html", context)


def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """Store one answer; then the next statement, as a page or as a part of one."""
    said = Answer.read(request.POST)
    if said is None:
        return redirect("deliberation:vote", slug)
    statement = queries.published_statement(slug, said.statement)
    if statement is None:
        raise Http404
    try:
        word = cast_vote(
            statement=statement,
            value=said.value,
            by=request.visitor_joining(),
            token=said.token,
        )
    except Refused as refused:
        messages.error(request, str(refused))
        if request.htmx:
            return HttpResponse(headers={"HX-Redirect": reverse("deliberation:vote", args=[slug])})
        return redirect("deliberation:vote", slug)
    if not request.htmx:
        rest = {"said": statement.number} | ({"later": said.later} if said.later else {})
        return redirect(f"{reverse('deliberation:vote', args=[slug])}?{urlencode(rest)}#turn")
    put_off = numbers_in(said.later)
    turn = queries.next_turn(
        statement.process, word.participant, seed=word.participant.pk, later=put_off
    )
    context = card(statement.process, turn, put_off) | {"last": word, "swapped": True}
    return render(request, "deliberation/_turn.html", context)


def asked(
    request: HttpRequest, process: Process, participant: Participant | None
) -> dict[str, object]:
    """The card that the address asks for: a statement by its number, or else the next one."""
    put_off = numbers_in(request.GET.get("later", ""))
    chosen = queries.statements_of(process).filter(number=number_in(request, "statement")).first()
    if chosen is not None:
        chosen.process = process
        turn = queries.turn_on(chosen, participant)
    else:
        seed = seed_of(request, participant)
        turn = queries.next_turn(process, participant, seed=seed, later=put_off)
    said = queries.own_votes(process, participant).filter(
        statement__number=number_in(request, "said")
    )
    return card(process, turn, put_off, voting=may_vote(request.visitor, process)) | {
        "last": said.first() if "said" in request.GET else None
    }


def card(
    process: Process, turn: queries.Turn, put_off: list[int], voting: Verdict = ALLOWED
) -> dict[str, object]:
    """What a card with a statement needs, in a page or alone."""
    return {
        "process": process,
        "turn": turn,
        "voting": voting,
        "token": uuid4().hex,
        "later": ",".join(map(str, put_off)),
        "offers_map": turn.answered >= MAP_OFFERED_AFTER,
    }


def numbers_in(text: str) -> list[int]:
    """The numbers in «12,15», the last fifty of them."""
    numbers = text.split(",")[-50:]
    return [int(number) for number in numbers if number.isdecimal() and len(number) < 10]


def number_in(request: HttpRequest, name: str) -> int:
    """The number of a statement in the address; 0, which none has, when it is not one."""
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else 0


@require_GET
def thanks(request: HttpRequest, slug: str) -> HttpResponse:
    process = found_process(request, slug)
    participant = here(request, process)
    turn = queries.next_turn(process, participant, seed=seed_of(request, participant))
    context = {
        "process": process,
        "turn": turn,
        "voting": may_vote(request.visitor, process),
        "adding": may_add_statement(request.visitor, process),
        "offers_map": turn.answered >= MAP_OFFERED_AFTER,
    }
    return render(request, "deliberation/thanks.html", context)


@require_GET
def own_vote_list(request: HttpRequest, slug: str) -> HttpResponse:
    process = found_process(request, slug)
    votes = queries.own_votes(process, here(request, process))
    context = {
        "process": process,
        "page": Paginator(votes, 30).get_page(request.GET.get("page")),
        "voting": may_vote(request.visitor, process),
    }
    return render(request, "deliberation/own_vote_list.html", context)
