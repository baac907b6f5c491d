"""Templates that only these tests use."""

import pytest

SAMPLE = """Subject: {% load i18n %}{{ what }}

{% get_current_language as now %}{{ now }}: {{ what }} is on.
"""


@pytest.fixture(autouse=True)
def sample_templates(settings, tmp_path):
    folder = tmp_path / "notices" / "notices"
    folder.mkdir(parents=True)
    (folder / "sample.txt").write_text(SAMPLE)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    return folder
