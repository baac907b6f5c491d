"""Answering: what becomes of it and why, what is missing, who takes what, until when."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gromada.decisions.models import Cluster, Disposition, Remark
from gromada.decisions.permissions import term_fits
from gromada.ui.forms import LONGEST_NUMBER, RowsField


class AnswerForm(forms.Form):
    disposition = forms.ChoiceField(
        label=_("What becomes of it"), choices=Disposition.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=pgettext_lazy("answer", "Reason"),
        help_text=_(
            "In plain words, for the people who wrote. If something changes in the text, say where."
        ),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 7}),
    )


class NoteForm(forms.Form):
    note = forms.CharField(
        label=_("What is missing"),
        help_text=_("Only the author and your side read it."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RemarkFilterForm(forms.Form):
    SHOWN = [
        ("", _("all")),
        ("answered", _("answered")),
        ("waiting", _("waiting")),
        ("overdue", _("overdue")),
    ]
    use_required_attribute = False
    show = forms.ChoiceField(label=_("Which inputs"), choices=SHOWN)
    disposition = forms.ChoiceField(
        label=_("What became of the input"), choices=[("", _("all")), *Disposition.choices]
    )


class SortForm(forms.Form):
    """What to do with the remarks that are ticked."""

    remarks = RowsField(
        label=_("Inputs"),
        queryset=Remark.objects.none(),
        error_messages={"required": _("Tick at least one input.")},
    )
    cluster = forms.ModelChoiceField(
        label=_("Put them into"),
        queryset=Cluster.objects.none(),
        required=False,
        empty_label=_("a new cluster"),
    )
    title = forms.CharField(
        label=_("What they say, in a few words"),
        help_text=_("For a new cluster, such as: more shade at the stop."),
        max_length=160,
        required=False,
    )
    owner = forms.TypedChoiceField(
        label=_("Who answers"), required=False, empty_value=None, coerce=int
    )

    def __init__(self, *arguments, process, people, clusters=None, **options):
        """``clusters``: those that can be chosen, where a page has them at hand."""
        super().__init__(*arguments, **options)
        self.fields["remarks"].queryset = process.remarks.all()
        self.fields["cluster"].queryset = process.clusters.all()
        if clusters is not None:
            known = [(cluster.pk, str(cluster)) for cluster in clusters]
            self.fields["cluster"].choices = [("", self.fields["cluster"].empty_label), *known]
        names = [(person.pk, str(person)) for person in people]
        self.fields["owner"].choices = [("", _("nobody yet")), *names]

    @property
    def ticked(self):
        """What was ticked, also where the form was sent back."""
        sent = self.data.getlist("remarks") if self.is_bound else []
        return {int(each) for each in sent if each.isdecimal() and len(each) <= LONGEST_NUMBER}


class TermForm(forms.Form):
    days = forms.IntegerField(
        label=_("Days for an answer"),
        help_text=_("Counted from the day on which an input came."),
        min_value=1,
        max_value=365,
        initial=30,
    )
    last_day = forms.DateField(
        label=_("Or one day for all"),
        help_text=_("Leave it empty to count days. What comes after that day gets the days."),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_last_day(self):
        day = self.cleaned_data["last_day"]
        if not (verdict := term_fits(day)):
            raise forms.ValidationError(verdict.reason)
        return day
