"""Preparing a seminar."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from gromada.people.models import Organisation
from gromada.seminars.models import Seminar

RESERVED = {"new", "sign-ups"}
# l with a stroke is a letter of its own, which taking accents away would drop
WITHOUT_STROKE = str.maketrans("łŁ", "lL")


def zones() -> list[tuple[str, str]]:
    names = {name for name in available_timezones() if name.startswith("Europe/")}
    return [(name, name) for name in sorted(names | {settings.TIME_ZONE, "UTC"})]


def long_text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class SeminarForm(forms.ModelForm):
    one_language = ("title",)

    organiser = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organiser"))
    online_url = forms.URLField(
        label=_("Address of the online room"),
        help_text=_("Only people who have a place see it, on their own page."),
        max_length=500,
        required=False,
        assume_scheme="https",
    )
    zone = forms.ChoiceField(label=_("Time zone"), choices=zones, initial=settings.TIME_ZONE)

    class Meta:
        model = Seminar
        fields = [
            "organiser", "title_pl", "title_en", "summary_pl", "summary_en",
            "description_pl", "description_en", "day", "starts", "ends", "zone", "language",
            "place_pl", "place_en", "online_url", "access_pl", "access_en",
            "speakers_pl", "speakers_en", "asked_pl", "asked_en", "contact", "capacity", "slug",
        ]  # fmt: skip
        labels = {
            "title_pl": _("Title in Polish"),
            "title_en": _("Title in English"),
            "summary_pl": _("In one sentence, in Polish"),
            "summary_en": _("In one sentence, in English"),
            "description_pl": _("What it is about, in Polish"),
            "description_en": _("What it is about, in English"),
            "day": _("Day"),
            "starts": _("Begins at"),
            "ends": _("Ends at"),
            "language": _("Language of the seminar"),
            "place_pl": _("Place in Polish"),
            "place_en": _("Place in English"),
            "access_pl": _("Access in Polish"),
            "access_en": _("Access in English"),
            "speakers_pl": _("Who speaks, in Polish"),
            "speakers_en": _("Who speaks, in English"),
            "asked_pl": _("What will be asked of people, in Polish"),
            "asked_en": _("What will be asked of people, in English"),
            "contact": _("Whom to ask"),
            "capacity": _("Number of places"),
            "slug": _("Address on the site"),
        }
        help_texts = {
            "starts": _("Leave both hours empty while they are not known."),
            "access_pl": _("Captions, sign language, a way in without steps."),
            "asked_pl": _("What people should bring, read or think about. One thought a line."),
            "contact": _("A telephone number or an e-mail address. Everybody can read it."),
            "capacity": _("Left empty, everybody gets a place."),
            "slug": _("Small letters, digits and hyphens. Left empty, it is made of the title."),
        }
        widgets = {
            "day": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "starts": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "ends": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "description_pl": long_text(6),
            "description_en": long_text(6),
            "speakers_pl": long_text(3),
            "speakers_en": long_text(3),
            "asked_pl": long_text(3),
            "asked_en": long_text(3),
        }

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        if self.instance.pk is None:
            self.fields["organiser"].queryset = organisations
            if len(organisations) == 1:
                self.fields["organiser"].initial = organisations[0]
        else:
            del self.fields["organiser"]
            if not self.instance.is_draft:
                # people have the address in their mails
                del self.fields["slug"]

    def clean(self):
        typed = super().clean()
        if not typed.get("title_pl") and not typed.get("title_en"):
            self.add_error("title_pl", _("Give the title in at least one language."))
        self._check_hours(typed)
        if "slug" in self.fields and not self.errors:
            self._check_slug(typed)
        return typed

    def _check_hours(self, typed) -> None:
        day, starts, ends, zone = (typed.get(name) for name in ("day", "starts", "ends", "zone"))
        if {"starts", "ends"} & set(self.errors):
            return
        if (starts is None) != (ends is None):
            self.add_error("ends", _("Give both hours, or neither while they are not known."))
        elif starts and ends and ends <= starts:
            self.add_error("ends", _("The end comes after the beginning, on the same day."))
        elif day and zone:
            for name, hour in (("starts", starts), ("ends", ends)):
                if hour and (wrong := clock_trouble(day, hour, zone)):
                    self.add_error(name, wrong)

    def _check_slug(self, typed) -> None:
        title = typed.get("title_pl") or typed.get("title_en")
        slug = typed["slug"] or slugify(title.translate(WITHOUT_STROKE))[:80].strip("-")
        taken = Seminar.objects.filter(slug=slug).exclude(pk=self.instance.pk).exists()
        if not slug or slug in RESERVED or taken:
            self.add_error("slug", _("This address is taken. Choose another one."))
        typed["slug"] = slug


def clock_trouble(day: date, hour: time, zone: str) -> object:
    """What is wrong with an hour on a day when the clocks change, or nothing."""
    first, second = (
        datetime.combine(day, hour.replace(fold=fold), tzinfo=ZoneInfo(zone)) for fold in (0, 1)
    )
    if first.utcoffset() == second.utcoffset():
        return None
    # before the change the clocks are behind in spring, and ahead in autumn
    if first.utcoffset() < second.utcoffset():
        return _("There is no such hour on that day: the clocks go forward. Choose another one.")
    return _("This hour comes twice on that day: the clocks go back. Choose another one.")


class CancelForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Everybody who signed up is told; it stays on the page."),
        max_length=1000,
        widget=long_text(3),
    )


class OutcomeForm(forms.ModelForm):
    one_language = ("outcome",)

    class Meta:
        model = Seminar
        fields = ["outcome_pl", "outcome_en"]
        labels = {
            "outcome_pl": _("What came of it, in Polish"),
            "outcome_en": _("What came of it, in English"),
        }
        widgets = {"outcome_pl": long_text(6), "outcome_en": long_text(6)}

    def clean(self):
        typed = super().clean()
        if not typed.get("outcome_pl") and not typed.get("outcome_en"):
            self.add_error("outcome_pl", _("Tell it in at least one language."))
        return typed
