from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "gromada.site"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from gromada.site import checks  # noqa: F401, PLC0415
