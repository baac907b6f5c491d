"""Saying a word to a motion, and what its mover does."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.act import PayloadField
from gromada.charters.models import Motion
from gromada.charters.queries.positions import title_of


def long_text(label: Any, hint: Any = "", *, rows: int = 3, required: bool = True) -> Any:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=2000,
        required=required,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class WordForm(forms.Form):
    """The stance is the button that was pressed."""

    stance = forms.ChoiceField(
        choices=[(stance, stance) for stance in ("consent", "object", "abstain")],
        widget=forms.HiddenInput,
        label=_("Your word"),
    )
    reason = long_text(
        _("Why"),
        _("Everybody can read it. When you object, say what would have to be different."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        if said.get("stance") == "object" and not said.get("reason"):
            self.add_error("reason", _("Say why, so that the others can answer."))
        return said


class ConditionForm(forms.Form):
    """Consent on a condition: what matters to one, and what would have to be otherwise."""

    reason = long_text(
        _("What matters to you"), _("Not a veto, but your interest: everybody can read it.")
    )
    new_reason = long_text(
        _("How the reason should read"),
        _("Change it if something should be said publicly. Leave it as it is otherwise."),
        required=False,
    )

    def __init__(self, *args: Any, motion: Motion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.motion = motion
        self.fields["new_reason"].initial = motion.reason
        for each in motion.act.payload:
            if each.kind in WIDGETS:
                self.fields[f"payload_{each.name}"] = payload_field(
                    each, each.decoded(motion.payload.get(each.name, ""))
                )

    def condition(self) -> dict[str, Any]:
        """Only what would be different."""
        asked = {}
        for name, value in self.cleaned_data.items():
            if (
                name.startswith("payload_")
                and name in self.changed_data
                and value not in ("", None)
            ):
                asked[name.removeprefix("payload_")] = value
        new_reason = self.cleaned_data.get("new_reason", "").strip()
        if new_reason and new_reason != self.motion.reason:
            asked["reason"] = new_reason
        return asked


WIDGETS: dict[str, Any] = {
    "text": lambda: forms.CharField(max_length=400),
    "longtext": lambda: forms.CharField(max_length=8000, widget=forms.Textarea(attrs={"rows": 5})),
    "date": lambda: forms.DateField(
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    ),
    "datetime": lambda: forms.DateTimeField(
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    ),
    "number": forms.IntegerField,
}


def payload_field(declared: PayloadField, value: Any) -> forms.Field:
    field: forms.Field = WIDGETS[declared.kind]()
    field.label, field.required, field.initial = title_of(declared), False, value
    return field


class AnswerForm(forms.Form):
    answer = long_text(_("Your answer"), _("Everybody can read it."))


class WithdrawForm(forms.Form):
    reason = long_text(_("Why you take it back"), _("Everybody can read it."), required=False)


class DepartForm(forms.Form):
    office = forms.CharField(
        label=_("In the name of which office"),
        help_text=_("For example: Mayor of the municipality."),
        max_length=160,
    )
    reason = long_text(
        _("Why the office departs from what was agreed"),
        _("It is announced to everybody, stays in the public record and counts as an override."),
    )


class DutyForm(forms.Form):
    text = long_text(_("What you say about it"), _("Everybody can read it."), rows=5)
