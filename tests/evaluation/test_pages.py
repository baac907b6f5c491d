"""The pages of evaluation, as people meet them."""

import json
import re
from dataclasses import replace

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override
from tests.evaluation.factories import (
    MARGINS,
    make_answered_study,
    make_asker,
    make_closed_wave,
    make_data,
    make_host,
    make_margins,
    make_people,
    make_study,
    make_wave,
    small_data,
    small_study,
)
from tests.methods.impact.factories import make_panel, make_staggered
from tests.people.factories import make_operator, make_person
from tests.processes.factories import make_process

from gromada.cli.evaluate.data_file import read_panel
from gromada.cli.evaluate.study_file import study_of
from gromada.evaluation.actions import compute, issue_tokens, publish_who_takes_part
from gromada.evaluation.forms import DataForm, MarginsForm
from gromada.evaluation.forms.examples import EXAMPLES, example_table
from gromada.evaluation.models import AboutMe, Study, TrustAnswers
from gromada.notices.models import Mail
from gromada.processes.models import Process

pytestmark = pytest.mark.django_db


def page(client, name, *arguments):
    return client.get(reverse(f"evaluation:{name}", args=arguments)).content.decode()


def groups_apart_before():
    panel = make_staggered()
    return replace(panel, outcome=panel.outcome + (panel.starts < 8)[:, None] * np.arange(8) * 1.0)


def two_periods():
    return make_panel(n_units=40, n_periods=2, start=1, treated=range(20), effect=3.0)


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


@pytest.mark.parametrize(
    ("form", "other", "size", "words"),
    [
        (DataForm, {}, 5 * 2**20 + 1, "larger than 5 MB"),
        (MarginsForm, {"source": "GUS", "year": "2024"}, 200_001, "a few lines will do"),
    ],
)
def test_a_large_upload_is_refused_unread(form, other, size, words):
    filled = form(other, {"data": Unread("yards.csv", b"x" * size)})

    assert not filled.is_valid()
    assert words in str(filled.errors["data"])


class Unread(SimpleUploadedFile):
    def read(self, *_arguments):
        raise AssertionError("The file was read before its size was looked at.")


def test_a_study_in_the_form_is_as_short_as_in_a_file(client):
    process = make_process()
    client.force_login(make_host(process))
    facts = {"about": process.address, "title_pl": "Czy?", "data_due_on": "2032-01-31"}

    response = client.post(
        reverse("evaluation:study_register"), facts | {"study": small_study(1) + "#" * 20_000}
    )

    assert response.status_code == 422
    assert "20000 characters" in response.content.decode()


def test_a_study_sent_as_a_file_is_kept_when_the_form_comes_back(client):
    process = make_process()
    client.force_login(make_host(process))
    file = SimpleUploadedFile("study.toml", small_study(1).encode())

    response = client.post(
        reverse("evaluation:study_register"), {"about": process.address, "upload": file}
    )

    assert response.status_code == 422
    assert escape(small_study(1).splitlines()[0]) in response.content.decode()


@pytest.mark.parametrize(
    "changes", ["", 'decimal = ","\n', 'covariates = ["trees"]\n', 'delimiter = "\\t"\n']
)
def test_the_example_of_the_data_can_be_read_by_the_study(changes, tmp_path):
    study = study_of((small_study(1) + changes).encode(), name="study.toml")
    file = tmp_path / "yards.csv"
    file.write_text(example_table(study))

    panel, _digest = read_panel(file, study)

    assert panel.units == ("Szkolna", "Place A")
    assert panel.outcome.tolist() == [[12.5], [14.5]]


def test_the_page_of_the_data_says_what_stands_in_each_column(client):
    process = make_process()
    person = make_host(process)
    study = make_study(
        about=process, by=person, text=small_study(1) + 'outcome_words = "temperature at three"\n'
    )
    client.force_login(person)

    content = page(client, "data_add", study.pk)

    assert "<dt><code>temperature</code></dt><dd>the number: temperature at three</dd>" in content
    assert "<dt><code>yard</code></dt><dd>which place, office or group" in content
    assert "<code>outcome</code>" not in content


