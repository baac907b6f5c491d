from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "gromada.site"
    default_auto_field = "django.db.models.BigAutoField"
