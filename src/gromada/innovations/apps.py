from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InnovationsConfig(AppConfig):
    name = "gromada.innovations"
    verbose_name = _("Challenges and innovations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # models are there only now
        from gromada.innovations.queries import (  # noqa: PLC0415
            challenges_visible_to,
            innovations_visible_to,
        )
        from gromada.ledger.actions import declare_page, declare_subject  # noqa: PLC0415
        from gromada.people.queries import declare_doing  # noqa: PLC0415

        declare_subject("innovations.challenge", challenges_visible_to)
        declare_doing(_("Innovations it carries"), "organisations", innovations_visible_to)
        declare_subject("innovations.innovation", innovations_visible_to)
        declare_page("innovations:challenge_detail", "innovations.challenge", slug="slug")
        declare_page("innovations:innovation_detail", "innovations.innovation", slug="slug")
