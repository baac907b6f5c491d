"""Where it began: a challenge, a seminar, and one question."""

from datetime import time

from gromada.innovations.actions import add_challenge, reach_stage, register_innovation
from gromada.innovations.models import Challenge, Innovation
from gromada.innovations.queries import first_entries_about
from gromada.people.models import Visitor
from gromada.seminars import actions
from gromada.seminars.models import Question, Seminar
from gromada.site.demo import clock
from gromada.site.demo.people import GARDENER, NEIGHBOUR, OFFICIAL, RESIDENT
from gromada.site.demo.story.people import newcomers, person, the_neighbours, the_office

SEMINAR = "podworka-ktore-chlodza"
CHALLENGE = "Upał i beton na podwórkach"
INNOVATION = "Podwórko od nowa"
# what everything in this story goes back to
QUESTION = "Kto podlewa drzewa przez pierwsze trzy lata?"
OTHER_QUESTIONS = [
    (NEIGHBOUR, "Czy wspólnota może rozbić beton sama, czy potrzebna jest zgoda gminy?", 9),
    (GARDENER, "Jakie drzewa wytrzymają na podwórku, gdzie pod spodem jest gruz?", 6),
    ("", "What happens to the parking places when a courtyard becomes green?", 4),
]
# first names as people sign up with them; invented
GUESTS = [
    "Anna", "Bartek", "Celina", "Darek", "Ewa", "Franek", "Grażyna", "Henryk", "Iwona",
    "Jacek", "Kasia", "Leon", "Magda", "Norbert", "Ola", "Piotr", "Renata", "Staszek",
    "Teresa", "Urszula", "Wojtek", "Zenon", "Halina",
]  # fmt: skip


def beginning() -> None:
    """The challenge, the seminar, Zofia's question and the idea that came of it."""
    newcomers()
    name_the_challenge()
    announce_the_seminar()
    ask_questions()
    have_the_idea()


def the_challenge() -> Challenge:
    return Challenge.objects.get(title_pl=CHALLENGE)


def the_seminar() -> Seminar:
    return Seminar.objects.get(slug=SEMINAR)


def the_question() -> Question:
    return Question.objects.get(seminar=the_seminar(), text=QUESTION)


def the_innovation() -> Innovation:
    return Innovation.objects.get(title_pl=INNOVATION)


def name_the_challenge() -> None:
    with clock.on(-430, 19):
        add_challenge(
            title_pl=CHALLENGE,
            title_en="Heat and concrete in the courtyards",
            summary_pl=(
                "Między blokami z lat siedemdziesiątych są dziedzińce z betonu. Latem nikt tam nie "
                "wychodzi, a mieszkania od strony podwórka nagrzewają się najbardziej."
            ),
            summary_en=(
                "Between the blocks of the seventies lie courtyards of concrete. In summer nobody "
                "goes out there, and the flats that face them get hottest."
            ),
            evidence_pl="W sierpniu na 11 z 14 podwórek było o piątej po południu ponad 38 stopni.",
            evidence_en="In August it was above 38 degrees at 5 p.m. in 11 of 14 courtyards.",
            evidence_source="Pomiar mieszkańców, sierpień / Residents' own measurement, August",
            by=person(RESIDENT),
        )


