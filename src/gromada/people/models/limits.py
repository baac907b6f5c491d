"""What allauth counts against floods."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Attempts(models.Model):
    """When somebody tried to sign in and the like: a cache in the database, as Django fills it.

    All processes of the server see one count. ``cache_key`` is a keyed name that changes daily.
    """

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("attempts to sign in")
        verbose_name_plural = _("attempts to sign in")
        db_table = "people_attempts"

    def __str__(self) -> str:
        return self.cache_key
