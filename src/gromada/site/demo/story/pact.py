"""The pact of three sides, and what became of its five promises."""

from gromada.charters.actions.seating import take_seat
from gromada.charters.models import Charter
from gromada.innovations.actions import reach_stage
from gromada.innovations.models import Reach
from gromada.ledger.models import Entry
from gromada.partnerships.actions import (
    CommitmentPlan,
    ContributionPlan,
    PartyPlan,
    prepare_partnership,
    rate_commitment,
    record_signature,
    report_commitment,
    report_outcome,
)
from gromada.partnerships.models import Commitment, Partnership
from gromada.site.demo import clock
from gromada.site.demo.people import CLERK, GARDENER, GROCER, NEIGHBOUR, OFFICIAL, PLACE
from gromada.site.demo.processes import agreed
from gromada.site.demo.story.beginning import the_challenge, the_innovation
from gromada.site.demo.story.decision import entries_of_the_decision
from gromada.site.demo.story.people import (
    NURSERY_OWNER,
    REVIEWER,
    person,
    the_neighbours,
    the_nursery,
    the_office,
    the_university,
)

PACT = "Podwórko od nowa"
SEATS = {
    "institution": [OFFICIAL, CLERK],
    "business": [NURSERY_OWNER],
    "community": [NEIGHBOUR, GARDENER, GROCER],
}
ZLOTY = 100  # in grosze
TREES, TANKS, ROTA, MEETING, REPLANTING = range(1, 6)


def the_pact() -> Partnership:
    return Partnership.objects.get(title_pl=PACT)


def promise(number: int) -> Commitment:
    return the_pact().commitments.get(number=number)


def pact_signed() -> None:
    """Prepared after the decision, filled with people, signed by the keys of three sides."""
    with clock.on(-258, 10):
        prepare()
        sit_down()
    with clock.on(-252, 12):
        agreed(
            "partnerships.sign",
            the_pact(),
            "Każda strona wie, co daje, do kiedy i co się stanie, jeśli nie dotrzyma.",
            by=OFFICIAL,
            then=[NURSERY_OWNER, NEIGHBOUR, GARDENER],
        )
    with clock.on(-250, 12.2):  # the sides could still take back their word for 48 hours
        record_signature(
            partnership=the_pact(),
            signed_by=f"Wójt Gminy {PLACE}",
            signed_on=clock.day(-250),
            document="Umowa o podwórka nr 7",
            by=person(OFFICIAL),
        )
    with clock.on(-250, 12.5):
        reach_stage(
            innovation=the_innovation(),
            stage="pilot",
            happened_on=clock.day(-250),
            reason="Umowa trzech stron podpisana. Zaczynamy na Klonowej, Akacjowej i Kolejowej.",
            helped=["B3", "C1", "D4"],
            hindered=["E1"],
            organisation=the_neighbours(),
            because=entries_of_the_pact(),
            by=person(NEIGHBOUR),
        )


def prepare() -> None:
    office, neighbours, nursery = the_office(), the_neighbours(), the_nursery()
    prepare_partnership(
        kind=Partnership.Kind.HYBRID,
        rules="M10",
        title_pl=PACT,
        title_en="The courtyard anew",
        summary_pl=(
            "Gmina, sąsiedzi i szkółka urządzają trzy podwórka i przez trzy lata o nie dbają, "
            "według zasad, które powstały wspólnie."
        ),
        summary_en=(
            "The municipality, the neighbours and a tree nursery make three courtyards anew and "
            "look after them for three years, under rules that were written together."
        ),
        territory=f"{PLACE}: Klonowa 3, Akacjowa 7, Kolejowa 12",
        reach=Reach.NEIGHBOURHOOD,
        starts_on=clock.day(-250),
        ends_on=clock.day(845),
        amount=48_000 * ZLOTY,
        reviewer=the_university(),
        parties=[
            PartyPlan(office, "authority"),
            PartyPlan(neighbours, "carer"),
            PartyPlan(nursery, "operator"),
        ],
        contributions=[
            ContributionPlan(
                office, "money", 30_000 * ZLOTY,
                "Ziemia, zbiorniki, wywóz gruzu", "Soil, tanks, removal of rubble",
            ),
            ContributionPlan(
                nursery, "materials", 18_000 * ZLOTY,
                "Dwadzieścia siedem drzew, płatne dopiero, gdy się przyjmą",
                "Twenty-seven trees, paid for only once they have taken root",
            ),
            ContributionPlan(
                neighbours, "work", None,
                "Zerwanie betonu i sześćset godzin podlewania",
                "Lifting the concrete, and six hundred hours of watering",
            ),
        ],
        commitments=[
            CommitmentPlan(
                nursery, clock.day(-230),
                "Dostarczyć i posadzić 27 drzew", "Deliver and plant 27 trees",
            ),
            CommitmentPlan(
                office, clock.day(-200),
                "Ustawić zbiorniki na deszczówkę na trzech podwórkach",
                "Put up rainwater tanks in three courtyards",
            ),
            CommitmentPlan(
                neighbours, clock.day(-220),
                "Zebrać listę dyżurów podlewania na trzy lata",
                "Collect a rota for watering, for three years",
            ),
            CommitmentPlan(
                office, clock.day(118),
                "Spotkać się na podwórkach i pokazać pomiary",
                "Meet in the courtyards and show what was measured",
            ),
            CommitmentPlan(
                nursery, clock.day(-24),
                "Posadzić ponownie drzewa, które uschną latem",
                "Replant the trees that die in summer",
            ),
        ],
        innovations=[the_innovation()],
        challenges=[the_challenge()],
        because=entries_of_the_decision(),
        by=person(OFFICIAL),
    )  # fmt: skip


