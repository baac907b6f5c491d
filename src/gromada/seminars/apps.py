from django.apps import AppConfig


class SeminarsConfig(AppConfig):
    name = "gromada.seminars"
    default_auto_field = "django.db.models.BigAutoField"
