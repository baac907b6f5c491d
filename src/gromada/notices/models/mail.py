"""The outbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mail(models.Model):
    """A mail as it was rendered when it was queued."""

    class Status(models.TextChoices):
        WAITING = "waiting", _("waiting")
        SENT = "sent", _("sent")
        FAILED = "failed", _("not delivered")

    to = models.EmailField(_("to"))
    language = models.CharField(_("language"), max_length=2)
    template = models.CharField(_("template"), max_length=120)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    html = models.TextField("HTML")
    # The same at each attempt, so that a mail sent twice is shown once.
    message_id = models.CharField("Message-ID", max_length=255, unique=True)
    status = models.CharField(
        _("status"), max_length=8, choices=Status, default=Status.WAITING, db_index=True
    )
    is_urgent = models.BooleanField(_("urgent"), default=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    # Whoever sends it takes it for a short while, so that nobody else sends it too.
    taken_until = models.DateTimeField(_("being sent until"), null=True, blank=True)
    last_error = models.TextField(_("last error"), blank=True)
    queued_at = models.DateTimeField(_("queued"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)

    class Meta:
        ordering = ["-queued_at", "-pk"]

    def __str__(self) -> str:
        return self.subject


class Attachment(models.Model):
    """A file that goes with a mail."""

    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(_("file name"), max_length=120)
    media_type = models.CharField(_("kind of file"), max_length=120)
    content = models.BinaryField(_("content"))

    def __str__(self) -> str:
        return self.name
