from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ChartersConfig(AppConfig):
    name = "gromada.charters"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # every part's acts.py declares what a charter governs
        autodiscover_modules("acts")
