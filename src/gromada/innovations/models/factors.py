"""What can help or hinder an innovation; the list stands in docs/explanation/innovations.md."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Factor(models.TextChoices):
    """One thing that helped or hindered, in plain words; the codes are those of the literature."""

    A1 = "A1", _("political support")
    A2 = "A2", pgettext_lazy("factor", "the law")
    A3 = "A3", _("a shock in the economy or in funding")
    A4 = "A4", _("earlier conflict or co-operation")
    B1 = "B1", _("a capable public unit")
    B2 = "B2", _("a capable community organisation")
    B3 = "B3", _("a strong private partner")
    B4 = "B4", _("somebody who connects the sides")
    B5 = "B5", _("a change of leaders")
    C1 = "C1", _("how risk was shared")
    C2 = "C2", _("a clear mandate and scope")
    C3 = "C3", _("real power to decide")
    C4 = "C4", _("who was let in")
    C5 = "C5", _("rules for conflict and for leaving")
    C6 = "C6", _("gaps in the contract or too hopeful promises")
    D1 = "D1", _("talking face to face")
    D2 = "D2", _("openness of purchases and decisions")
    D3 = "D3", _("trust between the sides")
    D4 = "D4", _("small early successes")
    D5 = "D5", _("pace, or being tired out")
    E1 = "E1", pgettext_lazy("factor", "money")
    E2 = "E2", _("time, or pay for volunteers")
    E3 = "E3", _("data and skills")
    F1 = "F1", _("support of the community")
    F2 = "F2", _("opposition of those who would lose")
