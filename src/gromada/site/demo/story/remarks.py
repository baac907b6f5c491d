# ruff: noqa: E501
"""What people wrote about the draft: fourteen topics, three ways to say each, and some alone.

``{place}`` is a street in the locative («na Klonowej»), ``{from_place}`` in the genitive («ze
Szkolnej»), ``{floor}`` where somebody lives. With
them the same thought comes from many people, each in a sentence of their own. All invented.
"""

from collections.abc import Iterator

import numpy as np

PLACES = [
    "Klonowej", "Dębowej", "Akacjowej", "Kolejowej", "Szkolnej", "Spółdzielczej", "Brzozowej",
    "Ogrodowej", "Młyńskiej", "Nowej", "Krótkiej", "Zielonej", "Polnej", "Parkowej",
]  # fmt: skip
FLOORS = [
    "na parterze", "na pierwszym piętrze", "na drugim piętrze", "na trzecim piętrze",
    "na ostatnim piętrze", "w oficynie", "od strony podwórka", "nad bramą",
]  # fmt: skip

# the topic as the office names it, how many wrote about it, and how they put it
TOPICS: list[tuple[str, int, list[str]]] = [
    ("Kto podlewa, gdy nikt się nie zgłosi (§ 4)", 24, [
        "W § 4 jest mowa o liście dyżurów. A co, jeśli na {place} nikt się na nią nie wpisze?",
        "Mieszkam {floor} przy {place}. Mogę podlewać, ale nie w sierpniu. Kto mnie wtedy zastąpi?",
        "Proszę dopisać do § 4, że po tygodniu bez dyżuru podlewa gmina. U nas na {place} tak już raz było.",
    ]),
    ("Dostęp do kranu i licznik wody (§ 5)", 18, [
        "Na {place} kran jest w piwnicy zamkniętej na klucz. Kto da klucz osobom z dyżuru?",
        "Kto zapłaci za wodę? Na {place} licznik jest wspólny dla całej klatki.",
        "Zbiornik na deszczówkę na {place} stoi po drugiej stronie domu. Wąż tam nie sięga.",
    ]),
    ("Miejsca postojowe (§ 6)", 22, [
        "Na {place} wieczorem nie ma gdzie stanąć. Ile miejsc zniknie po zmianie podwórka?",
        "Jestem osobą z niepełnosprawnością i parkuję na podwórku przy {place}. To miejsce musi zostać.",
        "Lepiej zostawić dwa miejsca dla wszystkich na {place}, na godzinę, niż jedno dla nikogo.",
    ]),
    ("Dojazd karetki, straży i śmieciarki (§ 6)", 15, [
        "W bramie przy {place} śmieciarka już teraz ledwo się mieści. Proszę to zmierzyć, zanim staną ławki.",
        "Strażacy byli na {place} w marcu i nie mogli skręcić. Niech obejrzą projekt.",
        "Mieszkam {floor} przy {place}, mama jeździ na wózku. Karetka musi podjechać pod klatkę.",
    ]),
    ("Ławki i cisza pod oknami (§ 2)", 20, [
        "Mieszkam {floor} przy {place}. Proszę, żeby ławki nie stały pod oknami.",
        "Na {place} wieczorami jest głośno. Czy zasady powiedzą, od której ma być cisza?",
        "Ławka z oparciem w cieniu przy {place}, ale daleko od okien. Starsi chcą usiąść.",
    ]),
    ("Uschnięte drzewa (§ 7)", 14, [
        "Na {place} uschły dwa drzewa i stoją do dziś. Kto sprawdza, czy posadzono nowe?",
        "W § 7 brakuje terminu. Na {place} czekamy na nowe drzewo od wiosny.",
        "Jeśli szkółka dała słabe drzewo, jak to na {place}, niech sadzi na swój koszt.",
    ]),
    ("Czynsz i koszty dla mieszkań (§ 8)", 17, [
        "Czy po zmianie podwórka przy {place} czynsz wzrośnie? Proszę o jedno zdanie, tak albo nie.",
        "Koszt na mieszkanie przy {place} powinien być podany przed spotkaniem, nie po nim.",
        "Mieszkam {floor} przy {place} i wynajmuję. Czy właściciel może mi to doliczyć?",
    ]),
    ("Kto może głosować: najemcy i właściciele (§ 2)", 11, [
        "Wynajmuję mieszkanie przy {place} od sześciu lat. Czy mój głos na spotkaniu się liczy?",
        "Na {place} większość lokali jest gminna. Kto mówi w ich imieniu?",
        "Proszę napisać wprost, że najemcy {from_place} też są zaproszeni.",
    ]),
    ("Gatunki, pyłki i owady (§ 3)", 12, [
        "Mam alergię i mieszkam {floor} przy {place}. Proszę nie sadzić brzóz.",
        "Winorośl na ścianie przy {place} ściąga osy. Może bluszcz?",
        "Na {place} pod betonem jest gruz z kotłowni. Czy ktoś to zbada przed sadzeniem?",
    ]),
    ("Miejsce dla dzieci i młodzieży", 13, [
        "Dzieci {from_place} bawią się dziś między autami. Kawałek ziemi do kopania wystarczy.",
        "Młodzież {from_place} nie ma gdzie siedzieć. Jedna ławka dalej od domu i będzie spokój.",
        "Huśtawka na {place} jest zepsuta od roku. Czy zmiana podwórka to obejmie?",
    ]),
    ("Psy", 9, [
        "Bez kosza na psie odchody trawnik na {place} nie przetrwa miesiąca.",
        "Proszę o wydzielony kawałek dla psów przy {place}, choćby mały.",
        "Mieszkam {floor} przy {place}. Wyprowadzam psa na podwórko, bo nie mam siły iść dalej.",
    ]),
    ("Warzywnik i kto o niego dba", 10, [
        "Warzywnik na {place} zarósł po jednym lecie. Potrzebna jest osoba, która za niego odpowiada.",
        "Skrzynie z warzywami na {place} to najlepsze, co się tam zdarzyło. Proszę o więcej.",
        "Kto dostaje pomidory {from_place}, jeśli podlewają wszyscy?",
    ]),
    ("Pomiar temperatury (§ 9)", 8, [
        "Czy na {place} też będzie termometr? Chcę zobaczyć różnicę w liczbach.",
        "Wyniki pomiaru {from_place} powinny wisieć w bramie, nie tylko w internecie.",
        "Na {place} jest chłodniej od kiedy są drzewa, przynajmniej tak mi się wydaje. Kto to sprawdza?",
    ]),
    ("Kiedy kolej na nasze podwórko", 10, [
        "Kiedy przyjdzie kolej na podwórko przy {place}? Czekamy drugi rok.",
        "Według czego wybieracie kolejność? Na {place} jest najgoręcej w gminie.",
        "Sąsiedzi {from_place} są gotowi. Potrzebujemy tylko kontenera na gruz.",
    ]),
]  # fmt: skip

