"""The desk of the hosts: what waits for them, and what they may do."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render

from gromada.charters.queries import own_seat
from gromada.charters.queries.others import waits_elsewhere
from gromada.processes.permissions import may_act, may_edit, may_host, may_record_input
from gromada.processes.queries import acts_here_for, line_of_phases, standing
from gromada.processes.queries.intake import first_waiting, how_many_wait
from gromada.processes.views.access import own_process
from gromada.processes.views.acts import PHASE_ACTS, PROCESS_ACTS, possible


@login_required
def host_desk(request, slug):
    process = own_process(request, slug)
    person = request.user
    acting = may_act(person, process)
    phases = [
        {"line": line, "acts": possible(PHASE_ACTS, line.phase) if acting else {}}
        for line in line_of_phases(process)
    ]
    context = {
        "process": process,
        "elsewhere": waits_elsewhere(person, process.address),
        "side": acts_here_for(person, process),
        "hosting": may_host(person, process),
        "standing": standing(process),
        "acts": possible(PROCESS_ACTS, process) if acting else {},
        "acting": acting,
        "phases": phases,
        "waiting": first_waiting(process.pk),
        "waiting_count": how_many_wait(process),
        "to_publication": process.is_draft and own_seat(person, process) is not None,
        "may_edit": may_edit(person, process),
        "may_record_input": may_record_input(person, process),
    }
    return render(request, "processes/host_desk.html", context)
