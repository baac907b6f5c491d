"""This installation under its opaque name, and the bundles of others."""

import hashlib
from functools import cached_property

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from gromada.formats.bundle import Case, read_case
from gromada.formats.bundle.places import Place
from gromada.ledger.models import Addressed


class Installation(models.Model):
    """What this installation is called in its bundles: a random name, made once and kept."""

    identifier = models.CharField(max_length=32)
    secret = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("installation")
        verbose_name_plural = _("installations")
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_installation"),
        ]

    def __str__(self) -> str:
        return self.identifier

    def case_key(self, address: str) -> str:
        """A name for a case that is always the same and says nothing."""
        return hashlib.sha256(f"{self.secret} {address}".encode()).hexdigest()[:16]


class ImportedBundle(Addressed):
    """What another installation said about its cases; the newest that was brought here."""

    installation = models.CharField(_("installation"), max_length=32, unique=True)
    label = models.CharField(_("where it comes from"), max_length=80)
    invented = models.BooleanField(_("an invented example"), default=False)
    made_at = models.DateTimeField(_("made"))
    imported_at = models.DateTimeField(_("imported"))
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("imported bundle")
        verbose_name_plural = _("imported bundles")
        ordering = ["label", "pk"]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return f"{reverse('observatory:bundle_list')}#bundle-{self.pk}"


class ImportedCase(Addressed):
    """One case of an imported bundle, as it was read."""

    bundle = models.ForeignKey(ImportedBundle, models.CASCADE, related_name="cases")
    key = models.CharField(max_length=16)
    document = models.JSONField()

    class Meta:
        verbose_name = _("imported case")
        verbose_name_plural = _("imported cases")
        ordering = ["bundle", "key"]
        constraints = [
            models.UniqueConstraint(fields=["bundle", "key"], name="imported_case_once"),
        ]

    def __str__(self) -> str:
        return self.key

    @cached_property
    def case(self) -> Case:
        return read_case(Place(self.document, self.key))
