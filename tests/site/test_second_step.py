"""Operators sign in with a second step, where the site asks for it."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import override_settings
from tests.people.factories import make_operator, make_person

pytestmark = pytest.mark.django_db
ASKED = override_settings(OPERATORS_NEED_SECOND_STEP=True)


@ASKED
def test_an_operator_without_one_is_led_to_where_it_is_set_up(client):
    client.force_login(make_operator())

    response = client.get("/pl/")

    assert response.headers["Location"].startswith("/pl/account/2fa/")
    assert client.get("/pl/account/2fa/").status_code in {200, 302}


@ASKED
def test_with_one_the_site_is_open(client):
    operator = make_operator()
    TOTP.activate(operator, generate_totp_secret())
    client.force_login(operator)

    assert client.get("/pl/").status_code == 200


@ASKED
@pytest.mark.parametrize("signed_in", [True, False])
def test_nobody_else_is_asked(client, signed_in):
    if signed_in:
        client.force_login(make_person())

    assert client.get("/pl/").status_code == 200


def test_unless_the_site_asks_operators_are_not_either(client):
    client.force_login(make_operator())

    assert client.get("/pl/").status_code == 200


@ASKED
def test_an_address_that_only_holds_the_word_account_is_no_account_page(client):
    client.force_login(make_operator())

    response = client.get("/pl/trail/account/")

    assert response.headers["Location"].startswith("/pl/account/2fa/")
