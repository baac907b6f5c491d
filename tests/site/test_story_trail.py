"""The trail of an effect study: back to a resident's question, forward again, nothing else.

A story of 5,000 entries is written into the record directly; the one of the demo is in
``test_story.py``.
"""

import re
from collections import defaultdict
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gromada.innovations.queries import MOST_STEPS, trail_of
from gromada.ledger.models import Cause, Entry

pytestmark = pytest.mark.django_db

QUESTION, STUDY = "seminars.question:1", "evaluation.study:1"
# one after another, each because of the one before
STORY = [
    ("seminars.question_asked", QUESTION),
    ("processes.input_received", "processes.intakeitem:1"),
    ("drafting.amendment_proposed", "drafting.amendment:1"),
    ("drafting.amendment_accepted", "drafting.amendment:1"),
    ("decisions.decision_taken", "decisions.decision:1"),
    ("partnerships.partnership_prepared", "partnerships.partnership:1"),
    ("partnerships.partnership_signed", "partnerships.partnership:1"),
    ("evaluation.study_registered", STUDY),
    ("evaluation.data_added", STUDY),
    ("evaluation.effect_computed", STUDY),
]
OF_ANOTHER_STORY = [(kind, f"{subject}000") for kind, subject in STORY]
MANY = 5000


@pytest.fixture
def links():
    """The story among votes, motions and another story of the same kinds; who caused what."""
    now = timezone.now()
    told = [*STORY, *OF_ANOTHER_STORY]
    told += [("processes.input_received", f"processes.intakeitem:{n}") for n in range(2, MANY)]
    made = Entry.objects.bulk_create(
        Entry(kind=kind, subject=subject, by="system", happened_at=now, recorded_at=now)
        for kind, subject in told
    )
    story, another = made[: len(STORY)], made[len(STORY) : 2 * len(STORY)]
    rest = made[2 * len(STORY) :]
    links = [*pairwise(story), *pairwise(another)]
    # remarks follow from the text of the story, a few answers from them, and much from nothing
    links += [(story[3], remark) for remark in rest[:200]]
    links += list(pairwise(rest[3000:]))
    Cause.objects.bulk_create(Cause(cause=cause, effect=effect) for cause, effect in links)
    assert Entry.objects.count() >= MANY
    return [(cause.pk, effect.pk) for cause, effect in links]


def reached(links, subject, *, backwards):
    """What ``because`` leads to, walked here once more and simply."""
    following = defaultdict(set)
    for cause, effect in links:
        following[effect if backwards else cause].add(cause if backwards else effect)
    found, wanted = set(), set(Entry.objects.filter(subject=subject).values_list("pk", flat=True))
    own = set(wanted)
    while wanted:
        found |= wanted
        wanted = {pk for one in wanted for pk in following[one]} - found
    return found - own


def keys(steps):
    return {entry.pk for _number, groups in steps for group in groups for entry in group.entries}


def test_the_study_leads_back_to_the_question_and_forward_again(links):
    back = trail_of(STUDY, person=None, steps=MOST_STEPS)
    forth = trail_of(QUESTION, person=None, steps=MOST_STEPS)

    kinds_back = [group.kind for _number, groups in back.before for group in groups]
    kinds_forth = [group.kind for _number, groups in forth.after for group in groups]
    assert kinds_back[-1] == "seminars.question_asked"
    assert "evaluation.effect_computed" in kinds_forth
    assert "partnerships.partnership_signed" in kinds_forth


def test_nothing_is_on_it_that_because_does_not_hold(links):
    back = trail_of(STUDY, person=None, steps=MOST_STEPS, of_each=MANY)
    forth = trail_of(QUESTION, person=None, steps=MOST_STEPS, of_each=MANY)

    assert keys(back.before) == reached(links, STUDY, backwards=True)
    assert keys(forth.after) == reached(links, QUESTION, backwards=False)


@pytest.mark.parametrize("address", [STUDY, QUESTION])
def test_the_page_costs_few_queries_and_links_no_other_entry(client, links, address):
    url = reverse("innovations:trail", args=[address])
    client.get(url)

    with CaptureQueriesContext(connection) as captured:
        page = client.get(url)

    own = set(Entry.objects.filter(subject=address).values_list("pk", flat=True))
    known = own | reached(links, address, backwards=True) | reached(links, address, backwards=False)
    shown = {int(number) for number in re.findall(r"/ledger/entries/(\d+)/", page.content.decode())}
    assert len(captured) <= 15
    assert len(shown) >= len(STORY)
    assert shown <= known
