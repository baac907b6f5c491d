"""Two challenges of the municipality, and two innovations that answer them."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from gromada.innovations import actions
from gromada.innovations.models import Innovation
from gromada.innovations.queries import first_entries_about
from gromada.people.models import Organisation, Person
from gromada.processes.models import Process
from gromada.site.demo.people import NEIGHBOUR, OFFICIAL, RESIDENT


@transaction.atomic
def innovations() -> None:
    """One came of the running process and is tried in the street; one failed, and says why."""
    official, neighbour, resident = (
        Person.objects.get(email=email) for email in (OFFICIAL, NEIGHBOUR, RESIDENT)
    )
    heat = actions.add_challenge(
        title_pl="Upał w środku miejscowości",
        title_en="Heat in the middle of town",
        summary_pl="Latem na głównej ulicy nie da się wytrzymać, a na jej końcu jest przychodnia.",
        summary_en="In summer the main street is unbearable, and the clinic is at its end.",
        evidence_pl="W lipcu chodnik przy ratuszu miał 51 stopni; cień to 8 procent ulicy.",
        evidence_en="In July the pavement reached 51 degrees; 8 percent of it lay in shade.",
        evidence_source="Pomiar sąsiadów, lipiec / Neighbours' own measurement, July",
        by=resident,
        happened_at=timezone.now() - timedelta(days=40),
    )
    alone = actions.add_challenge(
        title_pl="Samotność starszych osób",
        title_en="Older people who are alone",
        summary_pl="Co trzecia osoba po siedemdziesiątce nie rozmawia z nikim przez cały dzień.",
        summary_en="One in three people over seventy talks to nobody all day.",
        evidence_pl="Ankieta ośrodka zdrowia: 31 na 94 osoby.",
        evidence_en="A survey of the health centre: 31 of 94 people.",
        evidence_source="Ośrodek zdrowia / Health centre",
        by=official,
        happened_at=timezone.now() - timedelta(days=400),
    )
    shade_on_wheels(heat, neighbour)
    bench_of_conversations(alone, official)


def shade_on_wheels(heat, neighbour) -> None:
    street = Process.objects.get(slug="rynkowa")
    neighbours = Organisation.objects.get(sector=Organisation.Sector.COMMUNITY)
    innovation = actions.register_innovation(
        title_pl="Cień na kółkach",
        title_en="Shade on wheels",
        summary_pl=(
            "Lipy w skrzyniach, które w jedno popołudnie można przestawić tam, gdzie najgoręcej. "
            "Zanim gmina posadzi drzewa na stałe, wszyscy sprawdzą, gdzie są potrzebne."
        ),
        summary_en=(
            "Lime trees in boxes that can be moved in one afternoon to where it is hottest. Before "
            "the municipality plants trees for good, everyone finds out where they are needed."
        ),
        origin=Innovation.Origin.COMMUNITY,
        challenges=[heat],
        organisations=[neighbours],
        because=first_entries_about(street),
        stage="idea",
        happened_on=days_ago(14),
        reason="W rozmowie o Rynkowej padło, że drzewa są, tylko stoją nie tam, gdzie ludzie.",
        by=neighbour,
        happened_at=timezone.now() - timedelta(days=14),
    )
    actions.reach_stage(
        innovation=innovation,
        stage="experiment",
        happened_on=days_ago(5),
        reason="Sześć skrzyń stoi przy przystanku. Szkółka pożyczyła drzewa do końca miesiąca.",
        helped=["B3", "D4", "F1"],
        hindered=["E2"],
        organisation=neighbours,
        by=neighbour,
    )


def bench_of_conversations(alone, official) -> None:
    office = Organisation.objects.get(sector=Organisation.Sector.PUBLIC)
    innovation = actions.register_innovation(
        title_pl="Ławka rozmów",
        title_en="The talking bench",
        summary_pl="Ławka z tabliczką: kto tu siada, chętnie porozmawia.",
        summary_en="A bench with a sign: who sits here would like to talk.",
        origin=Innovation.Origin.PUBLIC,
        challenges=[alone],
        organisations=[office],
        stage="pilot",
        happened_on=days_ago(380),
        reason="Trzy ławki na próbę: przy przychodni, na rynku i w parku.",
        by=official,
        happened_at=timezone.now() - timedelta(days=380),
    )
    actions.reach_stage(
        innovation=innovation,
        stage="ended",
        happened_on=days_ago(200),
        reason="Przez pół roku prawie nikt nie usiadł: ławki stały w słońcu i nikt ich nie pytał.",
        helped=["A1"],
        hindered=["C4", "D1"],
        organisation=office,
        by=official,
    )


def days_ago(days: int):
    return timezone.localdate() - timedelta(days=days)
