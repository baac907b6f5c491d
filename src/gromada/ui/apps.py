from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "gromada.ui"

    def ready(self) -> None:
        # forms are there only now
        from gromada.ui.forms import (  # noqa: PLC0415
            refuse_days_that_nobody_means,
            word_what_is_missing,
        )

        word_what_is_missing()
        refuse_days_that_nobody_means()
