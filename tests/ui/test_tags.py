import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages.storage.base import Message
from django.db.models.fields import BLANK_CHOICE_DASH
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils.translation import override

from gromada.ui.forms import ExampleForm
from gromada.ui.templatetags import ui


def rendered(source, **context):
    return Template("{% load ui %}" + source).render(Context(context))


def test_icons_are_decoration_unless_they_have_a_label():
    assert 'aria-hidden="true"' in rendered('{% icon "check" %}')
    assert 'role="img" aria-label="Done"' in rendered('{% icon "check" "Done" %}')


def test_icons_carry_no_style_that_the_policy_would_block():
    assert "style=" not in rendered('{% icon "check" %}')


def test_an_icon_label_cannot_break_out():
    assert "<script" not in rendered("{% icon 'check' label %}", label='"><script>')


@pytest.mark.parametrize("name", ["circle", "square", "triangle", "diamond", "pentagon"])
def test_shapes_of_sides(name):
    html = rendered("{% shape name 'a' label %}", name=name, label="Group A")

    assert 'class="shape shape--a"' in html
    assert 'aria-label="Group A"' in html


def unbroken(words):
    """The same with the number of each day kept at its month."""
    return re.sub(r"(\d) (?=[^\W\d])", "\\1\u00a0", words)


@pytest.mark.parametrize(
    ("language", "words"), [("pl", "14\u00a0grudnia 2026"), ("en", "14\u00a0December 2026")]
)
def test_dates_are_in_words(language, words):
    with override(language):
        html = rendered("{% date_words day %}", day=date(2026, 12, 14))

    assert html == f'<time datetime="2026-12-14">{words}</time>'
    late_in_warsaw = datetime(2026, 12, 13, 23, 30, tzinfo=UTC)
    with override(language):
        for moment, day in ((late_in_warsaw, words), (date(2026, 12, 14), words), (None, "")):
            assert rendered("{{ moment|full_day }}", moment=moment) == day


def test_moments_are_told_in_the_time_of_the_place():
    with override("pl"):
        html = rendered("{% time_words moment %}", moment=datetime(2026, 12, 14, 17, tzinfo=UTC))

    assert html == '<time datetime="2026-12-14T18:00:00+01:00">14\u00a0grudnia 2026, 18:00</time>'


@pytest.mark.parametrize(
    ("grosze", "pl", "en"),
    [
        (1240000, "12\u202f400\u00a0zł", "12\u202f400\u00a0zł"),
        (123456789, "1\u202f234\u202f567,89\u00a0zł", "1\u202f234\u202f567.89\u00a0zł"),
        (200000, "2\u202f000\u00a0zł", "2\u202f000\u00a0zł"),
        (5, "0,05\u00a0zł", "0.05\u00a0zł"),
        (-1240000, "\u221212\u202f400\u00a0zł", "\u221212\u202f400\u00a0zł"),
        (0, "0\u00a0zł", "0\u00a0zł"),
        (None, "", ""),
    ],
)
def test_money_has_thin_spaces_and_never_breaks(grosze, pl, en):
    for language, words in (("pl", pl), ("en", en)):
        with override(language):
            assert rendered("{% money amount %}", amount=grosze) == words


def test_a_field_ties_its_hint_and_error_to_its_input():
    form = ExampleForm({"email": "anna"})

    html = rendered("{% field form.statement %}", form=form)

    assert '<label class="field__label" for="id_statement">' in html
    assert 'aria-describedby="id_statement_hint id_statement_error"' in html
    assert 'id="id_statement_hint"' in html
    assert 'id="id_statement_error"' in html
    assert 'aria-invalid="true"' in html


def test_a_field_keeps_what_was_typed():
    html = rendered("{% field form.email %}", form=ExampleForm({"email": "anna"}))

    assert 'value="anna"' in html


def test_choices_are_a_group_with_a_legend():
    html = rendered("{% field form.answer %}", form=ExampleForm())

    assert "<fieldset" in html
    assert '<legend class="field__label">' in html


def test_a_hidden_field_is_only_its_input():
    class WithHidden(forms.Form):
        token = forms.CharField(widget=forms.HiddenInput)

    assert "label" not in rendered("{% field form.token %}", form=WithHidden())


def test_errors_are_summed_up_on_top_with_a_way_to_each():
    html = rendered("{% form_errors form %}", form=ExampleForm({"email": "anna"}))

    assert 'href="#id_statement"' in html
    assert 'href="#id_email"' in html
    assert 'role="alert"' in html


def test_no_summary_without_errors():
    form = ExampleForm({"statement": "Shade at every stop.", "answer": "yes"})

    assert rendered("{% form_errors form %}", form=form).strip() == ""


def test_a_bar_is_as_long_as_its_counts():
    html = rendered("{% bar 50 25 25 %}")

    assert 'x="0.00" y="0" width="49.00"' in html
    assert 'class="bar__pass" x="50.00" y="0" width="24.00"' in html
    assert 'class="bar__disagree" x="75.00" y="0" width="25.00"' in html