def test_data_without_the_place_that_changed_get_a_sentence(client):
    process = make_process()
    person = make_host(process)
    study = make_study(about=process, by=person)
    client.force_login(person)
    other = small_data().replace(b"Szkolna", b"Krakowska")

    response = client.post(reverse("evaluation:data_add", args=[study.pk]), {"data": upload(other)})

    assert response.status_code == 422
    assert "Szkolna" in response.content.decode()
    assert not study.data.exists()


@pytest.mark.parametrize(
    ("panel", "tag", "check"),
    [
        (groups_apart_before(), "a description only", "Groups went alike before the change: no"),
        (two_periods(), "can be told from zero", "before the change: cannot be checked"),
    ],
)
def test_what_is_known_of_the_time_before_stands_on_each_page(client, panel, tag, check):
    study = make_study(text=small_comparison())
    compute(data=make_data(study, content=as_csv(panel)))

    assert tag in page(client, "study_list")
    assert check in page(client, "study_detail", study.pk)
    report = client.get(reverse("evaluation:study_report", args=[study.pk, 1]))
    assert check in report.content.decode()


def small_comparison():
    return (
        'title = "Turnout"\ndesign = "difference-in-differences"\noutcome = "turnout"\n'
        'unit = "place"\ntime = "year"\nfirst_treated = "first"\n'
    )


def as_csv(panel):
    lines = ["place,year,turnout,first"]
    for place, start in enumerate(panel.starts):
        first = panel.times[start] if start < panel.n_periods else ""
        for period, time in enumerate(panel.times):
            lines.append(f"{panel.units[place]},{time},{panel.outcome[place, period]},{first}")
    return "\n".join(lines).encode()


def test_the_answer_stands_first_and_both_dates_are_there(client):
    study = make_answered_study()

    html = page(client, "study_detail", study.pk)

    assert html.index("cannot be told from zero") < html.index("What was checked")
    assert html.index("The question was registered") < html.index("Data came and were computed")
    assert study.sha256 in html
    assert study.data.get().sha256 in html


@pytest.mark.parametrize("language", ["pl", "en"])
def test_numbers_stand_in_their_unit(client, language):
    text = small_study(91).replace("unit =", 'outcome_unit = "°C"\nunit =', 1)
    study = make_answered_study(text=text)

    with override(language):
        html = page(client, "study_detail", study.pk)

    assert html.count("\u00a0°C") >= 4  # in the sentence, and beside the estimate
    assert "(°C)" in html  # over drawings and tables


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


def test_an_operator_hides_a_study_and_a_tombstone_stays(client):
    study = make_answered_study(title_en="Is Mr Nowak a thief?")
    operator = make_operator(email="olga@example.org")
    client.force_login(operator)
    assert "Hide it" in page(client, "study_detail", study.pk)

    client.post(reverse("evaluation:study_hide", args=[study.pk]), {"reason": "Names a neighbour."})

    assert "Nowak" in page(client, "study_detail", study.pk)
    client.logout()
    for html in (
        page(client, "study_detail", study.pk),
        page(client, "study_list"),
        page(client, "overview"),
    ):
        assert "A study that was hidden" in html
        assert "Names a neighbour." in html
        assert "Nowak" not in html
        assert "temperature" not in html
    gone = [("study_json", 1), ("study_report", 1), ("study_file", None)]
    for name, number in gone:
        arguments = [study.pk, number] if number else [study.pk]
        url = reverse(f"evaluation:{name}", args=arguments)
        assert client.get(url).status_code in {403, 404}


# --- five measures -----------------------------------------------------------


def test_where_nothing_was_measured_every_part_says_so(client):
    process = make_process()

    html = page(client, "measures", process.address)

    assert html.count("Nothing to show yet") >= 3


