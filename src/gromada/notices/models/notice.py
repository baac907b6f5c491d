"""The inbox."""

from django.conf import settings
from django.db import models


class Notice(models.Model):
    """A message to a person, in the language they read when it was written."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    template = models.CharField(max_length=120)
    language = models.CharField(max_length=2)
    subject = models.CharField(max_length=250)
    text = models.TextField()
    link = models.CharField(max_length=500, blank=True)
    sent_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        indexes = [
            models.Index(
                fields=["person"],
                name="notices_unread",
                condition=models.Q(read_at__isnull=True),
            ),
            models.Index(fields=["person", "-sent_at"], name="notices_of_person"),
        ]

    def __str__(self) -> str:
        return self.subject
