"""Messages are worded for their reader."""

import pytest
from django.utils import translation

from gromada.notices.actions.rendering import rendered


def test_the_reader_decides_the_language_not_the_sender():
    with translation.override("pl"):
        message = rendered("notices/sample", context={"what": "Park"}, language="en")

    assert message.words == "en: Park is on."
    assert '<html lang="en">' in message.html


def test_text_is_left_as_it_is_and_html_is_escaped():
    message = rendered("notices/sample", context={"what": "<b> & co"}, language="en")

    assert message.subject == "<b> & co"
    assert "<b> & co is on." in message.text
    assert "&lt;b&gt; &amp; co is on." in message.html
    assert "<b> & co" not in message.html


def test_a_name_with_a_line_break_cannot_add_a_header():
    message = rendered(
        "notices/sample", context={"what": "Park\nBcc: all@example.org"}, language="en"
    )

    assert message.subject == "Park"


def test_a_subject_fits():
    message = rendered("notices/sample", context={"what": "x" * 400}, language="en")

    assert len(message.subject) == 250


def test_the_text_ends_with_where_it_leads():
    link = "https://gromada.example/pl/processes/depot/"

    message = rendered("notices/sample", context={"what": "Park", "link": link}, language="en")

    assert link in message.text
    assert f'href="{link}"' in message.html
    assert link not in message.words


def test_an_app_can_lay_out_its_html(sample_templates):
    (sample_templates / "sample.html").write_text(
        '{% extends "notices/mail.html" %}{% block body %}<p>Own: {{ what }}</p>{% endblock %}'
    )

    message = rendered("notices/sample", context={"what": "Park"}, language="en")

    assert "<p>Own: Park</p>" in message.html


@pytest.mark.parametrize("language", ["pl", "en"])
def test_a_mail_fetches_nothing_and_has_its_heading(language):
    html = rendered("notices/sample", context={"what": "Park"}, language=language).html

    assert "<h1>Park</h1>" in html
    assert not any(word in html for word in ["<img", "<link", "<script", "style=", "@import"])