def test_five_measures_stand_on_one_page(client, django_assert_max_num_queries):
    process = make_process()
    for level in (2, 4):
        make_closed_wave(process, community={f"p{n}": level for n in range(8)})
    make_margins(process)
    make_people(process, {"18–34": 5, "35–64": 15})
    publish_who_takes_part(holder=process.address)
    study = make_study(about=process)
    compute(data=make_data(study))

    with django_assert_max_num_queries(24):
        html = page(client, "measures", process.address)

    assert "rose by 2.00" in html
    assert "8 people answered both times" in html
    assert "cannot be told from zero" in html
    assert "said something about themselves" in html


def test_a_draft_is_measured_by_nobody_else(client):
    draft = make_process(state=Process.State.DRAFT)
    url = reverse("evaluation:measures", args=[draft.address])

    assert client.get(url).status_code == 404


@pytest.mark.parametrize("address", ["people.person:1", "processes.process:99", "nothing", "a:b"])
def test_other_addresses_are_not_found(client, address):
    assert client.get(reverse("evaluation:measures", args=[address])).status_code == 404


@pytest.mark.parametrize("alias", ["01", "١", "0" * 17 + "1"])
def test_another_way_to_write_a_number_is_no_address(client, alias):
    process = make_process(pk=1)
    client.force_login(make_asker(process))

    for name in ("measures", "trust", "inclusion", "about_me", "trust_ask", "margins_load"):
        assert client.get(reverse(f"evaluation:{name}", args=[process.address])).status_code != 404
        url = reverse(f"evaluation:{name}", args=[f"processes.process:{alias}"])
        assert client.get(url).status_code == 404


def test_the_hub_is_the_door_and_leads_on(client):
    make_process()
    make_answered_study()

    html = page(client, "overview")

    assert reverse("evaluation:study_list") in html
    assert reverse("ledger:entry_list") in html


# --- trust -------------------------------------------------------------------


def test_questions_are_opened_asked_answered_and_closed_by_pages_alone(client):
    process = make_process()
    host = make_asker(process)
    client.force_login(host)
    address = process.address
    client.post(reverse("evaluation:trust_open", args=[address]))
    asked = {"addresses": "\n".join(f"p{n}@example.org" for n in range(5)), "language": "en"}
    client.post(reverse("evaluation:trust_ask", args=[address]), asked)
    slips = client.post(
        reverse("evaluation:trust_print", args=[address]), {"how_many": "2"}
    ).content.decode()
    client.logout()
    texts = [slips, *Mail.objects.values_list("text", flat=True)]
    links = [link for text in texts for link in re.findall(r"/en/\S+/trust/answer/[^<\s]+", text)]

    assert len(links) == 7
    for link in links:
        assert "They keep their word." in client.get(link).content.decode()
        answer = client.post(link, {"t1": "4", "t2": "4", "t3": "4", "t4": "4", "t5": "4",
                                    "t6": "4", "t7": "", "own_word": f"Burek {link}"})  # fmt: skip
        assert answer.status_code == 302
        assert "used already" in client.get(link).content.decode()
    client.force_login(host)
    client.post(reverse("evaluation:trust_close", args=[address]))

    assert "not validated" in page(client, "trust", address)
    assert "4.00" in page(client, "trust", address)


def test_who_acts_for_no_side_is_told_who_asks(client):
    process = make_process()
    make_wave(process)
    client.force_login(make_operator(email="olga@example.org"))

    assert "Each side asks its own people" in page(client, "trust", process.address)


def test_a_stranger_neither_opens_nor_asks(client):
    process = make_process()
    client.force_login(make_person())

    opened = client.post(reverse("evaluation:trust_open", args=[process.address]), follow=True)

    assert "hold a seat" in opened.content.decode()
    make_wave(process)
    asking = client.get(reverse("evaluation:trust_ask", args=[process.address]))
    assert asking.status_code == 403


def test_a_wrong_address_is_named(client):
    process = make_process()
    client.force_login(make_asker(process))
    make_wave(process)

    response = client.post(
        reverse("evaluation:trust_ask", args=[process.address]),
        {"addresses": "ola@example.org\nola", "language": "pl"},
    )

    assert response.status_code == 422
    assert "“ola” is not an e-mail address" in response.content.decode()


