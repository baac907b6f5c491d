"""The pages of the observatory."""

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from tests.decisions.factories import make_remarks
from tests.formats.bundle_factories import make_bundle, make_case
from tests.observatory.factories import bring_in, changed_case, counted
from tests.people.factories import make_operator, make_participant, make_person
from tests.processes.factories import make_process

from gromada.formats.bundle import read_bundle, write_bundle
from gromada.observatory.actions import this_installation
from gromada.observatory.models import ImportedBundle
from gromada.observatory.queries import marks_of_cases, own_cases

pytestmark = pytest.mark.django_db


def at(name, *args):
    return reverse(f"observatory:{name}", args=args)


def html(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_empty_pages_teach(client):
    assert "There is nothing to compare yet" in html(client, at("comparison"))
    assert "There is no case yet" in html(client, at("case_list"))
    assert "There is no charter yet" in html(client, at("turn_list"))
    assert "No other place has sent its data yet" in html(client, at("bundle_list"))


def test_the_comparison_says_counts_and_where_the_own_case_stands(client):
    process = make_process(question_en="Where shall the trees stand?")
    bring_in(counted(1, 4, 6), counted(2, 9, 10), counted(3, 2, 8))
    bring_in(counted(4, 1, 1, model="M05"), label="Brzezie", invented=True)

    page = html(client, at("comparison"))

    assert "1 of 2 models has enough cases to be compared." in page
    assert "15 of 24 in 3 cases. The share of the model lies between 9% and 96%." in page
    assert "1 of 1 in 1 case." in page
    assert "ranking" in page
    answered = html(client, f"{at('comparison')}?by=answered")
    assert "Nothing is known about this yet" in answered
    assert str(process) in html(client, f"{at('case_list')}?model=M04")


def test_an_unknown_measure_is_the_first_one(client):
    bring_in(counted(1, 4, 6))

    assert "yes was needed" in html(client, f"{at('comparison')}?by=score")


def test_polish(client):
    bring_in(counted(1, 4, 6))

    with translation.override("pl"):
        assert "za mało, by porównać" in html(client, at("comparison"))


def test_cases_are_filtered_and_say_where_they_come_from(client):
    bring_in(make_case(1), make_case(2, model="M10"), invented=True)

    every, some = html(client, at("case_list")), html(client, f"{at('case_list')}?model=M10")

    assert ("2 cases" in every, "1 case" in some) == (True, True)
    assert "invented example" in some
    assert "No case is like that" in html(client, f"{at('case_list')}?model=M10&state=over")


def test_one_case_shows_its_counts_and_says_what_nobody_measured(client):
    bring_in(counted(1, 4, 6))

    page = html(client, at("case_detail", make_case(1).key))

    assert "4 of 6" in page
    assert "nobody measured it" in page
    assert client.get(at("case_detail", "f" * 16)).status_code == 404


def test_our_bundle_is_for_everybody(client):
    make_process()

    answer = client.get(at("bundle_file"))

    assert answer["Content-Type"] == "application/json"
    assert len(read_bundle(answer.content).cases) == 1


def upload(client, content, label="Modrzewie"):
    file = SimpleUploadedFile("bundle.json", content, "application/json")
    return client.post(at("bundle_import"), {"file": file, "label": label})


def test_an_operator_brings_in_a_bundle(client):
    client.force_login(make_operator())

    answer = upload(client, write_bundle(make_bundle()))

    assert answer.url == ImportedBundle.objects.get().get_absolute_url()
    assert "Modrzewie" in html(client, at("bundle_list"))


def test_what_is_wrong_with_a_file_stands_beside_it(client):
    client.force_login(make_operator())

    page = upload(client, b"[" * 99).content.decode()

    assert "nested too deeply" in page
    assert "Modrzewie" in page
    assert "a bundle has at most" in upload(client, b" " * 5_000_001).content.decode()


def test_others_are_told_why_not(client):
    bundle = bring_in(make_case(1))
    assert client.get(at("bundle_import")).status_code == 302

    client.force_login(make_person())

    assert client.get(at("bundle_import")).status_code == 403
    assert client.get(at("bundle_remove", bundle.pk)).status_code == 403


def test_an_operator_removes_a_bundle(client):
    bundle = bring_in(make_case(1))
    client.force_login(make_operator())

    client.post(at("bundle_remove", bundle.pk), {"reason": "They asked for it."})

    assert not ImportedBundle.objects.exists()


@pytest.mark.parametrize("name", ["comparison", "case_list", "turn_list", "bundle_list"])
def test_pages_cost_the_same_for_one_and_for_many(client, name):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get(at(name))
        return len(captured)

    make_process()
    bring_in(make_case(1))
    queries()
    kept = queries()
    bring_in(make_case(2))
    read_anew = queries()
    for number in range(3, 7):
        make_process()
        bring_in(make_case(number))

    assert (queries(), queries()) == (read_anew, kept)
    assert kept <= 5
    assert read_anew <= 20


def test_a_case_of_another_place_does_not_stand_in_for_ours(client):
    process = make_process(question_en="Where shall the trees stand?")
    own = next(each for each in own_cases(this_installation()) if each.name == str(process))
    # an older one of the same model comes before ours in the list
    bring_in(make_case(1, key=own.case.key, model=own.case.model))

    assert "Where shall the trees stand?" in html(client, at("case_detail", own.case.key))


@pytest.mark.parametrize("name", ["comparison", "case_list", "turn_list"])
def test_a_page_that_was_read_before_costs_few_queries(client, django_assert_max_num_queries, name):
    make_process()
    bring_in(changed_case(1))
    client.force_login(make_person())
    client.get(at(name))

    with django_assert_max_num_queries(10):
        client.get(at(name))


def test_who_takes_part_is_counted_on_the_page_at_once(client):
    process = make_process()
    own = own_cases(this_installation())[0]
    url = at("case_detail", own.case.key)
    html(client, url)

    for _ in range(7):
        make_participant(holder=process.address)

    assert "<dd>7</dd>" in html(client, url)


def test_who_left_while_another_joined_is_no_longer_counted():
    process = make_process()
    leaving = make_participant(holder=process.address)
    before = marks_of_cases()

    leaving.delete()
    make_participant(holder=process.address)

    assert marks_of_cases() != before


@pytest.fixture
def pages():
    """The cache of pages, empty."""
    caches["pages"].clear()
    return caches["pages"]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("case_list", {"model": "{}"}),
        ("case_list", {"origin": "{}"}),
        ("case_list", {"page": "{}"}),
        ("turn_list", {"page": "{}"}),
        ("turn_list", {"every": "{}"}),
        ("comparison", {"by": "{}"}),
    ],
)
def test_words_that_nobody_knows_keep_nothing_more(client, pages, name, asked):
    make_process()
    bring_in(counted(1, 4, 6))
    client.get(at(name))
    before = len(pages._cache)  # Django's own way to count is none

    for number in range(5, 9):
        client.get(at(name), {word: value.format(number) for word, value in asked.items()})

    assert before
    assert len(pages._cache) == before


def test_a_remark_that_came_in_is_owed_an_answer_on_the_page_at_once(client):
    process = make_process()
    own = own_cases(this_installation())[0]
    url = at("case_detail", own.case.key)
    html(client, url)

    make_remarks(process, 3)

    assert "0 of 3" in html(client, url)


def test_changes_of_charters_are_read_in_each_language(client):
    bring_in(changed_case(1))
    english = html(client, at("turn_list"))

    polish = html(client, at("turn_list").replace("/en/", "/pl/", 1))

    assert "It answers the challenge" in english
    assert "It answers the challenge" not in polish


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "9" * 40])
def test_a_page_that_is_not_there_is_the_nearest_one(client, page):
    bring_in(changed_case(1))

    assert client.get(at("turn_list"), {"page": page}).status_code == 200