def test_a_bar_of_nothing_is_empty():
    assert "<rect" not in rendered("{% bar 0 0 0 %}")


@pytest.mark.parametrize(
    ("tags", "kind"),
    [("success", "success"), ("warning", "attention"), ("error", "refusal"), ("info", "plain")],
)
def test_messages_look_like_what_they_say(tags, kind):
    level = {"success": 25, "warning": 30, "error": 40, "info": 20}[tags]

    assert rendered("{{ message|message_kind }}", message=Message(level, "x")) == kind


def test_the_title_is_said_in_the_tab_and_as_the_heading():
    source = '{% extends "ui/apart.html" %}{% block title %}Two &amp; words{% endblock %}'

    html = Template(source).render(Context({"site_name": "Gromada"}))

    assert "<title>Two &amp; words · Gromada</title>" in html
    assert "<h1>Two &amp; words</h1>" in html


def test_a_heading_may_differ_from_the_title():
    source = (
        '{% extends "ui/apart.html" %}{% block title %}Short{% endblock %}'
        "{% block heading %}Long{% endblock %}"
    )

    assert "<h1>Long</h1>" in Template(source).render(Context())


def test_the_mark_is_decoration():
    assert 'aria-hidden="true"' in render_to_string("ui/_mark.html")


def test_words_of_others_stand_in_the_marks_of_the_language():
    said = {"said": "tak & nie"}

    with override("pl"):
        assert rendered("{{ said|quoted }}", **said) == "„tak &amp; nie”"
    with override("en"):
        assert rendered("{{ said|quoted }}", **said) == "“tak &amp; nie”"


def test_words_of_one_letter_keep_to_the_next_in_polish():
    sentence = '<p class="a b">Ludzie z ulicy i w bloku</p>'

    with override("pl"):
        kept = rendered("{% held %}" + sentence + "{% endheld %}")
        assert kept == '<p class="a b">Ludzie z\u00a0ulicy i\u00a0w\u00a0bloku</p>'
        assert rendered("{{ said|held }}", said="I <b> w") == "I\u00a0&lt;b&gt; w"
    with override("en"):
        assert rendered("{% held %}" + sentence + "{% endheld %}") == sentence


def test_numbers_have_their_thousands_apart():
    with override("pl"):
        assert rendered("{{ n|grouped }}", n=2000) == "2\u202f000"
    with override("en"):
        assert rendered("{{ n|grouped }}", n=2000) == "2,000"


def today_is(monkeypatch, day):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda value=None: value or day)


@pytest.mark.parametrize(
    ("language", "first", "last", "words"),
    [
        ("pl", date(2026, 10, 19), date(2026, 12, 8), "19 października – 8 grudnia"),
        ("en", date(2026, 10, 19), date(2026, 12, 8), "19 October – 8 December"),
        ("pl", date(2025, 10, 19), date(2025, 12, 8), "19 października – 8 grudnia 2025"),
        ("en", date(2025, 10, 19), date(2025, 12, 8), "19 October – 8 December 2025"),
        ("pl", date(2025, 12, 19), date(2026, 1, 8), "19 grudnia 2025 – 8 stycznia 2026"),
        ("en", date(2026, 12, 19), date(2027, 1, 8), "19 December 2026 – 8 January 2027"),
    ],
)
def test_a_range_of_days_names_the_year_unless_it_is_this_one(
    monkeypatch, language, first, last, words
):
    today_is(monkeypatch, date(2026, 12, 31))

    with override(language):
        html = rendered("{% day_range first last %}", first=first, last=last)
    assert html == unbroken(words)


@pytest.mark.parametrize(
    ("today", "pl", "en"),
    [
        (date(2026, 12, 31), "31 grudnia", "31 December"),
        (date(2027, 1, 1), "31 grudnia 2026", "31 December 2026"),
    ],
)
def test_a_day_gets_its_year_when_the_year_is_over(monkeypatch, today, pl, en):
    today_is(monkeypatch, today)

    for language, words in (("pl", pl), ("en", en)):
        with override(language):
            assert rendered("{{ day|day }}", day=date(2026, 12, 31)) == unbroken(words)
    assert rendered("{{ day|day }}", day=None) == ""


class Choosing(forms.Form):
    model = forms.ModelChoiceField(ContentType.objects.none())
    code = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("a", "A")])
    own = forms.ModelChoiceField(ContentType.objects.none(), empty_label="nobody yet")


def test_a_choice_begins_with_words_and_not_with_hyphens():
    form = Choosing()

    with override("en"):
        shown = [ui.field(form[name]) for name in form.fields]

    first = [re.search(r'<option value=""[^>]*>([^<]*)', html)[1] for html in shown]
    assert first == ["Choose…", "Choose…", "nobody yet"]
