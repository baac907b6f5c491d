from django.apps import AppConfig


class EvaluationConfig(AppConfig):
    name = "gromada.evaluation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # models are there only now
        from gromada.evaluation.queries import studies_visible_to  # noqa: PLC0415
        from gromada.ledger.actions import declare_subject  # noqa: PLC0415

        declare_subject("evaluation.study", studies_visible_to)
