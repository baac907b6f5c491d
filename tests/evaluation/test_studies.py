"""A study is asked before its data, never changes, and its answer stands whatever it is."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from tests.evaluation.factories import (
    make_answered_study,
    make_data,
    make_host,
    make_study,
    small_data,
    small_study,
    study_text,
)
from tests.innovations.factories import make_innovation
from tests.people.factories import make_operator, make_person
from tests.processes.factories import make_process

from gromada.evaluation import queries
from gromada.evaluation.actions import (
    add_data,
    compute,
    compute_again,
    hide_study,
    register_study,
    show_study_again,
)
from gromada.evaluation.models import StudyData
from gromada.evaluation.permissions import can_take_data
from gromada.ledger.models import Entry
from gromada.methods.impact import libraries
from gromada.processes.models import Process
from gromada.verdict import Refused

pytestmark = pytest.mark.django_db


# --- registering -------------------------------------------------------------


def test_its_fingerprint_is_in_the_record_before_any_data():
    study = make_study()

    entry = Entry.objects.get(kind="evaluation.study_registered")
    assert entry.subject == study.address
    assert entry.facts["sha256"] == study.sha256
    assert not study.data.exists()


def test_registering_follows_from_what_it_is_about():
    person = make_person()
    innovation = make_innovation(by=person)

    make_study(about=innovation, by=person)

    entry = Entry.objects.get(kind="evaluation.study_registered")
    assert [cause.subject for cause in entry.because.all()] == [innovation.address]


@pytest.mark.parametrize(
    "said",
    ["processes.process:{0.pk}", "https://x.pl/pl/processes/{0.slug}/", "processes/{0.slug}"],
)
def test_what_it_is_about_is_said_by_address_or_link(said, settings):
    settings.SITE_URL = "https://x.pl"
    process = make_process()

    study = make_study(about=said.format(process), by=make_host(process))

    assert study.about == process.address


@pytest.mark.parametrize(
    "said",
    ["https://another-town.example/pl/processes/{0.slug}/",
     "another-town.example/pl/processes/{0.slug}/",
     "https://another-town.example/pl/trail/{0.address}/", "http://["],
)  # fmt: skip
def test_a_link_of_another_site_is_about_nothing_here(said):
    process = make_process()

    with pytest.raises(Refused):
        make_study(about=said.format(process), by=make_host(process))


def test_only_those_who_take_responsibility_register():
    process, stranger = make_process(), make_person()

    with pytest.raises(Refused, match="hold a seat"):
        make_study(about=process, by=stranger)


def test_a_study_about_a_draft_waits_until_that_is_public():
    draft = make_process(state=Process.State.DRAFT)

    with pytest.raises(Refused, match="not public yet"):
        make_study(about=draft, by=make_operator(email="o@example.org"))


def test_what_the_reader_cannot_read_is_refused_in_its_words():
    with pytest.raises(Refused, match="Was “outcome” meant"):
        make_study(text=small_study(1).replace("outcome", "outcom"))


def test_one_study_is_registered_once():
    text = small_study(7)
    make_study(text=text)

    with pytest.raises(Refused, match="registered already"):
        make_study(text=text)


def test_a_registered_study_keeps_its_text():
    study = make_study()

    study.study_file = small_study(999)
    with pytest.raises(ValidationError):
        study.save()


def test_a_study_whose_text_was_changed_in_the_database_takes_no_data():
    study = make_study()
    type(study).objects.filter(pk=study.pk).update(study_file=small_study(999))
    study.refresh_from_db()

    assert "fingerprint differs" in str(can_take_data(study).reason)


def test_a_study_registered_before_a_limit_stays_readable():
    long = small_study(1) + f'outcome_words = "{"w" * 300}"\noutcome_unit = "{"°" * 60}"\n'
    with pytest.raises(Refused, match="at most 200 characters"):
        make_study(text=long)
    study = make_study()
    digest = sha256(long.encode()).hexdigest()
    type(study).objects.filter(pk=study.pk).update(study_file=long, sha256=digest)
    study.refresh_from_db()

    compute(data=make_data(study))

    shown = "w" * 199 + "…"
    assert shown in queries.standing_of_study(study).sentence
    assert study.asked.sha256 == study.sha256


# --- data --------------------------------------------------------------------


def test_data_are_entered_with_both_fingerprints_because_of_the_registration():
    study = make_study()

    data = make_data(study)

    entry = Entry.objects.get(kind="evaluation.data_added")
    assert entry.facts == {"number": 1, "sha256": data.sha256, "study_sha256": study.sha256}
    assert [cause.kind for cause in entry.because.all()] == ["evaluation.study_registered"]


def test_data_that_cannot_be_read_are_refused_with_their_line():
    study = make_study()

    with pytest.raises(Refused, match=r"yards.csv, line 3, column temperature: “warm”"):
        make_data(study, content=b"yard,week,temperature\nSzkolna,1,27\nSzkolna,2,warm\n")

    assert not StudyData.objects.exists()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("yard,week,temperature\nŻółta,1,2\n".encode("cp1250"), "not UTF-8"),
        (b"yard;week\nSzkolna;1\n", "names the column"),
        (b"x" * (5 * 2**20 + 1), "larger than 5 MB"),
        (b"", "empty"),
    ],
)
def test_files_that_are_no_data_are_refused_with_a_sentence(content, words):
    study, person = make_study(), make_operator(email="o@example.org")

    with pytest.raises(Refused, match=words):
        add_data(study=study, name="yards.csv", content=content, by=person)


def test_the_same_data_are_not_added_twice():
    study = make_answered_study()

    with pytest.raises(Refused, match="added to this study already"):
        make_data(study)


def test_data_wait_until_those_before_are_computed():
    study = make_study()
    make_data(study)

    with pytest.raises(Refused, match="being computed"):
        make_data(study, content=small_data(1.0))


def test_the_file_goes_once_it_was_read():
    study = make_answered_study()

    assert study.data.get().content is None


# --- what came out -----------------------------------------------------------


def test_an_effect_that_is_not_there_cannot_be_told_from_zero():
    study = make_answered_study()

    standing = queries.standing_of_study(study)
    assert standing.told_from_zero is False
    assert "cannot be told from zero" in standing.sentence
    entry = Entry.objects.get(kind="evaluation.effect_computed")
    assert entry.facts["told_from_zero"] is False
    assert [cause.kind for cause in entry.because.all()] == ["evaluation.data_added"]


def test_a_second_file_leaves_the_first_answer_visible():
    study = make_answered_study()

    compute(data=make_data(study, content=small_data(2.0)))

    assert [(row.number, row.is_done) for row in study.data.all()] == [(2, True), (1, True)]


def test_data_that_cannot_answer_are_kept_as_a_sentence():
    study = make_study()
    short = b"yard,week,temperature\n" + b"\n".join(
        f"{yard},{week},{week + at}".encode()
        for at, yard in enumerate(["Szkolna", "a", "b", "c"])
        for week in (10, 11)
    )

    data = compute(data=make_data(study, content=short))

    assert data.is_refused
    assert "period" in data.refusal_words
    assert Entry.objects.filter(kind="evaluation.effect_not_computed").count() == 1


def test_a_library_that_is_not_there_is_a_sentence_and_can_be_tried_again(monkeypatch):
    def no_library(_module):
        raise ModuleNotFoundError("no", name="statsmodels")

    study = make_study(text=study_text("california-alone"))
    rows = [f"California;{year};{150 - year % 100}.5;0" for year in range(1970, 2001)]
    content = "\n".join(["State;Year;PacksPerCapita;treated", *rows]).encode()
    data = make_data(study, content=content)
    monkeypatch.setattr(libraries, "import_module", no_library)

    data = compute(data=data)

    assert "not installed" in data.refusal_words
    assert data.lacks_library
    assert data.content
    assert compute_again(data=data, by=make_operator(email="o@example.org")).is_waiting


def test_california_through_the_app_gives_the_published_number(reference_data):
    """E7 of the acceptance numbers: outcome-only synthetic control on Proposition 99."""
    study = make_study(text=study_text("prop99"))
    content = (reference_data / "impact" / "prop99.csv").read_bytes()

    data = compute(data=make_data(study, content=content, name="prop99.csv"))

    assert data.evaluation.effect.estimate == pytest.approx(-19.514, abs=0.01)


def test_california_with_published_weights_gives_the_published_gap(reference_data):
    """E6 of the acceptance numbers."""
    study = make_study(text=study_text("prop99-published"))
    content = (reference_data / "impact" / "prop99.csv").read_bytes()

    data = compute(data=make_data(study, content=content, name="prop99.csv"))

    assert data.evaluation.effect.estimate == pytest.approx(-18.9704, abs=1e-3)
    by_year = {each.time: each.estimate for each in data.evaluation.by_period}
    assert by_year[2000] == pytest.approx(-25.7257, abs=1e-3)


# --- taken out of sight, and limits ------------------------------------------


def test_only_operators_hide_a_study():
    study = make_study()

    with pytest.raises(Refused, match="Only operators"):
        hide_study(study=study, reason="Names a neighbour.", by=make_person())

    assert not study.is_hidden


def test_a_hidden_study_is_named_nowhere_and_its_reason_is_in_the_record():
    study = make_answered_study(title_en="Is Mr Nowak a thief?")

    hide_study(study=study, reason="Names a neighbour.", by=make_operator(email="o@example.org"))

    study = queries.studies_visible_to(None).get()
    assert str(study) == "A study that was hidden"
    assert queries.standing_of_study(study).sentence == ""
    assert not can_take_data(study)
    entry = Entry.objects.get(kind="evaluation.study_hidden")
    assert [kept.text for kept in entry.kept_texts.all()] == ["Names a neighbour."]


def test_a_study_can_be_shown_again():
    study, by = make_study(), make_operator(email="o@example.org")
    hide_study(study=study, reason="By mistake.", by=by)

    show_study_again(study=study, reason="It was a mistake.", by=by)

    assert study.title == "Is it cooler in the renewed yards?"


def test_registering_and_adding_data_are_limited(settings):
    settings.LIMITS = settings.LIMITS | {
        "evaluation.studies": (1, 3600),
        "evaluation.study_data": (1, 3600),
    }
    by = make_operator(email="o@example.org")
    study = make_study(by=by)
    compute(data=make_data(study, by=by))

    with pytest.raises(Refused, match="many times"):
        make_study(by=by)
    with pytest.raises(Refused, match="many times"):
        make_data(study, by=by, content=small_data(1.0))


# --- the drawer --------------------------------------------------------------


def test_a_study_whose_data_never_came_says_so():
    late = timezone.now() - timedelta(days=40)
    study = make_study(data_due_on=(late + timedelta(days=20)).date(), happened_at=late)

    standing = queries.standing_of_study(study)
    assert standing.is_overdue
    assert standing.days_overdue == 20


def test_registering_at_an_unknown_address_is_refused():
    with pytest.raises(Refused, match="nothing here"):
        register_study(
            study_file=small_study(1),
            about="partnerships.partnership:99",
            data_due_on=timezone.localdate(),
            by=make_operator(email="o@example.org"),
        )
