"""Addresses with a zero byte, and forms in no known letters, are refused at the door."""

import pytest
from django.test import RequestFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["/pl/?page=%00", "/pl/partnerships/?q=a%00b", "/pl/trail/a%00b/", "/%00"]
)
def test_a_zero_byte_in_an_address_is_refused(client, address):
    answer = client.get(address)

    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()


def test_a_zero_byte_in_a_cookie_is_refused(client):
    client.cookies.load('sessionid="abc\\000"')

    assert client.get("/pl/").status_code == 400


def test_a_percent_sign_that_was_typed_is_none(client):
    assert client.get("/pl/?page=%2500").status_code == 200


@pytest.mark.parametrize("charset", ["rot13", "undefined", "idna", "utf-7", "none-such"])
@pytest.mark.parametrize("kind", ["multipart/form-data; boundary=x", "text/plain"])
def test_a_form_in_no_known_letters_is_refused(client, kind, charset):
    address, written = "/pl/account/login/", b'--x\r\nContent-Disposition: form-data; name="a"'
    written += b"\r\n\r\nb\r\n--x--\r\n"

    answer = client.generic("POST", address, written, f"{kind}; charset={charset}")

    assert answer.status_code == 400
    assert "<h1" in answer.content.decode()


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_a_form_in_known_letters_is_read(client, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"

    assert client.post("/pl/account/login/", b"email=no", content_type=kind).status_code == 200


@pytest.fixture
def application():
    """What the server runs; to import it loads every view."""
    from gromada.site.wsgi import application  # noqa: PLC0415

    return application


@pytest.mark.parametrize(
    "kind",
    [
        "a/b; charset*=nope''x",
        "a/b; name*=nope''x",
        "text/plain; charset*=utf-8''a%00b",
        "text/plain; charset*=idna''%C5%BC",
        "text/plain; charset*=undefined''x",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_kind_that_nobody_can_read_is_answered_with_a_page(application, method, kind):
    heard = RequestFactory()._base_environ(
        REQUEST_METHOD=method, PATH_INFO="/pl/", CONTENT_TYPE=kind
    )
    told = []

    answer = b"".join(application(heard, lambda status, headers: told.append(status)))

    assert told == ["400 Bad Request"]
    assert b"<h1" in answer
