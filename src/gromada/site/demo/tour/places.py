"""Where the stations of the tour are: pages of the story."""

from django.core.exceptions import ObjectDoesNotExist
from django.urls import reverse

from gromada.charters.models import Motion
from gromada.decisions.models import Answer, Cluster
from gromada.site.demo.story.beginning import the_question
from gromada.site.demo.story.pact import the_pact
from gromada.site.demo.story.process import PROCESS, the_process
from gromada.site.demo.story.study import the_study
from gromada.site.demo.story.text import the_policy
from gromada.site.demo.story.waiting import the_phase

WATERING = "(§ 4)"


def answer_desk() -> str:
    return reverse("decisions:answer_desk", args=[PROCESS])


def the_cluster() -> Cluster:
    """What most people wrote about: who waters when nobody comes."""
    return Cluster.objects.get(process=the_process(), title__contains=WATERING)


def cluster() -> str:
    return reverse("decisions:cluster_detail", args=[PROCESS, the_cluster().pk])


def answer_to_read() -> Answer | None:
    """What waits for a second reader; the newest first."""
    waiting = Answer.objects.filter(process=the_process(), state=Answer.State.TO_CHECK)
    return waiting.order_by("-drafted_at").first()


def second_reading() -> str:
    """The answer that waits for a second reader; the desk, where none waits."""
    answer = answer_to_read()
    check = reverse("decisions:answer_check", args=[PROCESS, answer.pk]) if answer else ""
    return check or answer_desk()


def the_motion() -> Motion | None:
    """The proposal to close the phase, also after it was agreed."""
    motions = Motion.objects.filter(act_key="processes.close_phase", subject=the_phase().address)
    return motions.order_by("-pk").first()


def motion() -> str:
    proposed = the_motion()
    return proposed.get_absolute_url() if proposed else reverse("charters:desk")


def words() -> str:
    return reverse("drafting:words", args=[PROCESS, the_policy().slug])


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


def the_story_is_told() -> bool:
    """Whether this demo holds the story that the tour walks through."""
    try:
        return all([the_study(), the_cluster(), the_phase()])
    except ObjectDoesNotExist:
        return False
