"""Addresses with a zero byte are refused at the door."""

import pytest

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
