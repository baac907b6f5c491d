"""The guided tour of the demo: twelve stations of one story, in five minutes."""

from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gromada.charters.models import Motion
from gromada.decisions.models import Answer, Cluster
from gromada.people.models import Person
from gromada.site.demo.people import CLERK, NEIGHBOUR, OFFICIAL
from gromada.site.demo.story.beginning import the_question
from gromada.site.demo.story.pact import the_pact
from gromada.site.demo.story.process import PROCESS, the_process
from gromada.site.demo.story.study import the_study
from gromada.site.demo.story.text import the_policy
from gromada.site.demo.story.waiting import the_phase

WATERING = "(§ 4)"


@dataclass(frozen=True)
class Station:
    """One page of the tour: what is to be seen there, and as whom."""

    title: str | Promise
    text: str | Promise
    place: Callable[[], str]
    email: str = ""

    @property
    def url(self) -> str:
        return self.place()

    @property
    def person(self) -> Person | None:
        return Person.objects.filter(email=self.email).first() if self.email else None


def answer_desk() -> str:
    return reverse("decisions:answer_desk", args=[PROCESS])


def the_cluster() -> Cluster:
    """What most people wrote about: who waters when nobody comes."""
    return Cluster.objects.get(process=the_process(), title__contains=WATERING)


def cluster() -> str:
    return reverse("decisions:cluster_detail", args=[PROCESS, the_cluster().pk])


def second_reading() -> str:
    """The answer that waits for a second reader; the cluster, where none waits."""
    waiting = Answer.objects.filter(process=the_process(), state=Answer.State.TO_CHECK)
    answer = waiting.order_by("-drafted_at").first()
    return reverse("decisions:answer_check", args=[PROCESS, answer.pk]) if answer else cluster()


def the_motion() -> str:
    """The proposal to close the phase, also after it was agreed."""
    motions = Motion.objects.filter(act_key="processes.close_phase", subject=the_phase().address)
    motion = motions.order_by("-pk").first()
    return motion.get_absolute_url() if motion else reverse("charters:desk")


def clause() -> str:
    return the_policy().clauses.get(key="4").get_absolute_url()


def question() -> str:
    return the_question().get_absolute_url()


def report() -> str:
    return reverse("decisions:report", args=[PROCESS])


def pact() -> str:
    return the_pact().get_absolute_url()


def trail() -> str:
    return reverse("innovations:trail", args=[the_study().address])


def study() -> str:
    return the_study().get_absolute_url()


def comparison() -> str:
    return reverse("observatory:comparison")


STATIONS = [
    Station(
        _("The desk of an official"),
        _("212 remarks came in, and the desk says how many days are left."),
        answer_desk,
        OFFICIAL,
    ),
    Station(
        _("One answer for those who ask the same"),
        _("24 people ask who waters when nobody comes: one reason answers all of them."),
        cluster,
        OFFICIAL,
    ),
    Station(
        _("A second pair of eyes"),
        _("No answer goes out before somebody else has read it and accepted it."),
        second_reading,
        CLERK,
    ),
    Station(
        _("What the office cannot do alone"),
        _("The office wants to close the phase tomorrow. One sentence says who has to agree."),
        the_motion,
        OFFICIAL,
    ),
    Station(
        _("Consent, if two more weeks"),
        _("The residents' side agrees on a condition, and says what matters to it."),
        the_motion,
        NEIGHBOUR,
    ),
    Station(
        _("The condition is accepted"),
        _("With one click it is agreed, carried out and in the public record."),
        the_motion,
        OFFICIAL,
    ),
    Station(
        _("Whose words are these?"),
        _("Click a word in § 4 and see who put it there, and why."),
        clause,
    ),
    Station(
        _("The question it all began with"),
        _("A resident asked it at a seminar, and eighteen people wanted to know."),
        question,
    ),
    Station(
        _("A report for the bulletin"),
        _("What came in and what became of it, as a page and as a document."),
        report,
    ),
    Station(
        _("From the question to a contract"),
        _("Three sides signed five promises. One is late, and it says so in red."),
        pact,
    ),
    Station(
        _("Did it work?"),
        _("The study was registered before its data, and says what cannot be told from zero."),
        study,
    ),
    Station(
        _("Where this model stands among others"),
        _("Counts with their uncertainty, and «too few to compare» where that is true."),
        comparison,
    ),
]


def the_story_is_told() -> bool:
    """Whether this demo holds the story that the tour walks through."""
    try:
        return all([the_study(), the_cluster(), the_phase()])
    except ObjectDoesNotExist:
        return False
