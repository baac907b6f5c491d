from itertools import combinations

import pytest
from tests.ui.colours import VISION, contrast, distance, themes

THEMES = themes()
GROUNDS = ["paper", "surface", "sunk"]
TEXT_ON = [
    *[(text, ground) for text in ["ink", "ink-soft", "act", "act-strong"] for ground in GROUNDS],
    *[(text, ground) for text in ["attention", "refusal"] for ground in GROUNDS],
    ("on-act", "act"),
    ("on-act", "act-strong"),
    ("on-refusal", "refusal"),
    *[
        (text, ground)
        for text in ["ink", "ink-soft"]
        for ground in ["act-tint", "attention-tint", "refusal-tint"]
    ],
    ("act", "act-tint"),
    ("act-strong", "act-tint"),
    ("attention", "attention-tint"),
    ("refusal", "refusal-tint"),
    *[("ink", f"side-{side}-tint") for side in "abcde"],
]
MARKS = ["line-strong", "agree", "disagree", "focus", *(f"side-{side}" for side in "abcde")]
# Two patches side by side are told apart from about 2; we ask for five times as much.
FAR_ENOUGH = 10


@pytest.mark.parametrize("theme", THEMES)
def test_text_can_be_read(theme):
    colours = THEMES[theme]

    too_weak = {
        f"{text} on {ground}": round(contrast(colours[text], colours[ground]), 2)
        for text, ground in TEXT_ON
        if contrast(colours[text], colours[ground]) < 4.5
    }

    assert too_weak == {}


@pytest.mark.parametrize("theme", THEMES)
def test_plain_text_is_easy_to_read(theme):
    colours = THEMES[theme]

    assert contrast(colours["ink"], colours["paper"]) >= 7
    assert contrast(colours["ink-soft"], colours["paper"]) >= 7


@pytest.mark.parametrize("theme", THEMES)
def test_edges_and_marks_can_be_seen(theme):
    colours = THEMES[theme]

    too_weak = {
        f"{mark} on {ground}": round(contrast(colours[mark], colours[ground]), 2)
        for mark in MARKS
        for ground in ["paper", "surface"]
        if contrast(colours[mark], colours[ground]) < 3
    }

    assert too_weak == {}


@pytest.mark.parametrize("vision", VISION)
@pytest.mark.parametrize("theme", THEMES)
def test_five_groups_look_different(theme, vision):
    colours = THEMES[theme]

    too_near = {
        f"{one} and {other}": round(found, 1)
        for one, other in combinations("abcde", 2)
        if (found := distance(colours[f"side-{one}"], colours[f"side-{other}"], vision))
        < FAR_ENOUGH
    }

    assert too_near == {}


@pytest.mark.parametrize("theme", THEMES)
def test_focus_shows_on_every_ground(theme):
    colours = THEMES[theme]

    assert all(
        max(contrast(colours["focus"], ground), contrast(colours["focus-halo"], ground)) >= 3
        for ground in [colours["paper"], colours["surface"], colours["act"], colours["sunk"]]
    )
