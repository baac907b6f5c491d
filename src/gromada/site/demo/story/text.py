"""The rules of care: nine clauses, and seven amendments from both sides and from residents."""

from collections.abc import Callable
from dataclasses import dataclass

from gromada.drafting.actions import open_policy, propose_amendment, withdraw_amendment
from gromada.drafting.models import Amendment, Policy
from gromada.innovations.queries import first_entries_about
from gromada.people.models import Person, Visitor
from gromada.site.demo import clock
from gromada.site.demo.people import CLERK, GARDENER, GROCER, NEIGHBOUR, OFFICIAL, RESIDENT
from gromada.site.demo.processes import agreed
from gromada.site.demo.story.beginning import browser, the_question
from gromada.site.demo.story.people import person
from gromada.site.demo.story.process import the_input, the_process, what_was_heard

POLICY = "zasady-opieki"
TEXT = """\
§ 1. Te zasady dotyczą podwórek, które gmina i sąsiedzi urządzają razem.

§ 2. Projekt podwórka powstaje na spotkaniu na tym podwórku. Zaproszenie wisi w każdej bramie \
co najmniej czternaście dni wcześniej.

§ 3. Gatunki drzew i krzewów dobiera osoba, która sprawdziła, co jest pod betonem.

§ 4. Drzewa podlewa się do czasu, aż się przyjmą.

§ 5. Wodę do podlewania daje gmina.

§ 6. Na podwórko może wjechać karetka, straż i śmieciarka. Miejsca postojowe ustala się na \
spotkaniu.

§ 7. Drzewo, które uschło, sadzi się ponownie.

§ 8. Koszty podwórka ogłasza się przed pracami i po nich.

§ 9. Raz w roku strony spotykają się na podwórku i mówią, co działa, a co nie.
"""
WATERING = (
    "Przez pierwsze trzy lata drzewa podlewają sąsiedzi z listy dyżurów, a wodę i węże daje "
    "gmina. Gdy przez tydzień nie ma dyżuru, podlewa gmina."
)


@dataclass(frozen=True)
class Plan:
    """One amendment: when, by whom, to which clause, and how it ended."""

    day: int
    by: str
    clause: str
    text: str
    reason: str
    ended: str
    answer: str
    kind: str = "change"


PLANS = [
    Plan(
        -330, RESIDENT, "4", WATERING,
        "Na seminarium zapytałam, kto podlewa przez pierwsze trzy lata. Tu ma być odpowiedź.",
        "accepted", "To pytanie wróciło w rozmowie dwadzieścia razy. Bez tego nie ma drzew.",
    ),
    Plan(
        -326, CLERK, "5",
        "Wodę do podlewania daje gmina, najpierw z deszczówki zbieranej z dachów.",
        "Zbiorniki na deszczówkę są w planie i kosztują mniej niż woda z sieci.",
        "accepted", "Tańsze i zgodne z tym, czego chciało dziewięć osób na dziesięć.",
    ),
    Plan(
        -322, GARDENER, "7",
        "Drzewo, które uschło, sadzi się ponownie najbliższej jesieni. Płaci ten, kto zaniedbał "
        "swoje zobowiązanie.",
        "Bez terminu i bez płacącego nikt nie posadzi drugi raz.",
        "accepted", "Jesień to dobry termin, a zasada jest ta sama dla obu stron.",
    ),
    Plan(
        -318, GROCER, "6",
        "Na podwórko może wjechać karetka, straż i śmieciarka. Co najmniej połowa miejsc "
        "postojowych zostaje.",
        "Moi klienci i moi sąsiedzi gdzieś muszą stanąć.",
        "rejected", "Na trzech podwórkach są razem cztery miejsca. Ustalmy je na spotkaniu.",
    ),
    Plan(
        -315, "okno na drugim piętrze", "2",
        "Projekt podwórka powstaje na spotkaniu na tym podwórku. Zaproszenie wisi w każdej "
        "bramie co najmniej czternaście dni wcześniej. Zaproszeni są także najemcy.",
        "Wynajmuję i nikt mnie nie pyta.",
        "accepted", "Najemcy to tutaj co trzecie mieszkanie.",
    ),
    Plan(
        -310, OFFICIAL, "8",
        "Koszty podwórka, także w przeliczeniu na mieszkanie, ogłasza się przed pracami i po nich.",
        "O koszt na mieszkanie pytano w rozmowie najczęściej.",
        "accepted", "Tego chcieliśmy od początku.",
    ),
    Plan(
        -305, NEIGHBOUR, "9",
        "Raz w roku strony spotykają się na podwórku, pokazują pomiary temperatury i mówią, co "
        "działa, a co nie.",
        "Jeśli nie zmierzymy, za dwa lata znów będziemy się spierać na oko.",
        "accepted", "Termometry już kupiliśmy. Niech wyniki ktoś czyta.",
    ),
    Plan(
        -303, "klatka B", "1", "Te zasady dotyczą wszystkich podwórek w gminie.",
        "Dlaczego tylko niektóre?",
        "withdrawn", "",
    ),
]  # fmt: skip


def the_policy() -> Policy:
    return Policy.objects.get(process=the_process(), slug=POLICY)


def a_text_together() -> None:
    """Both sides open the text; residents and sides propose, and both keys decide."""
    with clock.on(-340, 10):
        open_policy(
            process=the_process(),
            slug=POLICY,
            title_pl="Zasady opieki nad zielenią na podwórkach",
            title_en="Rules for the care of greenery in courtyards",
            language="pl",
            text=TEXT,
            format="numbered",
            by=person(OFFICIAL),
            because=what_was_heard(),
        )
    for plan in PLANS:
        with clock.on(plan.day, 17):
            amendment = proposed(plan)
        with clock.on(plan.day + 8, 11):
            ended(amendment, plan)


def proposed(plan: Plan) -> Amendment:
    asked = plan.by == RESIDENT
    return propose_amendment(
        policy=the_policy(),
        kind=plan.kind,
        clause=the_policy().clauses.get(key=plan.clause),
        text=plan.text,
        reason=plan.reason,
        source_address=the_question().address if asked else "",
        because=first_entries_about(the_input()) if asked else (),
        by=proposer(plan.by),
    )


def proposer(name: str) -> Person | Visitor:
    """A seat speaks for its side; Zofia and a browser speak for themselves."""
    if "@" not in name:
        return browser(name)
    return Visitor(person=person(name)) if name == RESIDENT else person(name)


def ended(amendment: Amendment, plan: Plan) -> None:
    ending: dict[str, Callable[[], object]] = {
        "accepted": lambda: agreed(
            "drafting.accept_amendment",
            amendment,
            plan.answer,
            by=OFFICIAL,
            then=[NEIGHBOUR],
            text=amendment.text,
        ),
        "rejected": lambda: agreed(
            "drafting.reject_amendment", amendment, plan.answer, by=OFFICIAL, then=[NEIGHBOUR]
        ),
        "withdrawn": lambda: withdraw_amendment(amendment=amendment, by=browser(plan.by)),
    }
    ending[plan.ended]()
