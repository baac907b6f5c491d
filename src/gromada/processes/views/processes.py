"""All processes, and what happened in one."""

from django.core.paginator import Paginator
from django.shortcuts import render

from gromada.ledger.actions import kind_title
from gromada.processes.models import Process
from gromada.processes.permissions import may_create
from gromada.processes.queries import (
    has_begun,
    processes_visible_to,
    standing,
    what_hosts_did,
    with_parts,
)
from gromada.processes.views.access import visible_process


def process_list(request):
    """Those that run first, then those about to, then what came of the others."""
    processes = with_parts(processes_visible_to(request.user)).order_by("-published_at", "-pk")
    page = Paginator(processes, 30).get_page(request.GET.get("page"))
    groups = {"drafts": [], "running": [], "coming": [], "over": []}
    for process in page:
        groups[group_of(process)].append((process, standing(process)))
    context = {"page": page, "may_create": may_create(request.user), **groups}
    return render(request, "processes/process_list.html", context)


def group_of(process: Process) -> str:
    if process.is_draft:
        return "drafts"
    if not process.is_running:
        return "over"
    return "running" if has_begun(process) else "coming"


def process_timeline(request, slug):
    process = visible_process(request, slug)
    page = Paginator(what_hosts_did(process), 30).get_page(request.GET.get("page"))
    hosts = list(process.hosts.all())
    sides = {host.address: host for host in hosts} | {host.side: host for host in hosts}
    happened = [
        {
            "entry": entry,
            "title": kind_title(entry.kind),
            "side": sides.get(entry.by) or sides.get(entry.facts.get("side", "")),
            "reason": next((t.text for t in entry.kept_texts.all() if t.name == "reason"), ""),
        }
        for entry in page
    ]
    context = {"process": process, "page": page, "happened": happened}
    return render(request, "processes/process_timeline.html", context)
