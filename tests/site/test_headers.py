import re

import pytest
from tests.people.factories import make_person

pytestmark = pytest.mark.django_db


def test_nothing_inline_and_nothing_from_elsewhere(client):
    policy = client.get("/pl/").headers["Content-Security-Policy"]

    directives = dict(part.strip().split(" ", 1) for part in policy.split(";"))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert directives["frame-ancestors"] == directives["base-uri"] == "'none'"
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "private, no-cache"),
        ("Content-Language", "pl"),
    ],
)
def test_headers_of_every_page(client, header, value):
    assert client.get("/pl/").headers[header] == value


def test_what_somebody_signed_in_saw_is_not_kept_for_the_next(client):
    client.force_login(make_person())

    assert "no-store" in client.get("/pl/").headers["Cache-Control"]


def test_no_device_is_asked_for(client):
    assert "camera=()" in client.get("/pl/").headers["Permissions-Policy"]


@pytest.mark.parametrize("path", ["/pl/", "/en/", "/pl/privacy/", "/pl/accessibility/"])
def test_who_only_reads_gets_no_cookie(client, path):
    assert dict(client.get(path).cookies) == {}


@pytest.mark.parametrize(("accept", "home"), [("pl", "/pl/"), ("en", "/en/"), ("de", "/pl/")])
def test_the_bare_address_leads_to_the_reader_s_language(client, accept, home):
    response = client.get("/", headers={"accept-language": accept})

    assert response.headers["Location"] == home


def test_the_language_switch_keeps_the_page(client):
    html = client.get("/pl/privacy/?part=people").content.decode()

    assert 'href="/en/privacy/?part=people" lang="en" hreflang="en"' in html


@pytest.mark.parametrize("path", ["/pl/", "/en/privacy/", "/pl/ui/", "/pl/nowhere/"])
def test_pages_have_nothing_that_the_policy_blocks(client, path):
    html = client.get(path).content.decode()

    assert re.findall(r"<style|\sstyle=|\son\w+=|<script(?! src=)", html) == []


def test_reading_the_home_page_takes_few_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        client.get("/pl/")
