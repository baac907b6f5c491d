"""Signing in and signing up, as a browser without JavaScript does it."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from tests.people.factories import make_account

from gromada.notices.models import Mail
from gromada.people.models import Person

pytestmark = pytest.mark.django_db
PASSWORD = "five ordinary words in a row"


def mails(to):
    return list(Mail.objects.filter(to=to).order_by("pk"))


def code_for(address):
    return re.search(r"\b\d{4}-\d{4}\b", mails(address)[-1].text)[0]


def app_code(secret):
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def signed_in(client):
    key = client.session.get(SESSION_KEY)
    return Person.objects.get(pk=key) if key else None


def sign_in_by_code(client, address):
    client.post(reverse("account_login"), {"login": address})
    return client.post(reverse("account_confirm_login_code"), {"code": code_for(address)})


@pytest.fixture
def person():
    return make_account(language="pl")


def test_a_code_from_the_mail_signs_in(client, person):
    answer = sign_in_by_code(client, person.email)

    assert signed_in(client) == person
    assert answer.url == reverse("home")


def test_the_code_may_be_typed_without_its_dash(client, person):
    client.post(reverse("account_login"), {"login": person.email})

    code = code_for(person.email).replace("-", " ")
    client.post(reverse("account_confirm_login_code"), {"code": code})

    assert signed_in(client) == person


def test_capital_letters_in_an_address_do_not_matter(client, person):
    client.post(reverse("account_login"), {"login": person.email.upper()})

    code = code_for(person.email)
    client.post(reverse("account_confirm_login_code"), {"code": code})

    assert signed_in(client) == person


def test_one_returns_to_the_page_one_came_from(client, person):
    client.post(reverse("account_login"), {"login": person.email, "next": "/pl/inbox/"})

    answer = client.post(
        reverse("account_confirm_login_code"),
        {"code": code_for(person.email), "next": "/pl/inbox/"},
    )

    assert answer.url == "/pl/inbox/"


def test_nobody_is_sent_to_another_site(client, person):
    client.post(reverse("account_login"), {"login": person.email})

    answer = client.post(
        reverse("account_confirm_login_code"),
        {"code": code_for(person.email), "next": "https://example.com/"},
    )

    assert answer.url == reverse("home")


def test_one_may_give_another_address_after_all(client, person):
    client.post(reverse("account_login"), {"login": "typo@example.org"})

    client.post(reverse("account_logout"), {"next": reverse("account_login")})
    sign_in_by_code(client, person.email)

    assert signed_in(client) == person


def test_a_wrong_code_is_said_and_the_third_ends_the_attempt(client, person):
    client.post(reverse("account_login"), {"login": person.email})
    answers = [
        client.post(reverse("account_confirm_login_code"), {"code": "0000-0000"}) for _ in range(3)
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 302]
    client.post(reverse("account_confirm_login_code"), {"code": code_for(person.email)})
    assert signed_in(client) is None


def test_a_stranger_sees_the_same_pages_as_somebody_known(client, person):
    known = client.post(reverse("account_login"), {"login": person.email}, follow=True)
    client.logout()
    unknown = client.post(reverse("account_login"), {"login": "nobody@example.org"}, follow=True)

    def page(answer, address):
        text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
        return text.replace(address, "ADDRESS")

    assert page(known, person.email) == page(unknown, "nobody@example.org")
    assert mails("nobody@example.org")[0].template == "people/unknown_account"


def test_signing_up_needs_an_address_and_the_code_sent_to_it(client):
    client.post(reverse("account_signup"), {"email": "Anna@Example.org", "name": "Anna"})
    assert signed_in(client) is None

    client.post(reverse("account_email_verification_sent"), {"code": code_for("anna@example.org")})

    anna = Person.objects.get(email="anna@example.org")
    assert signed_in(client) == anna
    assert anna.name == "Anna"
    assert not anna.has_usable_password()


def test_the_language_of_the_page_becomes_the_language_of_the_mails(client):
    client.post("/en/account/signup/", {"email": "anna@example.org"})

    assert Person.objects.get(email="anna@example.org").language == "en"
    assert "confirms your address" in mails("anna@example.org")[0].subject


def test_signing_up_twice_tells_only_the_owner_of_the_address(client, person):
    new = client.post(reverse("account_signup"), {"email": "new@example.org"}, follow=True)
    client.logout()
    taken = client.post(reverse("account_signup"), {"email": person.email}, follow=True)

    assert new.redirect_chain == taken.redirect_chain
    assert mails(person.email)[-1].template == "people/account_already_exists"
    assert Person.objects.filter(email=person.email).count() == 1


def test_mails_are_written_in_the_readers_language(client, person):
    person.language = "en"
    person.save()

    client.post("/pl/account/login/", {"login": person.email})

    assert mails(person.email)[-1].subject.endswith("is your sign-in code")


def test_only_so_many_mails_go_to_one_address_in_an_hour(client, person, settings):
    settings.LIMITS = settings.LIMITS | {"people.mail": (2, 3600)}
    for _ in range(2):
        client.post(reverse("account_login"), {"login": person.email})
        client.post(reverse("account_logout"))

    answer = client.post(reverse("account_login"), {"login": person.email})

    assert answer.status_code == 200
    assert "login" in answer.context["form"].errors
    assert len(mails(person.email)) == 2


def test_nobody_elsewhere_uses_up_the_mails_of_an_address(client, person, settings):
    settings.LIMITS = settings.LIMITS | {"people.mail": (1, 3600)}
    for _ in range(3):
        client.post(reverse("account_login"), {"login": person.email}, REMOTE_ADDR="203.0.113.7")
    client.cookies.clear()

    client.post(reverse("account_login"), {"login": person.email}, REMOTE_ADDR="198.51.100.9")

    assert len(mails(person.email)) == 2


def test_a_password_signs_in_when_there_is_one(client, person):
    person.set_password(PASSWORD)
    person.save()

    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})

    assert signed_in(client) == person


def test_a_wrong_password_is_said_as_for_somebody_unknown(client, person):
    person.set_password(PASSWORD)
    person.save()

    answers = [
        client.post(reverse("account_login"), {"login": address, "password": "wrong"})
        for address in (person.email, "nobody@example.org")
    ]

    errors = [answer.context["form"].errors for answer in answers]
    assert errors[0] == errors[1]
    assert not mails(person.email)


def test_passwords_are_tried_only_so_often(client, person, settings):
    settings.LIMITS = settings.LIMITS | {"people.password": (3, 900)}
    person.set_password(PASSWORD)
    person.save()
    for _ in range(3):
        client.post(reverse("account_login"), {"login": person.email, "password": "wrong"})

    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})

    assert signed_in(client) is None


def test_a_password_that_is_easy_to_guess_is_refused(client, person):
    sign_in_by_code(client, person.email)

    answer = client.post(
        reverse("account_set_password"), {"password1": "qwertyuiop", "password2": "qwertyuiop"}
    )

    assert "password1" in answer.context["form"].errors
    assert not signed_in(client).has_usable_password()


def test_setting_a_password_is_told_by_mail(client, person):
    sign_in_by_code(client, person.email)

    client.post(reverse("account_set_password"), {"password1": PASSWORD, "password2": PASSWORD})

    assert signed_in(client).check_password(PASSWORD)
    assert mails(person.email)[-1].template == "people/password_set"


def test_a_forgotten_password_is_replaced_with_a_code(client, person):
    person.set_password("forgotten long ago")
    person.save()
    client.post(reverse("account_reset_password"), {"email": person.email})
    code = code_for(person.email)
    client.post(reverse("account_confirm_password_reset_code"), {"code": code})

    client.post(
        reverse("account_complete_password_reset"),
        {"password1": PASSWORD, "password2": PASSWORD},
    )

    person.refresh_from_db()
    assert person.check_password(PASSWORD)
    assert mails(person.email)[-1].template == "people/password_reset"


def test_the_app_is_asked_for_after_the_code(client, person):
    secret = generate_totp_secret()
    TOTP.activate(person, secret)

    answer = sign_in_by_code(client, person.email)
    assert answer.url == reverse("mfa_authenticate")
    assert signed_in(client) is None
    client.post(reverse("mfa_authenticate"), {"code": app_code(secret)})

    assert signed_in(client) == person


def test_a_recovery_code_lets_in_once(client, person):
    TOTP.activate(person, generate_totp_secret())
    code = RecoveryCodes.activate(person).get_unused_codes()[0]
    sign_in_by_code(client, person.email)
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert signed_in(client) == person
    client.logout()

    sign_in_by_code(client, person.email)
    client.post(reverse("mfa_authenticate"), {"code": code})

    assert signed_in(client) is None


def test_codes_of_the_app_are_tried_only_so_often(client, person, settings):
    settings.LIMITS = settings.LIMITS | {"people.password": (2, 900)}
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    sign_in_by_code(client, person.email)
    for _ in range(2):
        client.post(reverse("mfa_authenticate"), {"code": "000000"})

    client.post(reverse("mfa_authenticate"), {"code": app_code(secret)})

    assert signed_in(client) is None


def test_a_passkey_alone_does_not_stand_in_the_way_of_a_code(client, person):
    Authenticator.objects.create(user=person, type="webauthn", data={"name": "phone"})

    sign_in_by_code(client, person.email)

    assert signed_in(client) == person


def test_secrets_of_apps_are_not_readable_in_the_database(person):
    secret = generate_totp_secret()

    TOTP.activate(person, secret)

    stored = Authenticator.objects.get(user=person, type="totp")
    assert secret not in str(stored.data)
    assert stored.wrap().validate_code(app_code(secret))


def test_a_new_address_counts_from_its_code_on(client, person):
    sign_in_by_code(client, person.email)
    old = person.email

    client.post(reverse("account_email"), {"action_add": "yes", "email": "new@example.org"})
    person.refresh_from_db()
    assert person.email == old
    code = code_for("new@example.org")
    client.post(reverse("account_email_verification_sent"), {"code": code})

    person.refresh_from_db()
    assert person.email == "new@example.org"
    assert mails(old)[-1].template == "people/email_changed"


def test_signing_out_asks_once_more(client, person):
    client.force_login(person)

    assert client.get(reverse("account_logout")).status_code == 200
    assert signed_in(client) == person

    client.post(reverse("account_logout"))
    assert signed_in(client) is None


def test_a_closed_account_cannot_sign_in(client, person):
    person.is_active = False
    person.save()

    client.post(reverse("account_login"), {"login": person.email})

    assert mails(person.email)[-1].template == "people/unknown_account"


def test_a_session_is_new_after_signing_in(client, person):
    client.post(reverse("account_login"), {"login": person.email})
    before = client.session.session_key

    client.post(reverse("account_confirm_login_code"), {"code": code_for(person.email)})

    assert client.session.session_key != before
    assert not Session.objects.filter(pk=before).exists()


def test_who_asks_too_quickly_gets_a_page_that_says_so(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    page = reverse("account_login")
    client.post(page, {"login": "not an address"})

    answer = client.post(page, {"login": "not an address"})

    assert answer.status_code == 429
    assert answer.templates[0].name == "429.html"


def test_a_visit_past_the_proxy_is_served_too(client, person, settings):
    settings.TRUSTED_PROXIES = settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2

    answer = client.post(
        reverse("account_login"),
        {"login": person.email},
        headers={"x-forwarded-for": "198.51.100.1"},
    )

    assert answer.status_code == 302


def test_codes_are_read_as_a_file(client, person):
    TOTP.activate(person, generate_totp_secret())
    codes = RecoveryCodes.activate(person).get_unused_codes()
    sign_in_by_code(client, person.email)
    client.post(reverse("mfa_authenticate"), {"code": codes[0]})
    client.post(reverse("mfa_reauthenticate"), {"code": codes[1]})

    answer = client.get(reverse("mfa_download_recovery_codes"))

    assert answer["Content-Type"].startswith("text/plain")
    assert codes[2] in answer.content.decode()
    assert codes[0] not in answer.content.decode()


def test_one_network_cannot_write_to_many_addresses(settings):
    settings.LIMITS = settings.LIMITS | {"people.mail_of_network": (3, 3600)}

    for number in range(5):
        Client().post(reverse("account_login"), {"login": f"somebody{number}@example.org"})

    assert Mail.objects.count() == 3


@pytest.mark.parametrize("name", ["account_login", "account_signup"])
def test_in_a_demo_where_no_mail_arrives_the_way_in_is_the_tour(client, settings, name):
    assert reverse("tour") not in client.get(reverse(name)).content.decode()

    settings.DEMO = True

    assert reverse("tour") in client.get(reverse(name)).content.decode()
