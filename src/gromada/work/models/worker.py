"""Workers and the times at which periodic jobs are due."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Worker(models.Model):
    """A process that runs jobs. It says now and then that it lives."""

    id = models.CharField(primary_key=True, max_length=64)
    host = models.CharField(_("machine"), max_length=255)
    pid = models.PositiveIntegerField(_("process"))
    started_at = models.DateTimeField(_("started"))
    seen_at = models.DateTimeField(_("last seen"))
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return f"{self.host}, {self.pid}"


class Due(models.Model):
    """When a periodic job is to be enqueued next."""

    name = models.CharField(_("job"), primary_key=True, max_length=200)
    at = models.DateTimeField(_("next time"))

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
