from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ObservatoryConfig(AppConfig):
    name = "gromada.observatory"
    verbose_name = _("Other places")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # models are there only now
        from gromada.ledger.actions import declare_subject  # noqa: PLC0415
        from gromada.observatory.queries import bundles_visible_to  # noqa: PLC0415

        declare_subject("observatory.importedbundle", bundles_visible_to)
