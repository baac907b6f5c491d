"""What was asked and measured: studies, waves of trust, who takes part."""

from gromada.evaluation.models.inclusion import AboutMe, Margin, MarginTable, WhoTakesPart
from gromada.evaluation.models.items import ITEMS, SCALES, Item, Scale, bank_sha256
from gromada.evaluation.models.study import Study, StudyData
from gromada.evaluation.models.trust import Side, TrustAnswers, TrustToken, TrustWave

__all__ = [
    "ITEMS",
    "SCALES",
    "AboutMe",
    "Item",
    "Margin",
    "MarginTable",
    "Scale",
    "Side",
    "Study",
    "StudyData",
    "TrustAnswers",
    "TrustToken",
    "TrustWave",
    "WhoTakesPart",
    "bank_sha256",
]
