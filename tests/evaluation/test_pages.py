"""The pages of evaluation, as people meet them."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.evaluation.factories import (
    make_answered_study,
    make_data,
    make_host,
    make_study,
    small_data,
    small_study,
)
from tests.processes.factories import make_process

from gromada.evaluation.models import Study

pytestmark = pytest.mark.django_db


def page(client, name, *arguments):
    return client.get(reverse(f"evaluation:{name}", args=arguments)).content.decode()


def upload(content, name="yards.csv"):
    return SimpleUploadedFile(name, content, content_type="text/csv")


def test_a_host_registers_a_study_by_its_form(client):
    process = make_process(slug="podworka")
    client.force_login(make_host(process))

    response = client.post(
        reverse("evaluation:study_register"),
        {
            "about": f"http://testserver{process.get_absolute_url()}",
            "title_pl": "Czy jest chłodniej?",
            "data_due_on": "2032-01-31",
            "study": small_study(1),
        },
    )

    assert response.status_code == 302, response.content.decode()
    assert Study.objects.get().about == process.address


def test_a_form_with_errors_keeps_what_was_typed(client):
    process = make_process()
    client.force_login(make_host(process))

    response = client.post(
        reverse("evaluation:study_register"),
        {"about": process.address, "title_pl": "", "data_due_on": "2032-01-31", "study": "x ="},
    )

    assert response.status_code == 422
    assert "at least one language" in response.content.decode()
    assert "x =" in response.content.decode()


def test_data_are_added_by_their_form_and_wrong_ones_get_a_line(client):
    process = make_process()
    person = make_host(process)
    study = make_study(about=process, by=person)
    client.force_login(person)
    url = reverse("evaluation:data_add", args=[study.pk])

    wrong = client.post(url, {"data": upload(b"yard,week,temperature\nSzkolna,1,warm\n")})
    right = client.post(url, {"data": upload(small_data())})

    assert wrong.status_code == 422
    assert "line 2" in wrong.content.decode()
    assert right.status_code == 302
    assert study.data.count() == 1


def test_a_spreadsheet_is_refused_with_what_to_do(client):
    process = make_process()
    person = make_host(process)
    study = make_study(about=process, by=person)
    client.force_login(person)

    response = client.post(
        reverse("evaluation:data_add", args=[study.pk]), {"data": upload(b"PK", "yards.xlsx")}
    )

    assert "“Save as” and then CSV" in response.content.decode()


def test_the_answer_stands_first_and_both_dates_are_there(client):
    study = make_answered_study()

    html = page(client, "study_detail", study.pk)

    assert html.index("cannot be told from zero") < html.index("What was checked")
    assert html.index("The question was registered") < html.index("Data came and were computed")
    assert study.sha256 in html
    assert study.data.get().sha256 in html


def test_while_it_is_computed_the_page_asks_again_by_itself(client):
    study = make_study()
    make_data(study)

    assert "being computed" in page(client, "study_detail", study.pk)
    url = reverse("evaluation:study_progress", args=[study.pk])
    assert "HX-Refresh" not in client.get(url, headers={"HX-Request": "true"})


def test_when_it_is_done_the_page_comes_anew(client):
    study = make_answered_study()
    url = reverse("evaluation:study_progress", args=[study.pk])

    assert client.get(url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"


def test_downloads_are_those_of_the_command(client):
    study = make_answered_study()

    document = client.get(reverse("evaluation:study_json", args=[study.pk, 1])).content
    report = client.get(reverse("evaluation:study_report", args=[study.pk, 1]))

    assert json.loads(document)["study_sha256"] == study.sha256
    assert json.loads(document)["told_from_zero"] is False
    assert report.content.decode().startswith("<!doctype html>")
    assert "sandbox" in report["Content-Security-Policy"]


def test_studies_without_data_are_listed_too(client):
    make_study(title_en="Nobody came back to this")

    assert "Nobody came back to this" in page(client, "study_list")


def test_the_list_costs_the_same_for_one_and_for_three(client, django_assert_max_num_queries):
    for _ in range(3):
        make_answered_study()

    with django_assert_max_num_queries(8):
        page(client, "study_list")


def test_a_study_costs_few_queries(client, django_assert_max_num_queries):
    study = make_answered_study()

    with django_assert_max_num_queries(12):
        page(client, "study_detail", study.pk)
