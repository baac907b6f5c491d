"""Studies, waves and margins to test with."""

from datetime import timedelta
from itertools import count
from pathlib import Path

from django.utils import timezone
from tests.people.factories import make_membership, make_operator
from tests.processes.factories import make_host_person, make_process

from gromada.evaluation.actions import (
    add_data,
    answer,
    close_wave,
    compute,
    issue_tokens,
    load_margins,
    open_wave,
    publish_who_takes_part,
    register_study,
    say_about_me,
)
from gromada.evaluation.models import ITEMS, Study, StudyData
from gromada.people.models import Person, Visitor
from gromada.processes.models import Process

STUDIES = Path(__file__).parents[1] / "cli" / "studies"
_numbers = count(1)


def study_text(name: str = "prop99") -> str:
    return (STUDIES / f"{name}.toml").read_text(encoding="utf-8")


def small_study(n: int) -> str:
    """A study of ten places over thirteen periods; each has its own fingerprint."""
    return (
        f'title = "Podwórko {n}"\ndesign = "synthetic-control"\noutcome = "temperature"\n'
        'unit = "yard"\ntime = "week"\ntreated = ["Szkolna"]\ntreated_from = 11\n'
    )


def small_data(effect: float = 0.0) -> bytes:
    """Ten yards over thirteen weeks; the first is cooler by ``effect`` from the eleventh on."""
    rows = ["yard,week,temperature"]
    for place in range(10):
        name = "Szkolna" if place == 0 else f"Podwórko {place}"
        for week in range(1, 14):
            wave = ((place * 7 + week * 5) % 11) / 5
            after = effect if place == 0 and week >= 11 else 0.0
            rows.append(f"{name},{week},{27 + wave + week / 10 - after:.2f}")
    return "\n".join(rows).encode()


def make_study(*, about=None, by: Person | None = None, text: str = "", **facts) -> Study:
    """A registered study about a process, by somebody of a host."""
    about = about or make_process()
    facts.setdefault("title_pl", "Czy na odnowionych podwórkach jest chłodniej?")
    facts.setdefault("title_en", "Is it cooler in the renewed yards?")
    facts.setdefault("data_due_on", timezone.localdate() + timedelta(days=30))
    return register_study(
        study_file=text or small_study(next(_numbers)),
        about=about,
        by=by or make_operator(email=f"operator-{next(_numbers)}@example.org"),
        **facts,
    )


def make_data(
    study: Study, *, content: bytes = b"", by: Person | None = None, **facts
) -> StudyData:
    return add_data(
        study=study,
        name=facts.pop("name", "yards.csv"),
        content=content or small_data(),
        by=by or make_operator(email=f"operator-{next(_numbers)}@example.org"),
        **facts,
    )


def make_answered_study(**facts) -> Study:
    """A study with data that were computed."""
    study = make_study(**facts)
    compute(data=make_data(study))
    return study


def make_host(process) -> Person:
    return make_host_person(process)


def answers_of(level: int, **other) -> dict[str, int]:
    """The same answer to every sentence about trust."""
    return dict.fromkeys(ITEMS, level) | {"o1": 2 * level} | other


def make_wave(holder, *, by: Person | None = None, **facts):
    return open_wave(holder=holder, by=by or _operator(), **facts)


def make_asker(process, side="community") -> Person:
    """Somebody of a side, who asks its people and takes no seat."""
    return make_membership(organisation=process.hosts.get(side=side).organisation).person


def fill_wave(wave, levels, *, side="community", by: Person | None = None) -> None:
    """People called by their keys answer; a level may be a dict of answers."""
    by = by or make_asker(Process.objects.get(pk=wave.holder.partition(":")[2]), side)
    tokens = issue_tokens(wave=wave, side=side, who=list(levels), by=by)
    for token, level in zip(tokens, levels.values(), strict=True):
        given = level if isinstance(level, dict) else answers_of(level)
        answer(token=token, answers=given)


def make_closed_wave(holder, *, community=None, institution=None):
    by = _operator()
    wave = make_wave(holder, by=by)
    fill_wave(wave, community or {})
    fill_wave(wave, institution or {}, side="institution")
    return close_wave(wave=wave, by=by)


def _operator() -> Person:
    return make_operator(email=f"operator-{next(_numbers)}@example.org")


MARGINS = "dimension,category,population\nwiek,18–34,1820\nwiek,35–64,3140\nwiek,65+,1490\n"


def make_margins(holder, *, text: str = MARGINS, **facts):
    return load_margins(
        holder=holder,
        content=text.encode(),
        name="gus.csv",
        source="GUS, Bank Danych Lokalnych",
        year=2024,
        by=_operator(),
        **facts,
    )


def make_people(process, said: dict[str, int], dimension: str = "wiek") -> None:
    """So many people of each category; "" says nothing about themselves."""
    for category, n in said.items():
        for _ in range(n):
            say_about_me(
                process=process,
                said={dimension: category} if category else {},
                by=Visitor(browser_key=f"browser-{next(_numbers)}"),
            )


def make_measured(process) -> dict[str, object]:
    """A process with everything measured: trust twice and asked again, people, an answer."""
    for level in (3, 4):
        make_closed_wave(
            process,
            community={f"p{n}@example.org": level for n in range(8)},
            institution={f"c{n}@example.org": level for n in range(6)},
        )
    by = make_asker(process)
    wave = make_wave(process, by=by)
    [token] = issue_tokens(wave=wave, side="community", who=[""], by=by)
    make_margins(process)
    make_people(process, {"18–34": 3, "35–64": 15, "65+": 9})
    publish_who_takes_part(holder=process.address)
    return {"study": make_answered_study(about=process), "token": token}
