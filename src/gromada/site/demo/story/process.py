"""The process about the courtyards: published, the question carried over, people asked."""

from gromada.deliberation.actions import import_conversation
from gromada.innovations.models import Reach
from gromada.innovations.queries import first_entries_about
from gromada.ledger.models import Entry
from gromada.processes.actions import answer_input
from gromada.processes.models import IntakeItem, Process
from gromada.seminars import actions
from gromada.site.demo import clock
from gromada.site.demo.conversation import planted_conversation
from gromada.site.demo.people import NEIGHBOUR, OFFICIAL, PLACE
from gromada.site.demo.processes import agreed, draft, plan
from gromada.site.demo.story.beginning import (
    QUESTION,
    the_challenge,
    the_innovation,
    the_question,
    the_seminar,
)
from gromada.site.demo.story.people import person
from gromada.site.demo.story.statements import COURTYARD_STATEMENTS

PROCESS = "podworka"
EVERYTHING = {"allows_statements": True, "allows_votes": True, "allows_intake": True}
VOTERS = 600


def the_process() -> Process:
    return Process.objects.get(slug=PROCESS)


def the_input() -> IntakeItem:
    """Zofia's question, as the process received it."""
    return IntakeItem.objects.get(process=the_process(), source_address=the_question().address)


def question_becomes_input() -> None:
    """The process is published under two keys, and takes up the question of the seminar."""
    with clock.on(-403, 9):
        process = draft(
            slug=PROCESS,
            phases=[
                plan(-400, -350, "Stwierdzenia i głosy", "Statements and votes", **EVERYTHING),
                plan(-340, -295, "Wspólny tekst", "A text together", kind="drafting"),
                plan(-294, -262, "Decyzja", "Decision", kind="decision"),
                plan(-250, -30, "Pilotaż na trzech podwórkach", "Pilot", kind="other"),
                plan(
                    -21,
                    20,
                    "Uwagi do projektu",
                    "Inputs on the draft",
                    kind="other",
                    allows_intake=True,
                ),
            ],
            question_pl="Jak urządzić podwórka, żeby latem dało się na nich żyć?",
            question_en="How do we make courtyards where one can live in summer?",
            summary_pl=(
                "W gminie jest czternaście podwórek z betonu. Chcemy ustalić, jak je zmieniać, kto "
                "o nie dba i za co, zanim wydamy pierwszą złotówkę."
            ),
            summary_en=(
                "There are fourteen courtyards of concrete here. We want to settle how they "
                "change, who looks after them and with what money, before a zloty is spent."
            ),
            territory=PLACE,
            reach=Reach.MUNICIPALITY,
            challenge=the_challenge().title_pl,
            result_due_on=clock.day(60),
        )
    with clock.on(-400, 9):
        agreed(
            "processes.publish_process",
            process,
            "Pomysł przyszedł z seminarium, więc najpierw pytamy wszystkich, jak to zrobić.",
            by=NEIGHBOUR,
            then=[OFFICIAL],
            because=[
                *first_entries_about(the_challenge()),
                *first_entries_about(the_innovation()),
            ],
        )
    with clock.on(-399, 10):
        actions.carry_over(
            question=the_question(), process=the_process(), text=QUESTION, by=person(OFFICIAL)
        )
    with clock.on(-398, 10):
        actions.tell_outcome(
            seminar=the_seminar(),
            outcome_pl=(
                "Pytanie, kto podlewa drzewa, trafiło do procesu o podwórkach. Dziewięć drzew "
                "w skrzyniach stoi już na Klonowej."
            ),
            outcome_en=(
                "The question who waters the trees went into the process about courtyards. Nine "
                "trees in boxes stand in Klonowa Street already."
            ),
            by=person(OFFICIAL),
        )
    with clock.on(-385, 13):
        answer_input(
            item=the_input(),
            outcome="taken_up",
            answer=(
                "Tak, to trzeba ustalić przed sadzeniem. Zasady opieki powiedzą, kto podlewa przez "
                "pierwsze trzy lata i z jakich pieniędzy."
            ),
            by=person(OFFICIAL),
        )


def conversation() -> None:
    """Six hundred people on forty statements, brought in as a recorded conversation is."""
    planted = planted_conversation(
        COURTYARD_STATEMENTS,
        topic=the_process().question_pl,
        participants=VOTERS,
        ends_at=clock.moment(-350, 21).timestamp() * 1000,
        days=48,
        seed=1974,
    )
    languages = {str(number): row[3] for number, row in enumerate(COURTYARD_STATEMENTS)}
    with clock.on(-350, 22):
        import_conversation(
            process=the_process(), conversation=planted, by="system", languages=languages
        )


def what_was_heard() -> list[Entry]:
    """What the text that follows goes back to: the question, and what six hundred people said."""
    imported = Entry.objects.filter(
        kind="deliberation.conversation_imported", holder=the_process().address
    )
    return [*first_entries_about(the_input()), *imported]
