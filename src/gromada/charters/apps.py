from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class ChartersConfig(AppConfig):
    name = "gromada.charters"
    verbose_name = _("Charters and motions")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # models are there only now
        from gromada.charters.queries import sits_at  # noqa: PLC0415
        from gromada.charters.queries.holders import motions_visible_to  # noqa: PLC0415
        from gromada.ledger.actions import declare_subject  # noqa: PLC0415
        from gromada.people.queries import declare_seats  # noqa: PLC0415

        declare_seats(sits_at)
        declare_subject("charters.motion", motions_visible_to, is_procedure=True)
        # every part's acts.py declares what a charter governs
        autodiscover_modules("acts")
