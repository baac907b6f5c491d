"""How far a place reaches, as a code that names nobody and can stand beside other places."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Reach(models.TextChoices):
    NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
    MUNICIPALITY = "municipality", _("municipality")
    INTER_MUNICIPAL = "inter_municipal", _("several municipalities")
    REGION = "region", _("region")
    COUNTRY = "country", _("country")
