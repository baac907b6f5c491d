"""The outbox."""

from django.db import models
from django.utils.translation import pgettext_lazy


class Mail(models.Model):
    """A mail as it was rendered when it was queued."""

    class Status(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("mail", "waiting")
        SENT = "sent", pgettext_lazy("mail", "sent")
        FAILED = "failed", pgettext_lazy("mail", "not delivered")

    to = models.EmailField()
    language = models.CharField(max_length=2)
    template = models.CharField(max_length=120)
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    # The same at each attempt, so that a mail sent twice is shown once.
    message_id = models.CharField(max_length=255, unique=True)
    status = models.CharField(max_length=8, choices=Status, default=Status.WAITING, db_index=True)
    is_urgent = models.BooleanField(default=False)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Whoever sends it takes it for a short while, so that nobody else sends it too.
    taken_until = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True)
    queued_at = models.DateTimeField(auto_now_add=True)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-queued_at", "-pk"]

    def __str__(self) -> str:
        return self.subject


class Attachment(models.Model):
    """A file that goes with a mail."""

    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    media_type = models.CharField(max_length=120)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name
