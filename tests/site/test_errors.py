import re

import pytest
from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.test import Client, RequestFactory, override_settings
from django.urls import path
from django.utils.translation import override
from tests.people.factories import make_operator, make_person

from gromada.drafting.forms import LONGEST_TEXT
from gromada.site.urls import *  # noqa: F403
from gromada.site.urls import urlpatterns as site_urls
from gromada.site.views import errors
from gromada.verdict import Refused


def refuse(request):
    raise Refused("Voting on this statement closed on 3 May.")


def break_down(request, **_parts):
    raise RuntimeError


def form(request):
    return HttpResponse("sent")


@login_required
def note(request):
    return HttpResponse(request.POST["reason"])


def sign_in(request):
    login(request, make_person())
    return HttpResponse("signed in")


urlpatterns = [
    path("note/", note),
    path("sign-in/", sign_in),
    path("refuse/", refuse),
    path("break/", break_down),
    path("sign-ups/<str:token>/", break_down),
    path("form/", form),
    *site_urls,
]

here = override_settings(ROOT_URLCONF=__name__)


@pytest.mark.django_db
@here
def test_a_refusal_is_a_page_that_says_why(client):
    response = client.get("/refuse/")

    assert response.status_code == 403
    assert "Voting on this statement closed on 3 May." in response.content.decode()


@pytest.mark.django_db
@here
def test_a_refusal_to_htmx_goes_where_messages_are(client):
    response = client.get("/refuse/", headers={"hx-request": "true"})

    assert response.status_code == 403
    assert response.headers["HX-Retarget"] == "#messages"
    assert "<html" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "words"), [("pl", "Nie ma takiej strony"), ("en", "There is no such page")]
)
def test_a_wrong_address_says_where_to_begin(client, language, words):
    response = client.get(f"/{language}/nowhere/")

    assert response.status_code == 404
    assert words in response.content.decode()


@here
def test_a_breakdown_asks_nothing_of_the_database():
    response = Client(raise_request_exception=False).get("/break/")

    # no django_db mark: a query would raise
    assert response.status_code == 500
    assert "<h1>" in response.content.decode()


@here
def test_a_breakdown_is_written_down_without_the_secret_link(caplog):
    Client(raise_request_exception=False).post("/sign-ups/a-secret/")

    [written] = caplog.records
    assert written.getMessage() == "Internal Server Error: sign-ups/<str:token>/"
    assert "RuntimeError" in caplog.text
    assert "a-secret" not in caplog.text


@pytest.mark.django_db
@here
@pytest.mark.parametrize("path", ["/sign-ups/a-secret/", "/en/prove/trust/answer/a-secret/"])
def test_a_form_without_its_secret_writes_nothing_down(path, caplog):
    Client(enforce_csrf_checks=True).post(path)

    assert caplog.text == ""


@pytest.mark.django_db
@here
def test_a_secret_link_that_is_wrong_is_written_nowhere(client, caplog):
    client.get("/en/prove/trust/answer/a-secret/")
    client.get("/en/nowhere/a-secret/")

    assert "a-secret" not in caplog.text


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_breakdown_is_told_in_the_reader_s_language(language):
    with override(language):
        html = errors.failed(RequestFactory().get("/")).content.decode()

    assert f'<html lang="{language}">' in html


@pytest.mark.django_db
@here
def test_a_form_without_its_secret_is_not_accepted():
    response = Client(enforce_csrf_checks=True).post("/form/")

    assert response.status_code == 403
    assert "<h1>" in response.content.decode()


def post_without_secret(written, *, origin="http://testserver"):
    headers = {"origin": origin} if origin else {}
    return Client(enforce_csrf_checks=True).post("/form/", written, headers=headers)


WRITTEN = {"reason": "Written for half\nan hour.", "password": "not shown", "confirmed": "1"}


@pytest.mark.django_db
@here
def test_what_was_written_is_not_lost_with_the_secret():
    page = post_without_secret(WRITTEN)

    html = page.content.decode()
    assert "Written for half<br>an hour." in html
    assert 'name="confirmed"' in html
    assert "not shown" not in html


