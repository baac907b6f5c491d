from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DraftingConfig(AppConfig):
    name = "gromada.drafting"
    verbose_name = _("Texts and amendments")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # models are there only now
        from gromada.charters.queries.others import declare_waiting  # noqa: PLC0415
        from gromada.drafting.queries import (  # noqa: PLC0415
            amendments_visible_to,
            clauses_visible_to,
            policies_visible_to,
            what_waits_for,
        )
        from gromada.ledger.actions import declare_subject  # noqa: PLC0415

        declare_subject("drafting.policy", policies_visible_to)
        declare_subject("drafting.clause", clauses_visible_to)
        declare_subject("drafting.amendment", amendments_visible_to)
        declare_waiting(what_waits_for, at="processes.process")
