"""People, organisations, those without an account; and what people show of themselves."""

from gromada.people.models.cards import Ability, Card, CardLine, CardPlace, Match, Need, Offer
from gromada.people.models.limits import Attempts
from gromada.people.models.persons import (
    DemoLink,
    Invitation,
    Membership,
    Organisation,
    Participant,
    People,
    Person,
    Tally,
    Visitor,
)

__all__ = [
    "Ability",
    "Attempts",
    "Card",
    "CardLine",
    "CardPlace",
    "DemoLink",
    "Invitation",
    "Match",
    "Membership",
    "Need",
    "Offer",
    "Organisation",
    "Participant",
    "People",
    "Person",
    "Tally",
    "Visitor",
]
