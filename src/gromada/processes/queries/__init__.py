"""Reading processes: which there are, for whom, and where each one stands."""

from gromada.processes.queries.hosts import (
    acting_seat,
    acts_here_for,
    host_of,
    hosts_with_member,
    organisations_of,
    side_of,
    sides_of_hosts,
)
from gromada.processes.queries.intake import (
    answer_page,
    declare_answering,
    intake_answered,
    intake_waiting,
    own_intake,
    page_of_all_answers,
    with_answer_days,
    with_origins,
)
from gromada.processes.queries.openings import opening_of
from gromada.processes.queries.phases import (
    PhaseInLine,
    current_phase,
    has_begun,
    later_phases_moved,
    line_of_phases,
    next_phase,
)
from gromada.processes.queries.processes import (
    bring_hosts_and_phases,
    bring_phases,
    found_at,
    processes_acted_in,
    processes_visible_to,
    with_parts,
)
from gromada.processes.queries.standing import Coming, day_words, standing, what_comes_next
from gromada.processes.queries.timeline import last_entries_about, what_hosts_did

__all__ = [
    "Coming",
    "PhaseInLine",
    "acting_seat",
    "acts_here_for",
    "answer_page",
    "bring_hosts_and_phases",
    "bring_phases",
    "current_phase",
    "day_words",
    "declare_answering",
    "found_at",
    "has_begun",
    "host_of",
    "hosts_with_member",
    "intake_answered",
    "intake_waiting",
    "last_entries_about",
    "later_phases_moved",
    "line_of_phases",
    "next_phase",
    "opening_of",
    "organisations_of",
    "own_intake",
    "page_of_all_answers",
    "processes_acted_in",
    "processes_visible_to",
    "side_of",
    "sides_of_hosts",
    "standing",
    "what_comes_next",
    "what_hosts_did",
    "with_answer_days",
    "with_origins",
    "with_parts",
]
