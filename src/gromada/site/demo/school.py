"""What people said about the old school, and what came of it.

Statements are rows as in ``statements``; a remark is its text, language, outcome and answer.
"""

SCHOOL_STATEMENTS = [
    (2, 1, 1, "pl", "Na parterze powinna być świetlica dla dzieci i młodzieży."),
    (1, 2, 2, "pl", "Przychodnia potrzebuje dwóch gabinetów. Stara szkoła jest naprzeciwko."),
    (2, 1, 2, "pl", "Ogród szkolny ma być otwarty dla wszystkich, codziennie do zmroku."),
    (-1, 2, 1, "pl", "Część budynku trzeba wynająć firmom, żeby zarabiał na siebie."),
    (2, -1, 0, "pl", "Żadnych firm. To ma zostać wspólne miejsce."),
    (1, 1, 2, "pl", "Winda albo podnośnik to warunek. Bez tego starsi nie skorzystają."),
    (2, 0, 1, "pl", "Koło gospodyń powinno dostać kuchnię na stałe."),
    (0, 1, 2, "pl", "Nie otwierajmy niczego, na co nie ma pieniędzy co roku."),
    (2, 1, 0, "pl", "Sala gimnastyczna wieczorami dla każdego, po zapisie w internecie."),
    (1, 1, 1, "en", "Keep one room free for any group that asks a week ahead."),
    (1, 2, 1, "pl", "Parking za szkołą wystarczy, nie trzeba budować nowego."),
    (2, 0, 1, "pl", "Klucze i grafik powinni prowadzić mieszkańcy, nie urząd."),
    (-1, 1, 1, "pl", "Najlepiej sprzedać budynek i wyremontować dom kultury."),
    (2, 2, 2, "pl", "Raz w roku gmina i użytkownicy pokazują, ile kosztowało utrzymanie."),
    (1, 1, 1, "pl", "Biblioteka mogłaby przenieść się tu na czas remontu."),
    (1, 0, 1, "en", "The chestnut trees in the school yard must stay."),
]  # fmt: skip

SCHOOL_REMARKS = [
    (
        "Przychodnia prosi o dwa gabinety na parterze. Pacjenci czekają na korytarzu.",
        "pl",
        "not_taken_up",
        (
            "Gabinety wymagają osobnego wejścia i wentylacji, na co nie ma dziś pieniędzy. "
            "Przychodnia dostanie dwa pomieszczenia w ośrodku zdrowia, od stycznia."
        ),
    ),
    (
        "Moja mama nie wejdzie po schodach. Czy będzie winda?",
        "pl",
        "partly",
        (
            "Będzie podnośnik na parter. Winda na piętro kosztuje więcej niż ogród, "
            "więc na piętrze nie będzie niczego, co jest dla wszystkich."
        ),
    ),
    (
        "Please do not cut the chestnut trees. We planted them when the school was opened.",
        "en",
        "taken_up",
        "Kasztany zostają. Plan ogrodu omija ich korzenie, sprawdziła to ogrodniczka.",
    ),
]

SCHOOL_RESULT_PL = """Na parterze powstają świetlica, kuchnia i jedna sala wolna dla każdej grupy. \
Ogród jest otwarty codziennie do zmroku, kasztany zostają.

Przy wejściu będzie podnośnik. Dwóch gabinetów nie będzie: przychodnia dostanie miejsce \
w ośrodku zdrowia, a powody opisaliśmy w odpowiedziach na uwagi.

Grafik prowadzą użytkownicy. Raz w roku pokażą z gminą koszty, pierwszy raz w grudniu."""

SCHOOL_RESULT_EN = """The ground floor becomes a day room for children and young people, a kitchen \
and one room free for any group. The garden is open every day until dusk; the chestnuts stay.

There will be a lift at the entrance. There will be no doctors' rooms: the clinic gets space in \
the health centre; the reasons are in the answers to inputs.

The users keep the schedule. Once a year the municipality and the users show the costs; first in \
December."""
