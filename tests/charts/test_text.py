from datetime import date

import pytest

from gromada.charts.text import date_words, decimal, listed, percent, significant, translator, whole


@pytest.mark.parametrize(
    ("value", "polish", "english"),
    [(0, "0", "0"), (4210, "4\u202f210", "4,210"), (-12, "−12", "−12")],
)
def test_whole_numbers(value, polish, english):
    assert (whole(value, "pl"), whole(value, "en")) == (polish, english)


def test_decimals_take_a_comma_in_polish():
    assert (decimal(-0.875, 2, "pl"), decimal(0.5, 2, "en")) == ("−0,88", "0.50")


@pytest.mark.parametrize(
    ("share", "words"), [(0, "0%"), (0.005, "1%"), (0.4949, "49%"), (0.995, "100%"), (1, "100%")]
)
def test_shares_are_whole_percents(share, words):
    assert percent(share, "pl") == words


def test_lists_end_with_and():
    assert [listed(items, "en") for items in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]


def test_dates_in_words():
    day = date(2026, 12, 14)

    assert (date_words(day, "pl"), date_words(day, "en")) == (
        "14 grudnia 2026",
        "14 December 2026",
    )


def test_a_language_without_a_catalogue_falls_back_to_english():
    assert translator("xx").gettext("The map") == "The map"


@pytest.mark.parametrize(
    ("value", "words"), [(1.97e40, "1.97e40"), (-3.4e-40, "−3.40e−40"), (12_345_678, "12,345,678")]
)
def test_very_large_and_very_small_numbers_keep_three_figures(value, words):
    assert significant(value, "en") == words
