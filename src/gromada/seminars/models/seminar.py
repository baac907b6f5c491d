"""One event with a day, maybe an hour, and an organiser."""

from datetime import datetime, time, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import URLValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gromada.ledger.models import Addressed

# people go on asking after the end, on their way home
WALL_STAYS_OPEN = timedelta(hours=48)


def in_reader_language(row: models.Model, name: str) -> str:
    """The text in the reader's language, or in the other one when that is missing."""
    polish, english = getattr(row, f"{name}_pl"), getattr(row, f"{name}_en")
    return (english or polish) if (get_language() or "pl")[:2] == "en" else (polish or english)


class Seminar(Addressed):
    """An event that people sign up for. Its truth is the clock on the wall of its own place."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        OVER = "over", _("over")
        CANCELLED = "cancelled", _("cancelled")

    class Language(models.TextChoices):
        PL = "pl", _("Polish")
        EN = "en", _("English")
        BOTH = "both", _("Polish and English")

    organiser = models.ForeignKey(
        "people.Organisation",
        models.PROTECT,
        related_name="seminars",
        verbose_name=_("organiser"),
    )
    slug = models.SlugField(_("address on the site"), max_length=80, unique=True)
    title_pl = models.CharField(_("title in Polish"), max_length=160, blank=True)
    title_en = models.CharField(_("title in English"), max_length=160, blank=True)
    summary_pl = models.CharField(_("summary in Polish"), max_length=300, blank=True)
    summary_en = models.CharField(_("summary in English"), max_length=300, blank=True)
    description_pl = models.TextField(_("description in Polish"), max_length=8000, blank=True)
    description_en = models.TextField(_("description in English"), max_length=8000, blank=True)
    speakers_pl = models.TextField(_("who speaks, in Polish"), max_length=2000, blank=True)
    speakers_en = models.TextField(_("who speaks, in English"), max_length=2000, blank=True)
    asked_pl = models.TextField(_("what people are asked, in Polish"), max_length=2000, blank=True)
    asked_en = models.TextField(_("what people are asked, in English"), max_length=2000, blank=True)
    language = models.CharField(_("language"), max_length=4, choices=Language, default="pl")
    day = models.DateField(_("day"))
    starts = models.TimeField(_("begins at"), null=True, blank=True)
    ends = models.TimeField(_("ends at"), null=True, blank=True)
    zone = models.CharField(_("time zone"), max_length=40)
    place_pl = models.CharField(_("place in Polish"), max_length=200, blank=True)
    place_en = models.CharField(_("place in English"), max_length=200, blank=True)
    online_url = models.CharField(
        _("address of the online room"),
        max_length=500,
        blank=True,
        validators=[URLValidator(["https", "http"])],
    )
    access_pl = models.CharField(_("access in Polish"), max_length=400, blank=True)
    access_en = models.CharField(_("access in English"), max_length=400, blank=True)
    contact = models.CharField(_("whom to ask"), max_length=200, blank=True)
    capacity = models.PositiveIntegerField(_("places"), null=True, blank=True)

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    cancelled_reason = models.TextField(_("why it was cancelled"), max_length=1000, blank=True)
    outcome_pl = models.TextField(_("what came of it, in Polish"), max_length=8000, blank=True)
    outcome_en = models.TextField(_("what came of it, in English"), max_length=8000, blank=True)
    # of the calendar entry: the name stays, the number grows with each change of time or place
    uid = models.UUIDField(unique=True, default=uuid4, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    class Meta:
        verbose_name = _("seminar")
        verbose_name_plural = _("seminars")
        ordering = ["day", "starts", "pk"]
        indexes = [models.Index(fields=["state", "day"])]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title_pl="") | ~models.Q(title_en=""),
                name="seminar_has_a_title",
            ),
            models.CheckConstraint(
                condition=models.Q(starts=None, ends=None)
                | models.Q(starts__isnull=False, ends__gt=models.F("starts")),
                name="seminar_has_both_hours_or_none",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(published_at__isnull=False),
                name="seminar_published_unless_draft",
            ),
            models.CheckConstraint(
                condition=models.Q(state="cancelled") ^ models.Q(cancelled_reason=""),
                name="seminar_cancelled_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("seminars:seminar_detail", args=[self.slug])

    @property
    def title(self) -> str:
        return in_reader_language(self, "title")

    @property
    def summary(self) -> str:
        return in_reader_language(self, "summary")

    @property
    def description(self) -> str:
        return in_reader_language(self, "description")

    @property
    def speakers(self) -> str:
        return in_reader_language(self, "speakers")

    @property
    def asked(self) -> str:
        return in_reader_language(self, "asked")

    @property
    def place(self) -> str:
        return in_reader_language(self, "place")

    @property
    def access(self) -> str:
        return in_reader_language(self, "access")

    @property
    def outcome(self) -> str:
        return in_reader_language(self, "outcome")

    @property
    def is_draft(self) -> bool:
        return self.state == self.State.DRAFT

    @property
    def is_published(self) -> bool:
        return self.state == self.State.PUBLISHED

    @property
    def is_over(self) -> bool:
        return self.state == self.State.OVER

    @property
    def is_cancelled(self) -> bool:
        return self.state == self.State.CANCELLED

    @property
    def hour_known(self) -> bool:
        return self.starts is not None

    @property
    def starts_at(self) -> datetime | None:
        return self._moment(self.starts)

    @property
    def ends_at(self) -> datetime | None:
        return self._moment(self.ends)

    @property
    def over_at(self) -> datetime:
        """When it is over for certain: its end, or midnight after its day."""
        following = datetime.combine(
            self.day + timedelta(days=1), time.min, tzinfo=ZoneInfo(self.zone)
        )
        return self.ends_at or following

    @property
    def sign_up_closes_at(self) -> datetime:
        return self.starts_at or self.over_at

    @property
    def wall_closes_at(self) -> datetime:
        return self.over_at + WALL_STAYS_OPEN

    @property
    def reminder_at(self) -> datetime | None:
        """The same hour of the clock on the day before."""
        if self.starts is None:
            return None
        before = self.day - timedelta(days=1)
        return datetime.combine(before, self.starts, tzinfo=ZoneInfo(self.zone))

    @property
    def here_at(self) -> datetime | None:
        """When it begins by the clock of this site, where that is another clock."""
        if self.starts_at is None or self.zone == settings.TIME_ZONE:
            return None
        return timezone.localtime(self.starts_at, timezone.get_default_timezone())

    def _moment(self, hour: time | None) -> datetime | None:
        if hour is None:
            return None
        return datetime.combine(self.day, hour, tzinfo=ZoneInfo(self.zone))