ALONE = [
    "Dziękuję za te zasady. Pierwszy raz rozumiem, kto za co odpowiada.",
    "W § 1 jest „urządzają razem”. Co to znaczy, jeśli wspólnota nie chce?",
    "Please keep one path wide enough for a pram and a walker side by side.",
    "Proszę o tłumaczenie zasad na język ukraiński, w naszej klatce to co trzecie mieszkanie.",
    "Czy zasady obowiązują także podwórko przedszkola?",
    "Światło na czujnik, ale nie w okna. To drobiazg, a decyduje, czy da się spać.",
    "Zbieram kasztany z dziećmi od dwudziestu lat. Stare drzewa zostawcie.",
    "Administracja powinna mieć jeden numer telefonu do spraw podwórka.",
    "I rent here for a year only, but I would still like to help with the watering.",
]

REMARKS = sum(count for _title, count, _ways in TOPICS) + len(ALONE)


def out_of(place: str) -> str:
    return f"ze {place}" if place.startswith(("Sz", "Sp")) else f"z {place}"


def remarks(seed: int) -> Iterator[tuple[str, str]]:
    """Each remark with its topic, none said twice; those that stand alone have no topic."""
    rng = np.random.default_rng(seed)
    for title, count, ways in TOPICS:
        said: set[str] = set()
        while len(said) < count:
            way = ways[len(said) % len(ways)]
            place = str(rng.choice(PLACES))
            text = way.format(place=place, from_place=out_of(place), floor=rng.choice(FLOORS))
            if text not in said:
                said.add(text)
                yield title, text
    for text in ALONE:
        yield "", text
