"""Fourteen months in an invented municipality, told through the actions people really have.

Each chapter is a function without arguments; they are told in this order, each once. What
``because`` says in them is what the trail shows: from the effect study back to a resident's
question at a seminar, and forward again.
"""

from collections.abc import Callable

from gromada.site.demo.story.beginning import beginning
from gromada.site.demo.story.process import conversation, question_becomes_input

CHAPTERS: list[tuple[str, Callable[[], None]]] = [
    ("A challenge, a seminar and a question", beginning),
    ("A process takes up the question", question_becomes_input),
    ("Six hundred people on forty statements", conversation),
]


def tell() -> None:
    """The whole story at once."""
    for _title, chapter in CHAPTERS:
        chapter()
