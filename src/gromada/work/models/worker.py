"""Workers and the times at which periodic jobs are due."""

from django.db import models


class Worker(models.Model):
    """A process that runs jobs. It says now and then that it lives."""

    id = models.CharField(primary_key=True, max_length=64)
    host = models.CharField(max_length=255)
    pid = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-seen_at"]

    def __str__(self) -> str:
        return f"{self.host}, {self.pid}"


class Due(models.Model):
    """When a periodic job is to be enqueued next."""

    name = models.CharField(primary_key=True, max_length=200)
    at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
