"""Signing in by code, with a password and an app, with a passkey; by keyboard; in two languages."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from playwright.sync_api import expect
from tests.journeys.steps import follow, press_enter
from tests.people.factories import make_account, make_organisation, make_steward

from gromada.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "five ordinary words in a row"


@pytest.fixture(autouse=True)
def nothing_counted_before():
    cache.clear()


@pytest.fixture
def person():
    return make_account(language="pl", email="anna@example.org", name="Anna")


def code_from_the_mail():
    return re.search(r"\b\d{4}-\d{4}\b", mail.outbox[-1].body)[0]


def sign_in_by_code(page, site, address="anna@example.org", language="pl"):
    page.goto(f"{site.url}/{language}/account/login/")
    page.get_by_label(re.compile("mail")).fill(address)
    press_enter(page)
    expect(page).to_have_url(re.compile("/login/code/confirm/"))
    page.locator("input[name=code]").fill(code_from_the_mail())
    press_enter(page)
    expect(page).to_have_url(re.compile(rf"/{language}/$"))


@pytest.fixture
def passkey_device(page):
    """A device that keeps passkeys and whose owner always says yes."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    answer = device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return device, answer["authenticatorId"]


@pytest.mark.parametrize("language", ["pl", "en"])
def test_somebody_new_signs_up_by_keyboard_alone(page, live_server, language, assert_accessible):
    page.goto(f"{live_server.url}/{language}/account/login/")
    assert_accessible(page)
    page.locator("a[href*='/account/signup/']").focus()
    press_enter(page)
    expect(page).to_have_url(re.compile("/account/signup/"))
    assert_accessible(page)

    page.locator("input[name=email]").focus()
    page.keyboard.type("new@example.org")
    page.keyboard.press("Tab")
    page.keyboard.type("Nowa Osoba")
    press_enter(page)
    expect(page.locator("input[name=code]")).to_be_focused()
    assert_accessible(page)
    page.keyboard.type(code_from_the_mail())
    press_enter(page)

    expect(page).to_have_url(re.compile(rf"/{language}/$"))
    assert Person.objects.get(email="new@example.org").language == language


def test_signing_in_needs_no_javascript(page_without_javascript, live_server, person):
    sign_in_by_code(page_without_javascript, live_server)


def test_mistakes_are_said_beside_the_field_and_on_top(page, live_server, assert_accessible):
    page.goto(f"{live_server.url}/en/account/login/")
    page.get_by_label("E-mail address").fill("not an address")
    press_enter(page)

    expect(page.get_by_role("alert")).to_contain_text("E-mail address")
    expect(page.get_by_label("E-mail address")).to_have_attribute("aria-invalid", "true")
    assert_accessible(page)


def test_a_password_and_an_app_are_added_and_then_asked_for(
    page, live_server, person, assert_accessible
):
    sign_in_by_code(page, live_server, language="en")
    page.goto(f"{live_server.url}/en/account/2fa/")
    assert_accessible(page)
    follow(page.get_by_role("link", name="Set a password"))
    assert_accessible(page)
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.get_by_label("New password once more").fill(PASSWORD)
    follow(page.get_by_role("button", name="Save the password"))
    expect(page.locator("#messages")).to_contain_text("Your password is saved")

    follow(page.get_by_role("link", name="Turn the app on"))
    expect(page).to_have_url(re.compile("/reauthenticate/"))
    assert_accessible(page)
    page.get_by_label("Password").fill(PASSWORD)
    press_enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Turn the authenticator app on")
    assert_accessible(page)
    page.get_by_text("I cannot use the camera").click()
    secret = page.locator("code").inner_text()
    page.get_by_label("Code that the app shows").fill(app_code(secret))
    press_enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your recovery codes")
    assert_accessible(page)
    recovery_code = page.locator("code").first.inner_text()

    sign_out(page, live_server)
    page.get_by_label("E-mail address").fill(person.email)
    page.get_by_text("I have a password").click()
    page.get_by_label("Password", exact=False).first.fill(PASSWORD)
    follow(page.get_by_role("button", name="Sign in with the password"))
    expect(page.get_by_role("heading", level=1)).to_have_text("The second step")
    assert_accessible(page)
    page.get_by_label("Code from your app").fill(recovery_code)
    press_enter(page)
    expect(page).to_have_url(re.compile("/en/$"))

    page.goto(f"{live_server.url}/en/account/2fa/totp/deactivate/")
    page.get_by_label("Password").fill(PASSWORD)
    press_enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Turn the authenticator app off?")
    assert_accessible(page)
    for path in ["2fa/", "2fa/recovery-codes/generate/", "2fa/reauthenticate/", "password/change/"]:
        page.goto(f"{live_server.url}/en/account/{path}")
        assert_accessible(page)


