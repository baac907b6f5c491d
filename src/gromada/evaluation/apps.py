from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EvaluationConfig(AppConfig):
    name = "gromada.evaluation"
    verbose_name = _("Studies, trust and who takes part")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # models are there only now
        from gromada.evaluation.queries import (  # noqa: PLC0415
            studies_visible_to,
            trust_waves_visible_to,
        )
        from gromada.ledger.actions import declare_subject  # noqa: PLC0415

        declare_subject("evaluation.study", studies_visible_to)
        declare_subject("evaluation.trustwave", trust_waves_visible_to)
