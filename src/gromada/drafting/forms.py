"""What people fill in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.drafting.models import Amendment, AmendmentAside, Policy

LONGEST_TEXT = 200_000


class OpenForm(forms.Form):
    """A text to put on the table, with the way its numbers are written."""

    one_language = ("title",)
    title_pl = forms.CharField(label=_("Title in Polish"), max_length=160, required=False)
    title_en = forms.CharField(label=_("Title in English"), max_length=160, required=False)
    language = forms.ChoiceField(label=_("Language of the text"), choices=Policy.Language.choices)
    format = forms.ChoiceField(
        label=_("How it is written"),
        choices=[
            ("numbered", _("plain text with numbers: § 1, 1., 1), a)")),
            ("markdown", _("Markdown: headings and lists")),
        ],
        initial="numbered",
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("The text"),
        help_text=_(
            "Paste the whole text without its title. Each number begins a clause; an empty line "
            "does too."
        ),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 16}),
    )

    def clean(self):
        found = super().clean()
        if not (found.get("title_pl") or found.get("title_en")):
            self.add_error("title_pl", _("Give the text a title in at least one language."))
        return found


class AmendmentForm(forms.Form):
    """A change to one clause: its fields depend on what it does."""

    number = forms.CharField(
        label=_("Number of the new clause"),
        help_text=_("Such as § 4a or 3). It may be left empty."),
        max_length=40,
        required=False,
    )
    text = forms.CharField(
        label=_("The clause in your words"),
        help_text=_("Change what you want to change. The difference is shown word by word."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": _("Write the words that you propose.")},
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everybody can read it. Leave out names and personal data."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Say why: everybody can read it.")},
    )
    input = forms.ChoiceField(
        label=_("Which input it answers"),
        help_text=_("If the idea comes from what somebody sent or asked."),
        required=False,
    )
    source_address = forms.CharField(
        label=_("Where else the idea came from"),
        help_text=_(
            "Paste the link of a statement or a question, or of an entry in the public record, "
            "if you can."
        ),
        max_length=300,
        required=False,
    )

    def __init__(self, *arguments, kind, inputs=(), **options):
        super().__init__(*arguments, **options)
        if kind != Amendment.Kind.ADD:
            del self.fields["number"]
        if kind == Amendment.Kind.ADD:
            self.fields["text"].label = _("The words of the new clause")
            self.fields["text"].help_text = ""
        if kind == Amendment.Kind.REMOVE:
            del self.fields["text"]
        if inputs:
            self.fields["input"].choices = [("", _("none")), *inputs]
        else:
            del self.fields["input"]

    @property
    def source(self):
        """What was pasted, else the input that was chosen."""
        said = self.cleaned_data
        return said.get("source_address") or said.get("input", "")


class FilterForm(forms.Form):
    """Which amendments to list; what nobody chose is everything."""

    state = forms.ChoiceField(
        label=_("Show"),
        choices=[
            ("all", _("all amendments")),
            (Amendment.State.OPEN, _("those that are open")),
            (Amendment.State.ACCEPTED, _("those accepted")),
            (Amendment.State.REJECTED, _("those rejected")),
            (Amendment.State.OVERTAKEN, _("those overtaken")),
            (Amendment.State.WITHDRAWN, _("those withdrawn")),
        ],
    )
    side = forms.ChoiceField(label=_("Written by"))

    def __init__(self, chosen, *, sides=()):
        super().__init__({"state": "all", "side": "all", **chosen})
        self.fields["side"].choices = [("all", _("everybody")), *sides]

    @property
    def chosen(self):
        """What narrows the list."""
        said = self.cleaned_data if self.is_valid() else {}
        return {name: value for name, value in said.items() if value != "all"}


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("Everybody can read this reason, who proposed the amendment first."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class HideForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Everybody can read this reason, who proposed the amendment first."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class GroundForm(forms.Form):
    ground = forms.ChoiceField(
        label=_("On what ground"),
        help_text=_(
            "Everyone can read the ground. Within 72 hours those who hold a key say whether to "
            "hide the amendment; otherwise it returns by itself."
        ),
        choices=AmendmentAside.Ground.choices,
        widget=forms.RadioSelect,
    )
