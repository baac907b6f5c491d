"""What people are asked about trust: our own sentences, the same for both sides, not validated.

Each is about «them»: the people of the other side in this one process or partnership.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from django.utils.translation import gettext, gettext_noop

from gromada.charts.text import LANGUAGES, translator

BANK = "gromada-trust-1"


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence, in English here, and its answers from ``lowest`` to ``highest``."""

    key: str
    text: str
    lowest: int = 1
    highest: int = 5

    @property
    def words(self) -> str:
        """The sentence in the reader's language."""
        return gettext(self.text)

    @property
    def answers(self) -> range:
        return range(self.lowest, self.highest + 1)


@dataclass(frozen=True, slots=True)
class Scale:
    """Items that measure one thing together."""

    key: str
    title: str
    items: tuple[Item, ...]

    @property
    def words(self) -> str:
        return gettext(self.title)

    @property
    def lowest(self) -> int:
        return self.items[0].lowest

    @property
    def highest(self) -> int:
        return self.items[0].highest


TRUST = Scale(
    "trust",
    gettext_noop("Trust: they can, they care, they are honest"),
    (
        Item("t1", gettext_noop("They know what they are doing here.")),
        Item("t2", gettext_noop("They finish what they take on.")),
        Item("t3", gettext_noop("They have the skills that this work needs.")),
        Item("t4", gettext_noop("They care about what is good for us.")),
        Item("t5", gettext_noop("They listen before they decide.")),
        Item("t6", gettext_noop("When something is hard for us, they try to help.")),
        Item("t7", gettext_noop("They keep their word.")),
        Item("t8", gettext_noop("They tell the truth, even when it is uncomfortable.")),
        Item("t9", gettext_noop("They hold everybody to the same rules.")),
    ),
)
RECOGNITION = Scale(
    "recognition",
    gettext_noop("Seeing each other as people who bring something"),
    (
        Item("c1", gettext_noop("They bring abilities that we lack.")),
        Item("c2", gettext_noop("They see things that we would miss.")),
        Item("c3", gettext_noop("Their way of seeing it has made our work better.")),
        Item("c4", gettext_noop("They help us reach what matters to us.")),
        Item("c5", gettext_noop("We help them reach what matters to them.")),
    ),
)
OVERALL = Scale(
    "overall",
    gettext_noop("All in all"),
    (Item("o1", gettext_noop("All in all, how far do you trust them?"), lowest=0, highest=10),),
)
SCALES = (TRUST, RECOGNITION, OVERALL)
ITEMS = {item.key: item for scale in SCALES for item in scale.items}


def bank_sha256(scales: Iterable[Scale] = SCALES) -> str:
    """The fingerprint of the sentences in all languages: a changed word is another instrument."""
    words = [
        [item.key, item.lowest, item.highest]
        + [translator(language).gettext(item.text) for language in LANGUAGES]
        for scale in scales
        for item in scale.items
    ]
    return sha256(json.dumps([BANK, words], ensure_ascii=False).encode()).hexdigest()
