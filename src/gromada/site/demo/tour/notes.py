"""What a visitor of a station should know: what happened there already, what can be tried."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gromada.charters.models import Motion
from gromada.decisions.models import Answer
from gromada.site.demo.story.process import the_process
from gromada.site.demo.tour.places import answer_to_read, the_cluster, the_motion


def at_the_desk() -> str:
    groups = the_process().drafted_answers.filter(cluster__isnull=False)
    given = groups.filter(state=Answer.State.ACCEPTED).count()
    if given:
        return ngettext(
            "Somebody has answered %(count)d group here already; choose another one.",
            "Somebody has answered %(count)d groups here already; choose another one.",
            given,
        ) % {"count": given}
    return _("Open any group to see what people wrote. The largest one is the next station.")


def at_the_group() -> str:
    answers = Answer.objects.filter(cluster=the_cluster()).order_by("-drafted_at")
    newest = answers.first()
    if newest is None or newest.state == Answer.State.DRAFT:
        return _(
            "Nobody has answered yet. Choose what becomes of it, write a reason, and hand it in."
        )
    if newest.state == Answer.State.ACCEPTED:
        return _("Somebody has answered this already, and a second person has accepted it.")
    return _("Somebody has written an answer already. It is not out: a second person reads first.")


def at_the_second_reading() -> str:
    if answer_to_read():
        return _("Hanna wrote it, so Tomasz reads it. You can accept it, or send it back.")
    return _("No answer waits for a second reader now. Write one at station 2, then come back.")


def at_the_proposal() -> str:
    if is_open():
        return _("Nothing has changed yet: one key is not enough. Read who has to agree.")
    return how_it_ended()


def at_the_condition() -> str:
    if is_open():
        return _("Marek has said it already: yes, if two more weeks. As Marek you can change it.")
    return how_it_ended()


def at_the_consent() -> str:
    if is_open():
        return _("Accept the condition: that is the one click it takes.")
    return how_it_ended()


def is_open() -> bool:
    motion = the_motion()
    return motion is not None and motion.state == Motion.State.OPEN


def how_it_ended() -> str:
    motion = the_motion()
    if motion is not None and motion.state in Motion.CARRIED:
        return _("Somebody has accepted the condition already, and it is done: read what changed.")
    return _("The proposal is no longer open in this demo: the page says how it ended.")


def at_the_words() -> str:
    return _("Click the coloured words of § 4: the question they come from is the next station.")


def at_the_question() -> str:
    return _("Below it stands what became of it. Its trail leads to the contract and the study.")


def at_the_report() -> str:
    return _("Download the document: it opens in any office program. Answers appear in it at once.")


def at_the_pact() -> str:
    return _("The late promise stands first. Open it: the parties do not agree how much is done.")


def at_the_study() -> str:
    return _("Read the first sentence, then “What was checked”: what went wrong is named too.")


def at_the_comparison() -> str:
    return _("Diamonds are cases from here. Compare by another measure, or open the cases.")