def sit_down() -> None:
    """Those who were invited take their seats, and their sides fill the others."""
    charter = Charter.objects.get(holder=the_pact().address)
    for side, addresses in SEATS.items():
        seats = charter.seats.filter(side=side)
        sitting = seats.filter(person__isnull=False).count()
        vacant = seats.filter(person=None).order_by("number")
        for seat, address in zip(vacant, addresses[sitting:], strict=False):
            take_seat(seat, person(address))


def entries_of_the_pact() -> list[Entry]:
    """That it was signed: what the pilot, the study and what came of it go back to."""
    return list(
        Entry.objects.filter(kind="partnerships.partnership_signed", subject=the_pact().address)
    )


def promises_kept_and_not() -> None:
    """Two on time, one moved and kept, one still ahead, one late."""
    kept(TREES, -232, NURSERY_OWNER, "Posadzone w dwa dni, z sąsiadami.", "Protokół odbioru nr 3")
    with clock.on(-222, 18):
        agreed(
            "partnerships.move_commitment",
            promise(ROTA),
            "Na Akacjowej brakuje jeszcze ośmiu osób. Prosimy o cztery tygodnie.",
            by=NEIGHBOUR,
            then=[OFFICIAL, NURSERY_OWNER, GARDENER],
            new_due_on=clock.day(-190),
        )
    kept(TANKS, -203, OFFICIAL, "Trzy zbiorniki po tysiąc litrów.", "Zdjęcia i faktury, BIP")
    kept(
        ROTA,
        -193,
        NEIGHBOUR,
        "Sto cztery osoby na trzech listach, z zastępcami.",
        "Listy w bramach",
    )
    rated(TREES, -180, {OFFICIAL: 4, NEIGHBOUR: 4, NURSERY_OWNER: 4, REVIEWER: 4})
    rated(TANKS, -180, {OFFICIAL: 4, NEIGHBOUR: 3, REVIEWER: 3})
    rated(ROTA, -180, {OFFICIAL: 3, NEIGHBOUR: 4, REVIEWER: 4})
    with clock.on(-60, 15):
        report_commitment(
            commitment=promise(REPLANTING),
            status="begun",
            happened_on=clock.day(-60),
            reason="Uschło pięć drzew. Nowe rosną w szkółce.",
            by=person(NURSERY_OWNER),
        )
    rated(REPLANTING, -15, {NEIGHBOUR: 1, NURSERY_OWNER: 3, REVIEWER: 1}, NOT_REPLANTED)
    with clock.on(-45, 12):
        adopted()


def kept(number: int, offset: int, by: str, reason: str, evidence: str) -> None:
    with clock.on(offset, 16):
        report_commitment(
            commitment=promise(number),
            status="kept",
            happened_on=clock.day(offset),
            reason=reason,
            evidence=evidence,
            by=person(by),
        )


RATINGS = {4: "Zrobione w całości i na czas.", 3: "Zrobione, z poprawkami."}
NOT_REPLANTED = {
    1: "Na podwórkach nie ma żadnego z pięciu nowych drzew.",
    3: "Nowe drzewa są wyhodowane. Zostało samo sadzenie.",
}


def rated(
    number: int, offset: int, levels: dict[str, int], reasons: dict[int, str] = RATINGS
) -> None:
    for hour, (address, level) in enumerate(levels.items()):
        with clock.on(offset, 9 + hour):
            rate_commitment(
                commitment=promise(number),
                level=level,
                reason=reasons[level],
                by=person(address),
            )


def adopted() -> None:
    reach_stage(
        innovation=the_innovation(),
        stage="adopted",
        happened_on=clock.day(-45),
        reason="Rada wpisała sześć następnych podwórek do planu. Uwagi do zasad zbieramy teraz.",
        helped=["A1", "D3", "D4"],
        hindered=["E2"],
        organisation=the_neighbours(),
        because=entries_of_the_pact(),
        by=person(NEIGHBOUR),
    )
    for address, helped, hindered, reason in [
        (OFFICIAL, ["B2", "D1"], ["E1"], "Bez sąsiadów, którzy podlewają, drzewa by uschły."),
        (NEIGHBOUR, ["B3", "C1"], ["E2"], "Drzewa na kredyt zdjęły z nas ryzyko, praca nie."),
    ]:
        report_outcome(
            partnership=the_pact(),
            status="active",
            reason=reason,
            helped=helped,
            hindered=hindered,
            by=person(address),
        )
