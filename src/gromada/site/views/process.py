"""The page of one process: what it is about, what one can do, what comes of it."""

from dataclasses import dataclass
from functools import partial

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from gromada.charters.models import Charter, Seat
from gromada.charters.queries.glance import HowWeDecide, how_we_decide, sides_joined
from gromada.decisions import queries as decisions
from gromada.decisions.permissions import may_see_desk
from gromada.deliberation import queries as deliberation
from gromada.drafting import queries as drafting
from gromada.evaluation.models import Study
from gromada.evaluation.queries import studies_about
from gromada.ledger.queries import kept
from gromada.partnerships.models import Partnership
from gromada.partnerships.queries import grown_from, those_visible_to
from gromada.people.queries import people_showing_cards
from gromada.processes.models import Process
from gromada.processes.permissions import (
    intake_open,
    may_send_input,
    may_take_part,
    may_use_desk,
    statements_open,
    votes_open,
)
from gromada.processes.queries import (
    bring_hosts_and_phases,
    found_at,
    has_begun,
    line_of_phases,
    standing,
    what_comes_next,
)


@dataclass(frozen=True)
class Step:
    """The one thing to do now."""

    title: str
    url: str
    icon: str
    hint: str = ""


@dataclass(frozen=True)
class OnRecord:
    """What the record holds about a process: the same for everybody until something enters it."""

    charter: Charter | None
    texts: drafting.Summary
    grown: list[Partnership]
    studies: list[Study]


def process_detail(request, slug):
    process = found_at(slug, request.user, bring=deliberation.with_map)
    if process is None:
        raise Http404
    bring_hosts_and_phases(process)
    summary = deliberation.summary(process)
    known = kept(f"site.process:{process.address}", partial(on_record, process))
    partnerships = those_visible_to(request.visitor.person, known.grown)
    asked_about = {process.address, *(each.address for each in partnerships)}
    how = how_we_decide(process, charter=known.charter)
    bring_joining(process, how)
    context = {
        "process": process,
        "standing": standing(process),
        "has_begun": has_begun(process),
        "phases": line_of_phases(process),
        "coming": what_comes_next(process),
        "summary": summary,
        "step": one_thing_to_do(process, request.visitor, summary),
        "texts": known.texts,
        "answers": decisions.summary(process),
        "partnerships": partnerships,
        "studies": [study for study in known.studies if study.about in asked_about],
        "cards": people_showing_cards(process.address),
        "how": how,
        "at_desk": may_use_desk(request.user, process),
        "answering": may_see_desk(request.user, process),
        "may_send_input": may_send_input(request.visitor, process),
    }
    return render(request, "site/process_detail.html", context)


def on_record(process: Process) -> OnRecord:
    charters = Charter.objects.filter(holder=process.address)
    charter = charters.prefetch_related("versions", "seats", "exits").first()
    grown = grown_from(process.address)
    studies = studies_about([process, *grown], None).defer("study_file")
    return OnRecord(charter, drafting.summary(process), grown, list(studies))


def bring_joining(process: Process, how: HowWeDecide | None) -> None:
    """Say of each host whether it has joined; until then it was only named."""
    seats = Seat.objects.filter(charter__holder=process.address)
    joined = how.joined if how else sides_joined(seats)
    for host in process.hosts.all():
        host.joined = host.side in joined  # type: ignore[attr-defined]


def one_thing_to_do(process, visitor, summary) -> Step | None:
    """What the large button says: the first thing that is open to this visitor."""
    voting, adding, sending = votes_open(process), statements_open(process), intake_open(process)
    if not (voting or adding or sending):
        return None
    if not may_take_part(visitor, process):
        return sign_in_step(process)
    voted = deliberation.voted_by(visitor, process) if voting else 0
    if voting and voted < summary.statements:
        return voting_step(process, voted, summary.statements)
    if adding:
        url = reverse("deliberation:statement_add", args=[process.slug])
        return Step(_("Add a statement"), url, "plus")
    if voting:
        url = reverse("deliberation:own_vote_list", args=[process.slug])
        return Step(_("See how you voted"), url, "list-checks")
    url = reverse("processes:intake_send", args=[process.slug])
    return Step(_("Send an input"), url, "send")


def sign_in_step(process) -> Step:
    url = f"{reverse('account_login')}?next={process.get_absolute_url()}"
    return Step(
        _("Sign in to take part"), url, "log-in", _("In this process people vote with an account.")
    )


def voting_step(process, voted: int, statements: int) -> Step:
    url = reverse("deliberation:vote", args=[process.slug])
    if not voted:
        hint = _("One statement at a time. Stop whenever you like.")
        return Step(_("Vote on statements"), url, "vote", hint)
    words = {"voted": voted, "statements": statements}
    return Step(_("Go on voting"), url, "vote", _("%(voted)d of %(statements)d") % words)
