"""Pages of answers and decisions."""

from gromada.decisions.views.answers import (
    answer_check,
    cluster_detail,
    remark_answer,
)
from gromada.decisions.views.deciding import decision_act, decision_answer, position_state
from gromada.decisions.views.decisions import (
    decision_detail,
    decision_edit,
    decision_list,
    decision_prepare,
)
from gromada.decisions.views.desk import alike_list, answer_desk, remarks_sort, term_set
from gromada.decisions.views.remarks import overdue_list, remark_detail, remark_list
from gromada.decisions.views.reports import report, report_docx, report_publish

__all__ = [
    "alike_list",
    "answer_check",
    "answer_desk",
    "cluster_detail",
    "decision_act",
    "decision_answer",
    "decision_detail",
    "decision_edit",
    "decision_list",
    "decision_prepare",
    "overdue_list",
    "position_state",
    "remark_answer",
    "remark_detail",
    "remark_list",
    "remarks_sort",
    "report",
    "report_docx",
    "report_publish",
    "term_set",
]
