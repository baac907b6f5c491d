"""The inbox."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Notice(models.Model):
    """A message to a person, in the language they read when it was written."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notices"
    )
    template = models.CharField(_("template"), max_length=120)
    language = models.CharField(_("language"), max_length=2)
    subject = models.CharField(_("subject"), max_length=250)
    text = models.TextField(_("text"))
    link = models.CharField(_("leads to"), max_length=500, blank=True)
    sent_at = models.DateTimeField(_("sent"), auto_now_add=True)
    read_at = models.DateTimeField(_("read"), null=True, blank=True)

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
