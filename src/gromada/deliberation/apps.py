from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeliberationConfig(AppConfig):
    name = "gromada.deliberation"
    verbose_name = _("Statements and votes")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # models are there only now
        from gromada.deliberation.queries import statements_visible_to  # noqa: PLC0415
        from gromada.ledger.actions import declare_page, declare_subject  # noqa: PLC0415

        declare_subject("deliberation.statement", statements_visible_to)
        by_number = {"slug": "process__slug", "number": "number"}
        declare_page("deliberation:statement_detail", "deliberation.statement", **by_number)
