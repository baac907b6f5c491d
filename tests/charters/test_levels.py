"""The level of participation of what a motion decided: from facts, with the gap to the promise."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation
from tests.charters.factories import holder_of, make_charter, make_motion, make_rules
from tests.processes.factories import make_process

from gromada.charters.actions import answer_reason, depart, say, settle_due, withdraw
from gromada.charters.models import Motion
from gromada.charters.queries.levels import level_of_motion
from gromada.methods.charter import Need, Requirement
from gromada.methods.participation import Level

pytestmark = pytest.mark.django_db
ASKED = {
    "institution": Requirement(Need.ONE_SEAT),
    "community": Requirement(Need.ASKED, days=5),
}


def agreed(**rules):
    charter = make_charter(rules=make_rules(**rules))
    motion = make_motion(charter)
    return say(motion=motion, stance="consent", by=holder_of(charter, "community"))


def test_what_needed_the_other_side_was_shared_as_promised():
    found = level_of_motion(agreed())

    assert (found.level, found.promised, found.gap) == (Level.SHARED, Level.SHARED, 0)


def test_what_the_institution_did_at_once_was_closed_whatever_was_promised():
    found = level_of_motion(agreed(requires=ASKED))

    assert (found.level, found.promised) == (Level.CLOSED, Level.ANSWERED)
    with translation.override("pl"):
        assert found.promise == "Karta obiecywała więcej: „z odpowiedzią”, o 3 poziomy wyżej."


def test_reasons_that_were_answered_count():
    charter = make_charter(rules=make_rules(requires=ASKED))
    motion = make_motion(charter)
    say(motion=motion, stance="object", reason="Too loud.", by=holder_of(charter, "community"))
    motion = answer_reason(
        motion=motion,
        word=motion.words.get(stance="object"),
        answer="Not at night.",
        by=holder_of(charter, "institution"),
    )
    settle_due(now=motion.closes_at + timedelta(days=1))

    found = level_of_motion(Motion.objects.get(pk=motion.pk)).facts

    assert (found.inputs, found.answered, found.changed_or_why_not) == (1, 1, True)
    assert not found.consent_needed


def test_what_one_side_may_carry_alone_was_delegated_unless_overridden():
    rules = {"requires": {"community": Requirement(Need.ONE_SEAT)}}
    charter = make_charter(rules=make_rules(**rules))
    motion = make_motion(charter, side="community")
    assert level_of_motion(motion).level is Level.DELEGATED

    depart(motion=motion, office="Mayor", reason="Money.", by=holder_of(charter, "institution"))

    found = level_of_motion(Motion.objects.get(pk=motion.pk))
    assert (found.level, found.gap) == (Level.SHARED, 1)


def test_what_the_law_reserves_was_not_shared():
    charter = make_charter(rules=make_rules())
    motion = make_motion(charter, "samples.recommend")
    motion = say(motion=motion, stance="consent", by=holder_of(charter, "community"))

    assert not level_of_motion(motion).facts.consent_needed


def test_of_what_was_taken_back_there_is_no_level():
    charter = make_charter(rules=make_rules())
    motion = make_motion(charter)
    assert level_of_motion(motion) is None

    withdraw(motion=motion, by=holder_of(charter, "institution"))

    assert level_of_motion(Motion.objects.get(pk=motion.pk)) is None


def test_notice_counts_from_the_day_everybody_could_read_it():
    motion = agreed()
    motion.carried_at = motion.opened_at + timedelta(days=14)

    assert level_of_motion(motion).facts.notice_days == 14
    assert timezone.now() > motion.opened_at


@pytest.mark.parametrize(("language", "words"), [("pl", "Poziom udziału:"), ("en", "Level of p")])
def test_the_page_of_an_ended_motion_says_its_level(client, language, words):
    process = make_process()
    charter = make_charter(rules=make_rules(), holder=process)
    motion = make_motion(charter, "processes.close_process", subject=process)
    say(motion=motion, stance="consent", by=holder_of(charter, "community"))

    with translation.override(language):
        page = client.get(reverse("charters:motion_detail", args=[motion.pk])).content.decode()

    assert words in page
