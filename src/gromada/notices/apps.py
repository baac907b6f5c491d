from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "gromada.notices"
    default_auto_field = "django.db.models.BigAutoField"
