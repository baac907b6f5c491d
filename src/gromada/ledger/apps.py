from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "gromada.ledger"
    verbose_name = _("The record itself")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # so that every kind has its title, whichever part was asked first
        autodiscover_modules("actions")