@pytest.mark.django_db
@here
@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", None])
def test_another_site_puts_no_words_on_a_page_of_ours(origin):
    page = post_without_secret(WRITTEN, origin=origin)

    html = page.content.decode()
    assert page.status_code == 403
    assert "an hour." not in html
    assert 'name="confirmed"' not in html


@pytest.mark.django_db
@here
@pytest.mark.parametrize(
    "written",
    [
        {"reason": '"' * 300_000},
        {"reason": "a \n\n" * 70_000},
        {f"part{number}": "a b " * 100 for number in range(700)},
    ],
)
def test_what_is_too_long_to_be_shown_is_left_out(written):
    page = post_without_secret(written)

    assert page.status_code == 403
    assert len(page.content) < 20_000


@pytest.mark.django_db
@here
def test_the_longest_text_that_a_form_takes_is_shown():
    longest = "word " * (LONGEST_TEXT // 5)

    assert post_without_secret({"text": longest}).context["words"] == [longest]


@pytest.mark.django_db
@here
def test_what_was_written_is_sent_once_more_with_a_fresh_secret():
    browser = Client(enforce_csrf_checks=True)
    page = browser.post("/form/", WRITTEN, headers={"origin": "http://testserver"})
    secret = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[1]

    sent = browser.post("/form/", WRITTEN | {"csrfmiddlewaretoken": secret})

    assert sent.content == b"sent"


@pytest.mark.django_db
def test_who_was_signed_out_while_writing_keeps_what_they_wrote(client):
    address = "/en/seminars/new/"

    page = client.post(address, {"title_en": "A very long title"})

    html = page.content.decode()
    assert page.status_code == 403
    assert "A very long title" in html
    assert f'action="{address}"' in html
    assert 'href="/en/account/login/"' in html
    assert client.get(address).status_code == 302


def send(browser, words, *, secret):
    """As a form of this site: with its secret, and the browser says where it stood."""
    fields = {"reason": words, "csrfmiddlewaretoken": secret}
    return browser.post("/note/", fields, headers={"origin": "http://testserver"})


def secret_in(page):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.content.decode())[1]


@pytest.mark.django_db
@here
def test_signing_in_again_asks_once_more_and_then_sends_what_was_written():
    browser = Client(enforce_csrf_checks=True)
    browser.get("/sign-in/")
    written = secret_in(browser.post("/note/", WRITTEN, headers={"origin": "http://testserver"}))
    browser.cookies.pop(settings.SESSION_COOKIE_NAME)
    signed_out = send(browser, "Half an hour.", secret=written)
    assert "poprosić o wysłanie po raz drugi" in signed_out.content.decode()

    browser.get("/sign-in/")  # in another tab; from now on the secret is another one
    asked = send(browser, "Half an hour.", secret=secret_in(signed_out))
    sent = send(browser, "Half an hour.", secret=secret_in(asked))

    assert asked.status_code == 403
    assert "Half an hour." in asked.content.decode()
    assert sent.content == b"Half an hour."


@pytest.mark.django_db
@here
def test_a_refusal_shows_what_was_written(client):
    assert "Written for half<br>an hour." in client.post("/refuse/", WRITTEN).content.decode()


def test_an_unreadable_request_is_answered():
    response = Client(SERVER_NAME="evil.example").get("/pl/")

    assert response.status_code == 400


@pytest.mark.django_db
def test_health_without_a_database(client, monkeypatch):
    from gromada.site.views import health  # noqa: PLC0415
    from gromada.work.queries import Health  # noqa: PLC0415

    monkeypatch.setattr(health, "health", lambda: Health(database_answers=False))

    response = client.get("/healthz")

    assert response.status_code == 503
    assert response.json()["status"] == "down"


@pytest.mark.django_db
def test_how_many_jobs_fail_is_told_to_operators_alone(client):
    assert "jobs_failed" not in client.get("/healthz").json()

    client.force_login(make_operator())

    assert client.get("/healthz").json()["jobs_failed"] == 0


@pytest.mark.django_db
def test_health_tells_that_no_worker_lives(client):
    response = client.get("/healthz")

    assert response.status_code == 200
    assert response.json() | {"status": "degraded", "worker": "silent"} == response.json()