# --- who takes part ----------------------------------------------------------


def test_a_participant_says_something_and_takes_it_back(client):
    process = make_process()
    make_margins(process)
    url = reverse("evaluation:about_me", args=[process.address])

    client.post(url, {"d0": "18–34"})
    assert AboutMe.objects.get().said == {"wiek": "18–34"}
    assert "Take back" in client.get(url).content.decode()
    client.post(url, {"take_back": "yes"})

    assert not AboutMe.objects.exists()


def test_small_groups_are_not_on_the_page(client):
    process = make_process()
    make_margins(process)
    make_people(process, {"18–34": 3, "35–64": 15, "65+": 9})
    publish_who_takes_part(holder=process.address)

    html = page(client, "inclusion", process.address)

    assert html.count("fewer than 5 people") == 1
    assert "14 people count as 10" in html
    assert "20 people said where they belong" in html


def test_margins_are_loaded_by_their_form(client):
    process = make_process()
    client.force_login(make_host(process))

    response = client.post(
        reverse("evaluation:margins_load", args=[process.address]),
        {"data": upload(MARGINS.encode(), "gus.csv"), "source": "GUS", "year": "2024"},
    )

    assert response.status_code == 302
    assert "GUS, 2024" in page(client, "inclusion", process.address)


def test_files_are_read_so_many_times_an_hour_refused_ones_too(client, settings):
    settings.LIMITS |= {"evaluation.uploads": (2, 3600)}
    process = make_process()
    client.force_login(make_host(process))
    study = make_study(about=process)
    table = reverse("evaluation:margins_load", args=[process.address])
    data = reverse("evaluation:data_add", args=[study.pk])

    for url in (table, data, table, data):
        answer = client.post(url, {"data": upload(b"no table"), "source": "GUS", "year": "2024"})

    assert answer.status_code == 422
    assert "many times in a short while" in answer.content.decode()


@pytest.mark.parametrize("name", ["study_json", "study_report"])
def test_numbers_that_no_database_holds_are_no_study(client, name):
    url = reverse(f"evaluation:{name}", args=[10**23, 1])

    assert client.get(url).status_code == 404


def test_data_of_no_study_are_not_computed_again(client):
    client.force_login(make_person())

    url = reverse("evaluation:data_again", args=[10**23, 1])

    assert client.post(url).status_code == 404


def test_what_is_left_out_and_what_is_not_known_is_no_answer(client):
    process = make_process()
    wave, by = make_wave(process), make_asker(process)
    [token] = issue_tokens(wave=wave, side="community", who=[""], by=by)
    url = reverse("evaluation:trust_answer", args=[token])

    assert "checked" not in client.get(url).content.decode()
    client.post(url, {"t1": "5", "t2": "unknown"})

    answers = TrustAnswers.objects.get().answers
    assert (answers["t1"], answers["t2"], answers["t3"]) == (5, None, None)


def test_the_example_is_not_registered_as_it_stands(client):
    process = make_process()
    client.force_login(make_host(process))

    response = client.post(
        reverse("evaluation:study_register"),
        {
            "about": process.address,
            "title_pl": "Czy jest chłodniej?",
            "data_due_on": "2032-01-31",
            "study": EXAMPLES["interrupted-time-series"],
        },
    )

    assert "This is the example" in response.content.decode()


@pytest.mark.parametrize("design", EXAMPLES)
def test_each_example_of_a_study_is_one(design):
    assert study_of(EXAMPLES[design].encode(), name=design).study.design.value == design


def test_who_registers_a_study_chooses_among_what_they_act_for(client):
    process, other = make_process(slug="podworka"), make_process(slug="rynkowa")
    client.force_login(make_host(process))

    html = client.get(reverse("evaluation:study_register")).content.decode()

    assert f'<option value="{process.address}">' in html
    assert other.address not in html


def test_who_acts_for_nothing_pastes_a_link(client):
    client.force_login(make_person())

    html = client.get(reverse("evaluation:study_register")).content.decode()

    assert '<input type="text" name="about"' in html
