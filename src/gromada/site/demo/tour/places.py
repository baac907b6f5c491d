"""Where the stations of the tour are: pages of the story.

Visitors of a demo change it, so a page may be gone, and another may have its title: the one that
the story began with counts, and where there is none the station says so.
"""

from django.urls import reverse

from gromada.charters.models import Motion
from gromada.decisions.models import Answer, Cluster
from gromada.drafting.models import Policy
from gromada.evaluation.models import Study
from gromada.partnerships.models import Partnership
from gromada.processes.models import Phase, Process
from gromada.seminars.models import Question
from gromada.site.demo.story.beginning import QUESTION, SEMINAR
from gromada.site.demo.story.pact import PACT
from gromada.site.demo.story.process import PROCESS
from gromada.site.demo.story.study import STUDY
from gromada.site.demo.story.text import POLICY

WATERING = "(§ 4)"


def answer_desk() -> str:
    return reverse("decisions:answer_desk", args=[PROCESS]) if the_story_is_told() else ""


def the_cluster() -> Cluster | None:
    """What most people wrote about: who waters when nobody comes."""
    clusters = Cluster.objects.filter(process__slug=PROCESS, title__contains=WATERING)
    return clusters.order_by("pk").first()


def cluster() -> str:
    found = the_cluster()
    return reverse("decisions:cluster_detail", args=[PROCESS, found.pk]) if found else ""


def answer_to_read() -> Answer | None:
    """What waits for a second reader; the newest first."""
    waiting = Answer.objects.filter(process__slug=PROCESS, state=Answer.State.TO_CHECK)
    return waiting.order_by("-drafted_at").first()


def second_reading() -> str:
    """The answer that waits for a second reader; the desk, where none waits."""
    answer = answer_to_read()
    check = reverse("decisions:answer_check", args=[PROCESS, answer.pk]) if answer else ""
    return check or answer_desk()


def the_motion() -> Motion | None:
    """The proposal to close the phase in which remarks are received, also after it was agreed."""
    phases = Phase.objects.filter(process__slug=PROCESS, allows_intake=True, allows_votes=False)
    phase = phases.order_by("pk").first()
    if phase is None:
        return None
    motions = Motion.objects.filter(act_key="processes.close_phase", subject=phase.address)
    return motions.order_by("-pk").first()


def motion() -> str:
    proposed = the_motion()
    return proposed.get_absolute_url() if proposed else reverse("charters:desk")


def words() -> str:
    policies = Policy.objects.filter(process__slug=PROCESS, slug=POLICY)
    return reverse("drafting:words", args=[PROCESS, POLICY]) if policies.exists() else ""


def question() -> str:
    questions = Question.objects.filter(seminar__slug=SEMINAR, text=QUESTION)
    found = questions.select_related("seminar").order_by("pk").first()
    return found.get_absolute_url() if found else ""


def report() -> str:
    return reverse("decisions:report", args=[PROCESS]) if the_story_is_told() else ""


def pact() -> str:
    found = Partnership.objects.filter(title_pl=PACT).order_by("pk").first()
    return found.get_absolute_url() if found else ""


def the_study() -> Study | None:
    return Study.objects.filter(title_pl=STUDY).order_by("pk").first()


def trail() -> str:
    found = the_study()
    return reverse("innovations:trail", args=[found.address]) if found else ""


def study() -> str:
    found = the_study()
    return found.get_absolute_url() if found else ""


def comparison() -> str:
    return reverse("observatory:comparison")


def the_story_is_told() -> bool:
    """Whether this demo holds the story that the tour walks through."""
    return Process.objects.filter(slug=PROCESS).exists()
