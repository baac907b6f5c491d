"""Two hundred and twelve remarks on the draft, sorted and waiting for answers."""

from collections import defaultdict
from hashlib import sha256

from gromada.decisions.actions import give_to, make_cluster, set_term
from gromada.decisions.models import Remark
from gromada.processes.actions import record_input, send_input
from gromada.processes.models import IntakeItem
from gromada.site.demo import clock
from gromada.site.demo.people import CLERK, OFFICIAL
from gromada.site.demo.story.beginning import browser
from gromada.site.demo.story.people import person
from gromada.site.demo.story.process import the_process
from gromada.site.demo.story.remarks import REMARKS, remarks

SEED = 212
FIRST_DAY, LAST_DAY = -21, -1
LAST_ANSWER = 9  # thirty days after the first remark
ON_PAPER = 9  # every ninth came to the front desk


def remarks_arrive() -> None:
    """By the form without an account, and on paper; then the office sorts them by topic."""
    process = the_process()
    with clock.on(FIRST_DAY, 8):
        set_term(process=process, last_day=clock.day(LAST_ANSWER), by=person(OFFICIAL))
    topics: dict[str, list[str]] = defaultdict(list)
    shuffled = sorted(remarks(SEED), key=lambda one: hash_of(one[1]))
    for number, (topic, text) in enumerate(shuffled):
        offset = FIRST_DAY + number * (LAST_DAY - FIRST_DAY + 1) // REMARKS
        with clock.on(offset, 8.5 + number % 11):
            topics[topic].append(received(number, text).address)
    with clock.on(LAST_DAY, 21):
        sort(topics)


def hash_of(text: str) -> int:
    """An order that mixes the topics and is the same at every load."""
    return int.from_bytes(sha256(text.encode()).digest()[:8])


def received(number: int, text: str) -> IntakeItem:
    language = "pl" if set(text) & set("ąćęłńóśźż") else "en"
    if number % ON_PAPER == 0:
        return record_input(
            process=the_process(),
            source="paper",
            source_address=f"UG.7021.{100 + number // ON_PAPER}",
            text=text,
            language=language,
            by=person(CLERK),
        )
    return send_input(
        process=the_process(), text=text, language=language, by=browser(f"remark {number}")
    )


def sort(topics: dict[str, list[str]]) -> None:
    process, official = the_process(), person(OFFICIAL)
    for number, (topic, addresses) in enumerate(sorted(topics.items())):
        chosen = Remark.objects.filter(process=process, source_address__in=addresses)
        if topic:
            make_cluster(process=process, title=topic, remarks=chosen, by=official)
        owner = official if number % 2 else person(CLERK)
        give_to(process=process, remarks=chosen, owner=owner, by=official)
