from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "gromada.ui"

    def ready(self) -> None:
        # forms are there only now
        from gromada.ui.forms import word_what_is_missing  # noqa: PLC0415

        word_what_is_missing()
