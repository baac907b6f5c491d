"""Organisations and invitations to them."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gromada.people.models import Invitation, Organisation


class OrganisationForm(forms.ModelForm):
    class Meta:
        model = Organisation
        fields = ["name", "sector", "description_pl", "description_en"]
        widgets = {
            "description_pl": forms.Textarea(attrs={"rows": 4, "lang": "pl"}),
            "description_en": forms.Textarea(attrs={"rows": 4, "lang": "en"}),
        }


class InvitationForm(forms.ModelForm):
    class Meta:
        model = Invitation
        fields = ["email", "role"]
        widgets = {
            "email": forms.EmailInput(attrs={"autocomplete": "off"}),
            "role": forms.RadioSelect,
        }
        help_texts = {
            "role": _("A member acts for the organisation; a steward also invites others."),
        }
