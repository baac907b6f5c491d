"""Two seminars of the demo: one lies ahead with its hour unknown, one is over."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from gromada.ledger.actions import record
from gromada.ledger.models import Addressed, Entry
from gromada.people.models import Organisation, Participant, Person, Visitor
from gromada.processes.models import Process
from gromada.seminars import actions
from gromada.seminars.actions.questions import ASKED
from gromada.seminars.actions.states import ENDED, PUBLISHED
from gromada.seminars.models import AskedToo, Question, Seminar
from gromada.site.demo.people import OFFICIAL, RESIDENT

QUESTIONS = [
    ("Kto podlewa drzewa przez pierwsze trzy lata i z jakich pieniędzy?", 14),
    ("Czy handlowcy z Rynkowej siedzą przy stole, gdy powstaje projekt?", 9),
]


@transaction.atomic
def seminars() -> None:
    """Announced in Polish and held in English; and what came of the one before."""
    official = Person.objects.get(email=OFFICIAL)
    office = Organisation.objects.get(sector=Organisation.Sector.PUBLIC)
    ahead = announced(
        organiser=office,
        slug="innowacje-w-sektorze-publicznym",
        title_pl="Innowacje w sektorze publicznym",
        title_en="Innovation in the public sector",
        summary_pl="O tym, jak urzędy, firmy i mieszkańcy razem zmieniają usługi publiczne.",
        summary_en="How offices, companies and residents change public services together.",
        description_pl=(
            "Wiele pomysłów przyszło do urzędów od mieszkańców i firm. Jednym się powiodło, innym "
            "nie. Porozmawiamy, od czego to zależało."
        ),
        description_en=(
            "Many ideas came to public offices from residents and companies. Some succeeded, "
            "others did not. We talk about what made the difference."
        ),
        speakers_pl="Dwie osoby z miast, które przeszły tę drogę, i osoba prowadząca.",
        speakers_en="Two people from cities that went this way, and a host.",
        asked_pl="Pomyśl o jednej usłudze, która powinna działać inaczej.",
        asked_en="Think of one service that should work differently.",
        language="en",
        access_pl="Napisy po angielsku; tłumaczenie na polski język migowy na prośbę.",
        access_en="English captions; Polish sign language on request.",
        contact="seminaria@lipowa-dolina.example",
        online_url="https://pokoj.lipowa-dolina.example/innowacje",
        capacity=40,
        day=timezone.localdate() + timedelta(days=21),
        zone="Europe/Warsaw",
        by=official,
    )
    resident = Person.objects.get(email=RESIDENT)
    actions.sign_up(
        seminar=ahead, name=resident.name, email=resident.email, language="pl", by=Visitor()
    )
    over = held(organiser=office, by=official)
    carry(over, by=official)


def announced(*, by: Person, **facts) -> Seminar:
    draft = actions.create_seminar(by=by, **facts)
    return actions.publish_seminar(seminar=draft, by=by)


def held(*, organiser: Organisation, by: Person) -> Seminar:
    """One that took place a month ago, entered now with the days it happened."""
    day = timezone.localdate() - timedelta(days=30)
    happened_at = timezone.now() - timedelta(days=51)
    seminar = actions.create_seminar(
        by=by,
        organiser=organiser,
        slug="cien-w-miescie",
        title_pl="Cień w mieście: co działa?",
        title_en="Shade in town: what works?",
        summary_pl="Trzy gminy pokazały, jak schłodziły swoje ulice.",
        summary_en="Three municipalities showed how they cooled their streets.",
        language="pl",
        place_pl="Dom kultury, sala na parterze",
        place_en="House of culture, ground floor",
        access_pl="Wejście bez schodów, pętla indukcyjna.",
        access_en="A way in without steps, an induction loop.",
        day=day,
        starts=time(17, 0),
        ends=time(18, 30),
        zone="Europe/Warsaw",
    )
    seminar.state, seminar.published_at = Seminar.State.OVER, happened_at
    seminar.outcome_pl = "Gmina zmierzy latem temperaturę w pięciu miejscach ulicy Rynkowej."
    seminar.outcome_en = "The municipality measures temperatures on Rynkowa Street in summer."
    seminar.save()
    facts = {"organiser": organiser.address, "day": day.isoformat(), "capacity": None}
    announcement = enter(
        PUBLISHED, seminar, by=by, facts=facts, texts={"title": seminar.title_pl}, at=happened_at
    )
    for number, (text, too) in enumerate(QUESTIONS, start=1):
        put(seminar, number, text, too, announcement)
    counts = {"confirmed": 0, "waiting": 0}
    enter(ENDED, seminar, by="system", facts=counts, because=[announcement], at=seminar.over_at)
    return seminar


def put(seminar: Seminar, number: int, text: str, too: int, announcement: Entry) -> Question:
    """A question that somebody asked on the evening, and others too."""
    asked_at = seminar.over_at - timedelta(minutes=40 - number)
    crowd = Participant.objects.bulk_create(
        Participant(holder=seminar.address, browser_hash=f"demo-{number}-{n}")
        for n in range(too + 1)
    )
    question = Question.objects.create(
        seminar=seminar, number=number, text=text, asker=crowd[0], asked_at=asked_at
    )
    AskedToo.objects.bulk_create(
        AskedToo(question=question, participant=other) for other in crowd[1:]
    )
    record(
        ASKED,
        subject=question,
        holder=seminar,
        by=crowd[0],
        facts={"number": number, "language": "pl"},
        texts={"text": text},
        because=[announcement],
        happened_at=asked_at,
    )
    return question


def carry(seminar: Seminar, *, by: Person) -> None:
    """What most people asked is an input of the running process now."""
    question = seminar.questions.get(number=1)
    actions.carry_over(
        question=question, process=Process.objects.get(slug="rynkowa"), text=question.text, by=by
    )


def enter(
    kind: str,
    seminar: Seminar,
    *,
    by: Addressed | str,
    at: datetime,
    facts: Mapping[str, object],
    texts: Mapping[str, str] | None = None,
    because: Sequence[Entry] = (),
) -> Entry:
    return record(
        kind,
        subject=seminar,
        holder=seminar,
        by=by,
        facts=facts,
        texts=texts,
        because=because,
        happened_at=at,
    )
