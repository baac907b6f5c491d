"""The twelve stations, in order."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gromada.people.models import Person
from gromada.site.demo.people import CLERK, NEIGHBOUR, OFFICIAL
from gromada.site.demo.tour import notes, places


@dataclass(frozen=True)
class Station:
    """One page of the tour: what is to be seen there, what was done already, and as whom."""

    title: str | Promise
    text: str | Promise
    place: Callable[[], str]
    tell: Callable[[], str]
    email: str = ""

    @property
    def url(self) -> str:
        """Empty where the page is gone."""
        return self.place()

    @property
    def note(self) -> str:
        return self.tell()

    @property
    def person(self) -> Person | None:
        return Person.objects.filter(email=self.email).first() if self.email else None


STATIONS = [
    Station(
        _("The desk of an official"),
        _("212 inputs came in, and the desk says how many days are left."),
        places.answer_desk,
        notes.at_the_desk,
        OFFICIAL,
    ),
    Station(
        _("One answer for those who ask the same"),
        _("24 people ask who waters when nobody comes: one reason answers all of them."),
        places.cluster,
        notes.at_the_group,
        OFFICIAL,
    ),
    Station(
        _("A second pair of eyes"),
        _("No answer goes out before somebody else has read it and accepted it."),
        places.second_reading,
        notes.at_the_second_reading,
        CLERK,
    ),
    Station(
        _("What the office cannot do alone"),
        _("The office wants to close the phase tomorrow. One sentence says who has to agree."),
        places.motion,
        notes.at_the_proposal,
        OFFICIAL,
    ),
    Station(
        _("Consent, if two more weeks"),
        _("The residents' side agrees on a condition, and says what matters to it."),
        places.motion,
        notes.at_the_condition,
        NEIGHBOUR,
    ),
    Station(
        _("The condition is accepted"),
        _("With one click it is agreed, carried out and in the public record."),
        places.motion,
        notes.at_the_consent,
        OFFICIAL,
    ),
    Station(
        _("Whose words are these?"),
        _("Click a word in § 4 and see who put it there, and why."),
        places.words,
        notes.at_the_words,
    ),
    Station(
        _("The question it all began with"),
        _("A resident asked it at a seminar, and eighteen people wanted to know."),
        places.question,
        notes.at_the_question,
    ),
    Station(
        _("A report for the bulletin"),
        _("What came in and what became of it, as a page and as a document."),
        places.report,
        notes.at_the_report,
    ),
    Station(
        _("From the question to a contract"),
        _("Three sides signed five promises. One is late, and it says so in red."),
        places.pact,
        notes.at_the_pact,
    ),
    Station(
        _("Did it work?"),
        _("The study was registered before its data, and says what cannot be told from zero."),
        places.study,
        notes.at_the_study,
    ),
    Station(
        _("Where this model stands among others"),
        _("Counts with their uncertainty, and “too few to compare” where that is true."),
        places.comparison,
        notes.at_the_comparison,
    ),
]
