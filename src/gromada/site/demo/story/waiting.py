"""What is left to the people of today: an answer to read, and a proposal with a condition."""

from gromada.charters.actions import move, say
from gromada.charters.models import Motion
from gromada.decisions.actions import draft_answer, hand_in
from gromada.decisions.models import Cluster
from gromada.processes.models import Phase
from gromada.site.demo import clock
from gromada.site.demo.people import NEIGHBOUR, OFFICIAL
from gromada.site.demo.story.people import person
from gromada.site.demo.story.process import the_process

AMBULANCE = "Dojazd karetki"


def the_phase() -> Phase:
    """The one in which remarks are received."""
    return the_process().phases.get(allows_intake=True, allows_votes=False)


def what_waits_today() -> None:
    with clock.on(-1, 22):
        an_answer_to_read()
        propose_to_close()


def an_answer_to_read() -> None:
    cluster = Cluster.objects.get(process=the_process(), title__startswith=AMBULANCE)
    answer = draft_answer(
        process=the_process(),
        about=cluster,
        disposition="taken_up",
        reason=(
            "Straż i zakład komunalny obejrzą projekt każdego podwórka, zanim staną ławki. "
            "Wpiszemy do § 6, że podpisują się pod nim przed spotkaniem."
        ),
        by=person(OFFICIAL),
    )
    hand_in(answer=answer, by=person(OFFICIAL))


def propose_to_close() -> Motion:
    """Hanna wants to close tomorrow; Marek consents if there are two more weeks."""
    motion = move(
        act="processes.close_phase",
        subject=the_phase(),
        payload={"last_day": clock.day(1)},
        reason="Przyszło ponad dwieście uwag. Chcemy zdążyć z odpowiedziami.",
        by=person(OFFICIAL),
    )
    return say(
        motion=motion,
        stance="consent_if",
        reason=(
            "W połowie bram zaproszenie zawisło dopiero w piątek. Tym ludziom też obiecaliśmy głos."
        ),
        condition={"last_day": clock.day(14)},
        by=person(NEIGHBOUR),
    )
