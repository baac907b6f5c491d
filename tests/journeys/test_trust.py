"""Whoever holds a link about trust answers it, in the browser that people have."""

from pathlib import Path

import pytest
from tests.evaluation.factories import make_asker, make_wave
from tests.processes.factories import make_process

import gromada
from gromada.evaluation.actions import issue_tokens
from gromada.evaluation.models import TrustAnswers


@pytest.mark.django_db(transaction=True)
def test_a_link_is_answered_and_sends_its_address_nowhere(phone, live_server, assert_accessible):
    process = make_process()
    wave, by = make_wave(process), make_asker(process)
    [token] = issue_tokens(wave=wave, side="community", who=["ola@example.org"], by=by)
    phone.goto(f"{live_server.url}/pl/prove/trust/answer/{token}/")
    assert_accessible(phone)
    phone.locator("input[name=t1][value='4']").check()

    with phone.expect_request(lambda request: request.method == "POST") as posted:
        phone.get_by_role("button", name="Wyślij odpowiedzi").click()
    phone.wait_for_url("**/thanks/")

    assert TrustAnswers.objects.get().answers["t1"] == 4
    assert token not in posted.value.all_headers().get("referer", "")


def test_no_page_hides_its_origin_from_its_own_forms():
    """A page with “no-referrer” posts with the origin “null”, which the protection refuses."""
    pages = Path(gromada.__file__).parent.rglob("templates/**/*.html")

    assert [page for page in pages if "no-referrer" in page.read_text(encoding="utf-8")] == []
