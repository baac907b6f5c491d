"""Fourteen months in an invented municipality, told through the actions people really have.

Each chapter is a function without arguments; they are told in this order, each once. What
``because`` says in them is what the trail shows: from the effect study back to a resident's
question at a seminar, and forward again.
"""

from collections.abc import Callable

from gromada.site.demo.story.beginning import beginning
from gromada.site.demo.story.cards import who_brings_what
from gromada.site.demo.story.consultation import remarks_arrive
from gromada.site.demo.story.decision import decision_to_begin
from gromada.site.demo.story.inclusion import who_took_part
from gromada.site.demo.story.pact import pact_signed, promises_kept_and_not
from gromada.site.demo.story.process import conversation, question_becomes_input
from gromada.site.demo.story.study import study_answered, study_registered
from gromada.site.demo.story.text import a_text_together
from gromada.site.demo.story.trust import trust_before, trust_now
from gromada.site.demo.story.waiting import what_waits_today

CHAPTERS: list[tuple[str, Callable[[], None]]] = [
    ("a challenge, a seminar and a question", beginning),
    ("a process takes up the question", question_becomes_input),
    ("who brings what to the table", who_brings_what),
    ("do the sides trust each other, before", trust_before),
    ("six hundred people on forty statements", conversation),
    ("who took part, and who lives here", who_took_part),
    ("nine clauses and eight amendments", a_text_together),
    ("a decision to begin", decision_to_begin),
    ("a pact of three sides", pact_signed),
    ("a study is registered", study_registered),
    ("promises kept, and one that is late", promises_kept_and_not),
    ("212 inputs", remarks_arrive),
    ("do the sides trust each other, now", trust_now),
    ("what the thermometers showed", study_answered),
    ("what waits today", what_waits_today),
]


def tell() -> None:
    """The whole story at once."""
    for _title, chapter in CHAPTERS:
        chapter()
