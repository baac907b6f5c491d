"""Registering a study and giving it data."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.cli.evaluate.study_file import LARGEST_FILE
from gromada.evaluation.actions.studies import LARGEST_DATA, too_large_words
from gromada.evaluation.forms.examples import EXAMPLES
from gromada.ledger.models import Addressed
from gromada.ui.fields import CHOOSE


class StudyForm(forms.Form):
    one_language = ("title",)
    one_of = ("study", "upload")

    about = forms.CharField(
        label=_("What it is about"),
        help_text=_(
            "The link of a partnership, a process or an innovation on this site, or its address."
        ),
        max_length=300,
    )
    title_pl = forms.CharField(
        label=_("The question in Polish"),
        help_text=_("So that a neighbour understands it."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"lang": "pl"}),
    )
    title_en = forms.CharField(
        label=_("The question in English"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"lang": "en"}),
    )
    data_due_on = forms.DateField(
        label=_("When the data will be there"),
        help_text=_("If they are not there by then, the list of studies says so."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    study = forms.CharField(
        label=_("The study"),
        help_text=_(
            "What exactly will be compared with what. Once registered it cannot be changed."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false", "class": "field__code"}),
    )
    upload = forms.FileField(
        label=_("Or the study as a file"),
        help_text=_("A text file with the ending .toml, as “gromada evaluate” reads it."),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".toml,text/plain"}),
    )

    def __init__(self, *args: Any, things: Iterable[Addressed] = (), **facts: Any) -> None:
        """``things``: what is offered to choose from; without them a link is pasted."""
        super().__init__(*args, **facts)
        if choices := [(thing.address, str(thing)) for thing in things]:
            self.fields["about"].widget = forms.Select(choices=[("", CHOOSE), *choices])
            self.fields["about"].help_text = ""

    def clean_data_due_on(self) -> Any:
        day = self.cleaned_data["data_due_on"]
        if day < timezone.localdate():
            raise forms.ValidationError(_("Choose a day that lies ahead."))
        if day > timezone.localdate() + timedelta(days=3660):
            raise forms.ValidationError(_("Choose a day within ten years."))
        return day

    def clean(self) -> dict[str, Any]:
        facts = super().clean() or self.cleaned_data
        if not (facts.get("title_pl") or facts.get("title_en")):
            self.add_error("title_pl", _("Write this in at least one language."))
        if upload := facts.get("upload"):
            facts["study"] = self._text_of(upload)
        if (facts.get("study") or "").split() in [each.split() for each in EXAMPLES.values()]:
            self.add_error("study", _("This is the example. Write your own study in its place."))
        if not facts.get("study") and not self.errors.get("upload"):
            self.add_error("study", _("Write the study here, or choose a file."))
        return facts

    def _text_of(self, upload: UploadedFile) -> str:
        if (upload.size or 0) > LARGEST_FILE:
            self.add_error("upload", _("This file is too large for a study, which is a few lines."))
            return ""
        try:
            text = upload.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("upload", _("The study is not UTF-8. Save it as UTF-8."))
            return ""
        # a page that comes back with an error cannot keep a file, but it keeps its text
        self.data = self.data.copy()
        self.data["study"] = text
        return text


class DataForm(forms.Form):
    data = forms.FileField(
        label=_("The data as CSV"),
        help_text=_(
            "One row for each unit and period, at most 5 MB. No data about single people: "
            "units are places, offices or months."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )

    def clean_data(self) -> UploadedFile:
        upload = self.cleaned_data["data"]
        if not upload.name.lower().endswith((".csv", ".txt", ".tsv")):
            raise forms.ValidationError(
                _("This is not a CSV file. In a spreadsheet choose “Save as” and then CSV.")
            )
        if (upload.size or 0) > LARGEST_DATA:
            raise forms.ValidationError(too_large_words())
        return upload
