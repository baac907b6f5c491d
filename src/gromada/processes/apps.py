from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProcessesConfig(AppConfig):
    name = "gromada.processes"
    verbose_name = _("Processes and inputs")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # models are there only now
        from gromada.charters.queries.holders import declare_holder  # noqa: PLC0415
        from gromada.charters.queries.levels import declare_openings  # noqa: PLC0415
        from gromada.ledger.actions import declare_page, declare_subject  # noqa: PLC0415
        from gromada.people.queries import declare_doing  # noqa: PLC0415
        from gromada.processes.models import Host  # noqa: PLC0415
        from gromada.processes.queries import opening_of, processes_visible_to  # noqa: PLC0415

        declare_holder("processes.process", processes_visible_to)
        declare_openings("processes.process", opening_of)
        declare_doing(_("Processes it hosts"), "hosts__organisation", processes_visible_to)
        declare_subject("processes.process", processes_visible_to)
        declare_subject(
            "processes.host",
            lambda person: Host.objects.filter(
                process__in=processes_visible_to(person)
            ).select_related("organisation"),
        )
        declare_page("process_detail", "processes.process", slug="slug")
