from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SeminarsConfig(AppConfig):
    name = "gromada.seminars"
    verbose_name = _("Seminars and questions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # models are there only now
        from gromada.ledger.actions import declare_page, declare_subject  # noqa: PLC0415
        from gromada.people.queries import declare_doing  # noqa: PLC0415
        from gromada.seminars.queries import (  # noqa: PLC0415
            questions_visible_to,
            seminars_visible_to,
        )

        declare_doing(_("Seminars it holds"), "organiser", seminars_visible_to)
        declare_subject("seminars.seminar", seminars_visible_to)
        declare_subject("seminars.question", questions_visible_to)
        declare_page("seminars:seminar_detail", "seminars.seminar", slug="slug")
        by_number = {"slug": "seminar__slug", "number": "number"}
        declare_page("seminars:question_detail", "seminars.question", **by_number)
