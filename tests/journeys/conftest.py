"""Journeys run in a real browser against a live server; every page is watched while they do."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import expect
from pytest_django.live_server_helper import LiveServer
from tests.journeys.slowness import as_asked_for

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
PHONE = {"width": 360, "height": 740}
# As long as a busy machine may take; what is there at once is not waited for.
PATIENCE = 30_000
expect.set_options(timeout=PATIENCE)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# «preload» makes axe fetch style sheets from wrong addresses, through the session
AXE_OPTIONS = {
    "runOnly": {"type": "tag", "values": WCAG},
    "resultTypes": ["violations"],
    "preload": False,
}
# Only what is wrong is handed over: all that is right takes longer to hand over than to find.
RUN_AXE = "options => axe.run(options).then(results => results.violations)"


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker("browser")


@pytest.fixture(scope="session", autouse=True)
def database_beside_the_browser():
    """Playwright's own event loop makes Django think that these tests are asynchronous."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    yield
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def live_server(prepared_folder):
    """The site with its files as visitors get them: built by setup, one style sheet, kept."""
    built = {"staticfiles": {"BACKEND": "gromada.site.storage.StaticStorage"}}
    static = prepared_folder / "static"
    with override_settings(STORAGES=settings.STORAGES | built, STATIC_ROOT=static):
        server = LiveServer("localhost", start=False)
        server.thread.static_handler = as_asked_for
        server.start()
        yield server
        server.stop()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("In CI the browser must be there: apt install chromium")
        pytest.skip("chromium is not installed")
    return browser_type_launch_args | {"executable_path": chromium, "args": FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return browser_context_args | {"locale": "pl-PL", "reduced_motion": "reduce"}


class Watch:
    """What went wrong on a page while nobody looked."""

    def __init__(self, own_host: str) -> None:
        self.own_host = own_host
        self.problems: list[str] = []

    def follow(self, context) -> None:
        context.on("request", self.see_request)
        context.on("weberror", lambda error: self.problems.append(f"script: {error.error}"))
        context.on("console", self.see_console)

    def see_request(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https"} and parts.netloc != self.own_host:
            self.problems.append(f"third-party request: {request.url}")

    def see_console(self, message) -> None:
        # what axe does to a page comes from no address
        ours = message.location["url"] != ""
        if ours and message.type == "error" and "Content Security Policy" in message.text:
            self.problems.append(message.text)


@pytest.fixture
def watched(context, live_server):
    """Fails the journey on a third-party request, a script error or a blocked script or style."""
    watch = Watch(urlsplit(live_server.url).netloc)
    watch.follow(context)
    yield watch
    assert watch.problems == []


@pytest.fixture
def page(watched, page):
    page.set_default_timeout(PATIENCE)
    return page


@pytest.fixture
def phone(page):
    """The same page in a window as wide as a small phone."""
    page.set_viewport_size(PHONE)
    return page


@pytest.fixture
def page_without_javascript(browser, browser_context_args, live_server):
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    watch = Watch(urlsplit(live_server.url).netloc)
    watch.follow(context)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()
    assert watch.problems == []


@pytest.fixture(scope="session")
def assert_accessible():
    """``assert_accessible(page)``: no violation that axe can find."""

    def check(page) -> None:
        page.wait_for_load_state()
        page.evaluate(AXE_SCRIPT)
        found = [
            f"{violation['id']}: {violation['help']} — {node['target']}"
            for violation in page.evaluate(RUN_AXE, AXE_OPTIONS)
            for node in violation["nodes"]
        ]
        assert found == [], f"{page.url}\n" + "\n".join(found)

    return check