def announce_the_seminar() -> None:
    with clock.on(-430, 20):
        seminar = actions.create_seminar(
            organiser=the_office(),
            slug=SEMINAR,
            title_pl="Podwórka, które chłodzą",
            title_en="Courtyards that cool",
            summary_pl="Trzy gminy pokażą, co zrobiły z betonem między blokami i ile to dało.",
            summary_en="Three municipalities show what they did with the concrete between blocks.",
            description_pl="Przykłady, koszty, błędy. Połowa czasu jest na pytania.",
            description_en="Examples, costs, mistakes. Half of the time is for questions.",
            speakers_pl="Ogrodniczka miejska, zarządczyni wspólnoty i fizyk budowli.",
            speakers_en="A city gardener, a manager of a housing community, a building physicist.",
            asked_pl="Przynieś zdjęcie swojego podwórka z lipca.",
            asked_en="Bring a photo of your courtyard in July.",
            language="both",
            place_pl="Dom kultury, sala na parterze",
            place_en="House of culture, ground floor",
            access_pl="Wejście bez schodów, pętla indukcyjna, tłumaczenie na polski język migowy.",
            access_en="A way in without steps, an induction loop, Polish sign language.",
            contact="seminaria@lipowa-dolina.example",
            capacity=40,
            day=clock.day(-425),
            starts=time(17, 30),
            ends=time(19, 30),
            zone="Europe/Warsaw",
            by=person(OFFICIAL),
        )
    with clock.on(-429, 10):
        because = first_entries_about(the_challenge())
        actions.publish_seminar(seminar=seminar, because=because, by=person(OFFICIAL))
    zofia = person(RESIDENT)
    guests = [
        (zofia.name, zofia.email),
        *((name, f"{name.lower()}@lipowa.example") for name in GUESTS),
    ]
    for number, (name, email) in enumerate(guests):
        with clock.on(-428 + number // 9, 8 + number % 9):
            actions.sign_up(
                seminar=seminar, name=name, email=plain(email), language="pl", by=Visitor()
            )


def plain(email: str) -> str:
    return email.translate(str.maketrans("żźćńąśłęó", "zzcnasleo"))


def ask_questions() -> None:
    seminar = the_seminar()
    with clock.on(-425, 18.5):
        asked = actions.ask(
            seminar=seminar, text=QUESTION, language="pl", by=Visitor(person=person(RESIDENT))
        )
    also_asked(asked, 17)
    for number, (address, text, too) in enumerate(OTHER_QUESTIONS):
        by = Visitor(person=person(address)) if address else browser("guest")
        with clock.on(-425, 18.6 + number / 10):
            language = "pl" if address else "en"
            asked = actions.ask(seminar=seminar, text=text, language=language, by=by)
        also_asked(asked, too)
    with clock.on(-425, 20):
        actions.end_seminar(seminar=seminar, now=clock.moment(-425, 20))


def also_asked(question: Question, people: int) -> None:
    for number in range(people):
        with clock.on(-425, 19):
            actions.ask_too(question=question, by=browser(f"chair {number}"))


def browser(name: str) -> Visitor:
    """Somebody without an account, the same whenever named."""
    return Visitor(browser_key=f"demo {name}")


def have_the_idea() -> None:
    """Walking home from the seminar; later an experiment with pots and hoses."""
    with clock.on(-410, 20):
        innovation = register_innovation(
            title_pl=INNOVATION,
            title_en="The courtyard anew",
            summary_pl=(
                "Sąsiedzi zrywają beton, gmina daje ziemię i wodę, szkółka drzewa na kredyt. Przez "
                "trzy lata podlewają ci, którzy się podpisali."
            ),
            summary_en=(
                "Neighbours lift the concrete, the municipality gives soil and water, a nursery "
                "gives trees on credit. For three years those who signed do the watering."
            ),
            origin=Innovation.Origin.COMMUNITY,
            challenges=[the_challenge()],
            organisations=[the_neighbours()],
            because=first_entries_about(the_question()),
            stage="idea",
            happened_on=clock.day(-410),
            reason="Po seminarium zostaliśmy pod domem kultury i policzyliśmy, kto ma taczkę.",
            by=person(NEIGHBOUR),
        )
    with clock.on(-380, 18):
        reach_stage(
            innovation=innovation,
            stage="experiment",
            happened_on=clock.day(-380),
            reason="Dziewięć drzew w skrzyniach na podwórku przy Klonowej. Dyżury wiszą w bramie.",
            helped=["B2", "F1"],
            hindered=["E2"],
            organisation=the_neighbours(),
            by=person(NEIGHBOUR),
        )
