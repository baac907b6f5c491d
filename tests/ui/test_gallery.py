import re

import pytest

from gromada.ui.views import EXAMPLES


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_gallery_shows_every_component(client, language):
    response = client.get(f"/{language}/ui/")

    assert response.status_code == 200
    shown = re.findall(r'id="part-([\w-]+)"', response.content.decode())
    assert shown == sorted(path.stem for path in EXAMPLES.glob("*.html"))


def test_an_address_without_language_leads_to_the_reader_s(client):
    response = client.get("/ui/", headers={"accept-language": "en"})

    assert response.headers["Location"] == "/en/ui/"


@pytest.mark.django_db
def test_ids_are_said_once(client):
    html = client.get("/pl/ui/").content.decode()

    ids = re.findall(r'\sid="([^"]+)"', html)

    assert sorted(ids) == sorted(set(ids))
