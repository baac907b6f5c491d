"""The gallery is the accessibility test of every component."""

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.django_db(transaction=True)


def test_components_are_accessible_in_the_light_and_in_the_dark(
    page, live_server, assert_accessible
):
    page.goto(f"{live_server.url}/pl/ui/")
    assert_accessible(page)

    page.emulate_media(color_scheme="dark")
    page.reload()
    assert_accessible(page)


def test_components_fit_a_small_phone_and_a_thumb(phone, live_server, assert_accessible):
    phone.goto(f"{live_server.url}/en/ui/")

    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert_accessible(phone)
    too_small = phone.evaluate(
        """[...document.querySelectorAll("a, button, input, select, summary")]
            .filter(e => e.offsetParent && getComputedStyle(e).display !== "inline")
            .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
            .filter(([, box]) => box.width < 24 || box.height < 24)
            .map(([html]) => html)"""
    )
    assert too_small == []


def test_the_first_thing_is_the_way_past_the_header(page, live_server):
    page.goto(f"{live_server.url}/pl/privacy/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.locator("#main")).to_be_focused()
