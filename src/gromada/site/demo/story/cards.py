"""Who brings what to the table: cards, what is offered and needed, and one pair that met."""

from gromada.people.actions import (
    add_line,
    confirm_match,
    count_collaboration,
    need,
    offer,
    show_card,
)
from gromada.people.models import CardLine
from gromada.site.demo import clock
from gromada.site.demo.people import CLERK, GARDENER, GROCER, NEIGHBOUR, OFFICIAL, RESIDENT
from gromada.site.demo.story.people import person
from gromada.site.demo.story.process import the_process

Kind, Audience = CardLine.Kind, CardLine.Audience
LINES = {
    OFFICIAL: [
        (Kind.ABILITY, "Wiem, jak napisać uchwałę, której nie uchyli nadzór.", Audience.EVERYONE),
        (Kind.VIEWPOINT, "Widzę budżet na trzy lata i to, czego w nim nie ma.", Audience.EVERYONE),
        (Kind.INTEREST, "Chcę, żeby to, co obiecamy, dało się utrzymać.", Audience.EVERYONE),
    ],
    CLERK: [
        (Kind.ABILITY, "Mam mapy rur i kabli pod każdym podwórkiem.", Audience.EVERYONE),
        (Kind.POSITION, "Najpierw odwierty, potem sadzenie.", Audience.SEATS),
    ],
    NEIGHBOUR: [
        (Kind.ABILITY, "Umiem zebrać ludzi w jeden wieczór.", Audience.EVERYONE),
        (Kind.VIEWPOINT, "Wiem, kto w której klatce nie czyta ogłoszeń.", Audience.EVERYONE),
        (Kind.INTEREST, "Żeby nikt nie został z konewką sam.", Audience.EVERYONE),
    ],
    GARDENER: [
        (Kind.ABILITY, "Od trzydziestu lat sadzę drzewa na gruzie.", Audience.EVERYONE),
        (Kind.POSITION, "Mniej drzew, za to takich, które przeżyją.", Audience.PROCESSES),
    ],
    GROCER: [
        (Kind.VIEWPOINT, "Widzę, kto parkuje na podwórku i na jak długo.", Audience.EVERYONE),
        (Kind.INTEREST, "Klienci mają gdzieś stanąć na dziesięć minut.", Audience.SEATS),
    ],
    RESIDENT: [
        (Kind.ABILITY, "Mierzę temperaturę na podwórku od dwóch lat.", Audience.EVERYONE),
    ],
}
OFFERS = [
    (GARDENER, "technical"),
    (RESIDENT, "data"),
    (GROCER, "space"),
    (CLERK, "data"),
    (NEIGHBOUR, "networks"),
]
NEEDS = [(NEIGHBOUR, "technical"), (OFFICIAL, "networks"), (OFFICIAL, "data")]


def who_brings_what() -> None:
    at = the_process().address
    with clock.on(-396, 18):
        for address, lines in LINES.items():
            for kind, text, audience in lines:
                add_line(kind=kind, text=text, language="pl", audience=audience, by=person(address))
            show_card(holder=at, by=person(address))
    with clock.on(-395, 18):
        offered = {
            (address, ability): offer(holder=at, ability=ability, by=person(address))
            for address, ability in OFFERS
        }
        needed = {
            (address, ability): need(holder=at, ability=ability, by=person(address))
            for address, ability in NEEDS
        }
    with clock.on(-394, 18):
        # those who fit each other: both say yes, and are told the names
        trees = offered[GARDENER, "technical"], needed[NEIGHBOUR, "technical"]
        for address in (GARDENER, NEIGHBOUR):
            confirm_match(offer=trees[0], need=trees[1], by=person(address))
        count_collaboration(holder=at)
