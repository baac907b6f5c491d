from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "gromada.people"
    verbose_name = _("People and organisations")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # models are there only now
        from gromada.ledger.actions import declare_subject  # noqa: PLC0415
        from gromada.people.models import Organisation  # noqa: PLC0415

        # that an organisation is here is public
        declare_subject("people.organisation", lambda _person: Organisation.objects.all())
