from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "gromada.notices"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from gromada.notices import checks  # noqa: F401, PLC0415
