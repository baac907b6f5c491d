from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    name = "gromada.decisions"
    verbose_name = _("Answers and decisions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # models are there only now
        from gromada.charters.queries.others import declare_waiting  # noqa: PLC0415
        from gromada.decisions.queries import (  # noqa: PLC0415
            answer_days,
            answer_page_of,
            answers_visible_to,
            decisions_visible_to,
            page_of_answers,
            remarks_visible_to,
            what_waits_for,
        )
        from gromada.ledger.actions import declare_subject  # noqa: PLC0415
        from gromada.processes.queries import declare_answering  # noqa: PLC0415

        declare_subject("decisions.answer", answers_visible_to)
        declare_subject("decisions.decision", decisions_visible_to)
        # a job notes what hosts answered alone, and everybody reads its words from then on
        declare_subject("decisions.remark", remarks_visible_to, is_renamed_silently=True)
        declare_waiting(what_waits_for, at="processes.process")
        declare_answering(answer_page_of, page_of_all=page_of_answers, days=answer_days)
