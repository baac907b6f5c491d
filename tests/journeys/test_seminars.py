"""From the announcement to a confirmed place and a question, in two languages, on a phone."""

import pytest
from tests.journeys.steps import follow, press_enter
from tests.seminars.factories import make_seminar

from gromada.notices.models import Mail
from gromada.seminars.models import SignUp

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def seminar():
    return make_seminar(
        slug="innowacje",
        title_pl="Innowacje w sektorze publicznym",
        title_en="Innovation in the public sector",
        language="en",
        starts=None,
        ends=None,
        capacity=1,
    )


def test_a_place_is_two_fields_away(phone, live_server, seminar, assert_accessible):
    phone.goto(f"{live_server.url}/pl/seminars/")
    follow(phone.get_by_role("link", name="Innowacje w sektorze publicznym"))
    phone.get_by_text("godzinę podamy później").first.wait_for()
    phone.get_by_text("angielski").first.wait_for()
    assert_accessible(phone)
    phone.get_by_label("Twoje nazwisko").or_(phone.locator("#id_name")).first.fill("Anna Bąk")
    phone.locator("#id_email").fill("anna@example.org")
    follow(phone.get_by_role("button", name="Zgłoś się na seminarium"))
    phone.get_by_role("heading", level=1, name="Zajrzyj do poczty").wait_for()
    assert_accessible(phone)

    mail = Mail.objects.get()
    assert mail.subject == "Masz miejsce: Innowacje w sektorze publicznym"
    link = next(word for word in mail.text.split() if "/sign-ups/" in word)
    phone.goto(live_server.url + link[link.index("/pl/") :])
    phone.get_by_text("Masz miejsce.").wait_for()
    follow(phone.get_by_role("button", name="Wycofaj moje zgłoszenie"))
    assert SignUp.objects.get().is_withdrawn


def test_a_question_by_keyboard_without_javascript(page_without_javascript, live_server, seminar):
    page = page_without_javascript
    page.goto(f"{live_server.url}/en/seminars/innowacje/questions/")
    page.locator("#id_text").focus()
    page.keyboard.type("Who pays for it?")
    page.keyboard.press("Tab")
    press_enter(page)

    page.get_by_text("You asked this.").wait_for()

    assert seminar.questions.get().text == "Who pays for it?"
