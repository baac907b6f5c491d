"""Who lives here, and what people say about themselves."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gromada.evaluation.models import Margin
from gromada.formats.margins import LARGEST


class MarginsForm(forms.Form):
    data = forms.FileField(
        label=_("The table as CSV"),
        help_text=_(
            "Three columns: dimension, category, population. Each dimension becomes a question, "
            "so choose few. Four more columns, dimension_pl, dimension_en, category_pl and "
            "category_en, may say how each is called in the other language."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    source = forms.CharField(
        label=_("Source"), help_text=_("Who counted, and whom."), max_length=200
    )
    year = forms.IntegerField(label=_("Year of the count"), min_value=1900, max_value=2200)

    def clean_data(self) -> UploadedFile:
        upload = self.cleaned_data["data"]
        if not upload.name.lower().endswith((".csv", ".txt", ".tsv")):
            raise forms.ValidationError(
                _("This is not a CSV file. In a spreadsheet choose “Save as” and then CSV.")
            )
        if (upload.size or 0) > LARGEST:
            raise forms.ValidationError(
                _("The file is too large for a table of who lives here; a few lines will do.")
            )
        return upload

    def clean_year(self) -> int:
        year = int(self.cleaned_data["year"])
        if year > timezone.localdate().year:
            raise forms.ValidationError(_("That year lies ahead."))
        return year


class AboutMeForm(forms.Form):
    """One question for each dimension; nothing has to be answered."""

    def __init__(
        self, *arguments: Any, margins: Mapping[str, Sequence[Margin]], **options: Any
    ) -> None:
        super().__init__(*arguments, **options)
        self.dimensions = list(margins)
        for place, categories in enumerate(margins.values()):
            self.fields[f"d{place}"] = forms.ChoiceField(
                label=categories[0].dimension_name,
                choices=[
                    *((margin.category, margin.category_name) for margin in categories),
                    ("", _("I would rather not say")),
                ],
                required=False,
                widget=forms.RadioSelect,
            )

    def said(self) -> dict[str, str]:
        return {
            dimension: answer
            for place, dimension in enumerate(self.dimensions)
            if (answer := self.cleaned_data.get(f"d{place}"))
        }
