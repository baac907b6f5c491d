"""The public record."""

from django.db import models


class Addressed(models.Model):
    """Something the ledger can speak of: its ``address`` is how."""

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        return f"{self._meta.label_lower}:{self.pk}"
