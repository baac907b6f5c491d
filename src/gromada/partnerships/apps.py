from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PartnershipsConfig(AppConfig):
    name = "gromada.partnerships"
    verbose_name = _("Partnerships and promises")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # models are there only now
        from gromada.charters.queries.holders import declare_holder  # noqa: PLC0415
        from gromada.charters.queries.others import declare_waiting  # noqa: PLC0415
        from gromada.ledger.actions import declare_page, declare_subject  # noqa: PLC0415
        from gromada.partnerships.queries import (  # noqa: PLC0415
            commitments_visible_to,
            partnerships_visible_to,
            what_waits_for,
        )
        from gromada.people.queries import declare_doing  # noqa: PLC0415

        declare_holder("partnerships.partnership", partnerships_visible_to)
        declare_waiting(what_waits_for, at="partnerships.partnership")
        declare_doing(_("Partnerships it is in"), "parties__organisation", partnerships_visible_to)
        declare_doing(_("Partnerships it rates from outside"), "reviewer", partnerships_visible_to)
        declare_subject("partnerships.partnership", partnerships_visible_to)
        declare_page("partnerships:partnership_detail", "partnerships.partnership", slug="slug")
        declare_subject("partnerships.commitment", commitments_visible_to)
