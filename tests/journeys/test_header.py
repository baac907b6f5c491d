"""The header: one row on a phone, and a menu that a keyboard opens and closes."""

from playwright.sync_api import expect

PHONE = {"width": 360, "height": 740}


def test_the_header_is_one_row(page, live_server):
    for width in (320, 360, 1280):
        page.set_viewport_size({"width": width, "height": 740})
        page.goto(f"{live_server.url}/pl/")

        assert page.locator(".header").bounding_box()["height"] < 80, width


def test_a_keyboard_opens_and_closes_the_menu(page, live_server, assert_accessible):
    page.set_viewport_size(PHONE)
    page.goto(f"{live_server.url}/en/")
    menu = page.locator(".header__menu summary")
    door = page.get_by_role("link", name="Decide", exact=True)
    expect(door).to_be_hidden()

    menu.focus()
    page.keyboard.press("Enter")
    expect(door).to_be_visible()
    assert_accessible(page)

    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(door).to_be_hidden()
    expect(menu).to_be_focused()


def test_the_menu_opens_without_scripts(browser, live_server):
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)
    page = context.new_page()
    page.goto(f"{live_server.url}/en/")

    page.get_by_text("Menu", exact=True).click()

    expect(page.get_by_role("link", name="Decide", exact=True)).to_be_visible()
    context.close()
