"""Reading remarks, answers and decisions."""

from gromada.decisions.queries.answers import (
    answer_days,
    answer_page_of,
    answers_of,
    answers_visible_to,
    answers_with_parts,
    page_of_answers,
)
from gromada.decisions.queries.decisions import (
    bring_parts,
    charter_facts,
    decisions_of,
    decisions_visible_to,
    is_proposed,
    motions_about,
    owed_by_motion,
)
from gromada.decisions.queries.desk import (
    Desk,
    desk_of,
    loose_remarks,
    suggested_clusters,
    what_waits_for,
    who_reads,
)
from gromada.decisions.queries.participation import participation_in
from gromada.decisions.queries.remarks import (
    answering_side,
    clusters_of,
    days_left,
    overdue,
    people_who_answer,
    remarks_matching,
    remarks_of,
    remarks_visible_to,
    sources_without_remark,
    term_of,
    waiting_times,
)
from gromada.decisions.queries.report import ConsultationReport, kept_of_report, report_of
from gromada.decisions.queries.summary import Progress, Summary, progress_of, summary

__all__ = [
    "ConsultationReport",
    "Desk",
    "Progress",
    "Summary",
    "answer_days",
    "answer_page_of",
    "answering_side",
    "answers_of",
    "answers_visible_to",
    "answers_with_parts",
    "bring_parts",
    "charter_facts",
    "clusters_of",
    "days_left",
    "decisions_of",
    "decisions_visible_to",
    "desk_of",
    "is_proposed",
    "kept_of_report",
    "loose_remarks",
    "motions_about",
    "overdue",
    "owed_by_motion",
    "page_of_answers",
    "participation_in",
    "people_who_answer",
    "progress_of",
    "remarks_matching",
    "remarks_of",
    "remarks_visible_to",
    "report_of",
    "sources_without_remark",
    "suggested_clusters",
    "summary",
    "term_of",
    "waiting_times",
    "what_waits_for",
    "who_reads",
]
