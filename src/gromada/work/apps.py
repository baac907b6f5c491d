from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WorkConfig(AppConfig):
    name = "gromada.work"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # what each part does by itself, and what it erases
        autodiscover_modules("jobs", "privacy")
