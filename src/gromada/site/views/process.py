"""The page of one process: what it is about, what one can do, what comes of it."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from gromada.charters.queries.glance import how_we_decide
from gromada.decisions import queries as decisions
from gromada.deliberation import queries as deliberation
from gromada.drafting import queries as drafting
from gromada.evaluation.queries import studies_about
from gromada.partnerships.queries import partnerships_from
from gromada.people.queries import who_brings_what
from gromada.processes.permissions import (
    intake_open,
    may_host,
    may_send_input,
    may_take_part,
    statements_open,
    votes_open,
)
from gromada.processes.queries import (
    has_begun,
    line_of_phases,
    processes_visible_to,
    standing,
    what_comes_next,
    with_parts,
)


@dataclass(frozen=True)
class Step:
    """The one thing to do now."""

    title: str
    url: str
    icon: str
    hint: str = ""


def process_detail(request, slug):
    process = get_object_or_404(with_parts(processes_visible_to(request.user)), slug=slug)
    summary = deliberation.summary(process, request.visitor)
    partnerships = partnerships_from(process.address, request.visitor.person)
    context = {
        "process": process,
        "standing": standing(process),
        "has_begun": has_begun(process),
        "phases": line_of_phases(process),
        "coming": what_comes_next(process),
        "summary": summary,
        "step": one_thing_to_do(process, request.visitor, summary),
        "texts": drafting.summary(process),
        "answers": decisions.summary(process),
        "partnerships": partnerships,
        "studies": studies_about([process, *partnerships], request.user).defer("study_file"),
        "brings": who_brings_what(process.address, request.visitor.person),
        "how": how_we_decide(process),
        "is_host": may_host(request.user, process),
        "may_send_input": may_send_input(request.visitor, process),
    }
    return render(request, "site/process_detail.html", context)


def one_thing_to_do(process, visitor, summary) -> Step | None:
    """What the large button says: the first thing that is open to this visitor."""
    voting, adding, sending = votes_open(process), statements_open(process), intake_open(process)
    if not (voting or adding or sending):
        return None
    if not may_take_part(visitor, process):
        return sign_in_step(process)
    if voting and summary.voted < summary.statements:
        return voting_step(process, summary)
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


def voting_step(process, summary) -> Step:
    url = reverse("deliberation:vote", args=[process.slug])
    if not summary.voted:
        hint = _("One statement at a time. Stop whenever you like.")
        return Step(_("Vote on statements"), url, "vote", hint)
    words = {"voted": summary.voted, "statements": summary.statements}
    return Step(_("Go on voting"), url, "vote", _("%(voted)d of %(statements)d") % words)