def test_a_passkey_is_added_and_signs_in(
    page, live_server, person, passkey_device, assert_accessible
):
    sign_in_by_code(page, live_server, language="en")
    page.goto(f"{live_server.url}/en/account/2fa/")
    follow(page.get_by_role("link", name="Add a passkey"))
    assert_accessible(page)
    page.get_by_label("Name of this passkey").fill("My laptop")
    follow(page.get_by_role("button", name="Add the passkey"))
    expect(page.get_by_role("heading", name="My laptop")).to_be_visible()
    assert_accessible(page)

    sign_out(page, live_server)
    assert_accessible(page)
    page.get_by_role("button", name="Use my passkey").focus()
    press_enter(page)
    expect(page).to_have_url(re.compile("/en/$"))
    expect(page.locator("#messages")).to_contain_text("You are signed in")

    page.goto(f"{live_server.url}/en/account/2fa/webauthn/")
    follow(page.get_by_role("link", name="Rename My laptop"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you?")
    assert_accessible(page)
    follow(page.get_by_role("button", name="Use my passkey"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Rename a passkey")
    assert_accessible(page)
    page.get_by_label("Name of this passkey").fill("Old laptop")
    press_enter(page)
    follow(page.get_by_role("link", name="Remove Old laptop"))
    assert_accessible(page)
    follow(page.get_by_role("button", name="Remove the passkey"))
    expect(page.get_by_role("heading", name="No passkeys yet")).to_be_visible()
    assert_accessible(page)


def test_a_refused_passkey_is_said_and_the_code_still_works(
    page, live_server, person, passkey_device
):
    page.goto(f"{live_server.url}/en/account/login/")

    page.get_by_role("button", name="Use my passkey").click()

    expect(page.get_by_text("No passkey was used")).to_be_visible()
    sign_in_by_code(page, live_server)


def test_a_forgotten_password_is_replaced(page, live_server, person, assert_accessible):
    page.goto(f"{live_server.url}/en/account/password/reset/")
    assert_accessible(page)
    page.get_by_label("E-mail address").fill(person.email)
    press_enter(page)
    expect(page.locator("input[name=code]")).to_be_focused()
    assert_accessible(page)
    page.keyboard.type(code_from_the_mail())
    press_enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Choose a new password")
    assert_accessible(page)
    page.get_by_label("New password", exact=True).fill(PASSWORD)
    page.get_by_label("New password once more").fill(PASSWORD)
    press_enter(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your new password is saved")
    assert_accessible(page)


@pytest.mark.parametrize("language", ["pl", "en"])
def test_pages_of_an_account(phone, live_server, person, language, assert_accessible):
    """Those that test_every_page.py leaves out."""
    organisation = make_organisation(name="Urząd Gminy")
    steward = make_steward(organisation)
    organisation.memberships.create(person=person, role="steward")
    sign_in_by_code(phone, live_server, language=language)
    membership = steward.memberships.get()

    for path in [
        f"people/organisations/{organisation.slug}/members/{membership.pk}/end/",
        "account/2fa/",
        "account/2fa/webauthn/",
        "account/email/",
        "account/password/set/",
        "account/inactive/",
        "account/logout/",
    ]:
        phone.goto(f"{live_server.url}/{language}/{path}")
        assert_accessible(phone)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, path


def app_code(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_out(page, site):
    page.goto(f"{site.url}/en/account/logout/")
    follow(page.get_by_role("main").get_by_role("button", name="Sign out"))
    page.goto(f"{site.url}/en/account/login/")
